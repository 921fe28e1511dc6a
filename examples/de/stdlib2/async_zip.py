"""Ein Thread packt, das Hauptprogramm läuft weiter

Seite: stdlib2
Beispiel: async_zip
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
        os.chdir(tempfile.mkdtemp(prefix="async_zip-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import threading
import zipfile


class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__(name="Zip im Hintergrund")
        self.infile = infile
        self.outfile = outfile

    def run(self):
        with zipfile.ZipFile(self.outfile, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self.infile)
        print("Zippen im Hintergrund abgeschlossen:", self.infile)


background = AsyncZip("mydata.txt", "myarchive.zip")
background.start()
print("Das Hauptprogramm läuft inzwischen weiter.")

background.join()  # Wartet, bis der Thread beendet ist.
print("Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Hauptprogramm läuft inzwischen weiter.
# | Zippen im Hintergrund abgeschlossen: mydata.txt
# | Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.
#
# Auch möglich, es gibt aus:
# | Zippen im Hintergrund abgeschlossen: mydata.txt
# | Das Hauptprogramm läuft inzwischen weiter.
# | Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.
#
# Es hinterlässt diese Dateien:
# - mydata.txt
# - myarchive.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
