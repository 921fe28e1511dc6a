"""Jeder Thread öffnet das Archiv für sich

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
import threading
import zipfile

with zipfile.ZipFile("diary.zip", "w") as archive:
    archive.writestr("monday.txt", "Regen\nnoch mehr Regen\n")
    archive.writestr("tuesday.txt", "den ganzen Tag Sonne\n")

lines = {}


def count_lines(name):
    with zipfile.ZipFile("diary.zip") as archive:
        lines[name] = len(archive.read(name).splitlines())


threads = [
    threading.Thread(target=count_lines, args=(name,), name=name)
    for name in ("monday.txt", "tuesday.txt")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, lines[thread.name])

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
