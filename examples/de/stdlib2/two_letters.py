"""Lösung: Zwei Archive, zwei Berichte

Seite: stdlib2
Beispiel: two_letters
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="two_letters-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("anna.txt").write_text("Dear Anna", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import tempfile
import threading
import zipfile
from pathlib import Path

reports = {}


def pack(infile):
    outfile = Path(infile).with_suffix(".zip")
    try:
        with tempfile.TemporaryDirectory(dir=outfile.parent) as folder:
            unfinished = Path(folder, outfile.name)
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(infile)
            reports[infile] = unfinished.replace(outfile)
    except OSError as error:
        reports[infile] = type(error).__name__


threads = [
    threading.Thread(target=pack, args=(infile,), name=infile)
    for infile in ("anna.txt", "ben.txt")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(f"{thread.name}: {reports[thread.name]}")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | anna.txt: anna.zip
# | ben.txt: FileNotFoundError
#
# Es hinterlässt diese Dateien:
# - anna.txt
# - anna.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
