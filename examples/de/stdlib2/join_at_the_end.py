"""Lösung: Gewartet wird erst ganz am Schluss

Seite: stdlib2
Beispiel: join_at_the_end
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="join_at_the_end-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import threading
import zipfile


def pack(infile, outfile):
    with zipfile.ZipFile(outfile, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(infile)
    print("Zippen im Hintergrund abgeschlossen:", infile)


background = threading.Thread(target=pack, args=("mydata.txt", "myarchive.zip"))
background.start()
print("Das Hauptprogramm läuft inzwischen weiter.")
print("Das Hauptprogramm ist am Ende.")
background.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Hauptprogramm läuft inzwischen weiter.
# | Das Hauptprogramm ist am Ende.
# | Zippen im Hintergrund abgeschlossen: mydata.txt
#
# Auch möglich, es gibt aus:
# | Das Hauptprogramm läuft inzwischen weiter.
# | Zippen im Hintergrund abgeschlossen: mydata.txt
# | Das Hauptprogramm ist am Ende.
#
# Auch möglich, es gibt aus:
# | Zippen im Hintergrund abgeschlossen: mydata.txt
# | Das Hauptprogramm läuft inzwischen weiter.
# | Das Hauptprogramm ist am Ende.
#
# Es hinterlässt diese Dateien:
# - mydata.txt
# - myarchive.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
