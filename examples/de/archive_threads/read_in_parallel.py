"""Jeder Auftrag öffnet das Archiv für sich

Seite: archive_threads
Beispiel: read_in_parallel
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
        os.chdir(tempfile.mkdtemp(prefix="read_in_parallel-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from concurrent.futures import ThreadPoolExecutor

with zipfile.ZipFile("diary.zip", "w") as archive:
    archive.writestr("monday.txt", "Regen\nnoch mehr Regen\n")
    archive.writestr("tuesday.txt", "Sonne\n")


def count_lines(name):
    with zipfile.ZipFile("diary.zip") as archive:
        return name, len(archive.read(name).splitlines())


with zipfile.ZipFile("diary.zip") as archive:
    names = archive.namelist()
with ThreadPoolExecutor(max_workers=2) as pool:
    for name, lines in pool.map(count_lines, names):
        print(name, lines)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | monday.txt 2
# | tuesday.txt 1
#
# Es hinterlässt diese Dateien:
# - diary.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
