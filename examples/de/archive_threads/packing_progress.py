"""Aufträge hin, Meldungen zurück

Seite: archive_threads
Beispiel: packing_progress
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
        os.chdir(tempfile.mkdtemp(prefix="packing_progress-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading
import zipfile

jobs = queue.Queue()
finished = queue.Queue()


def keep_archive():
    with zipfile.ZipFile("letters.zip", "w") as archive:
        while (job := jobs.get()) is not None:
            archive.writestr(*job)
            finished.put(job[0])


def bar(part, whole, width=20):
    filled = width * part // whole
    return f"[{'#' * filled:.<{width}}] {part}/{whole}"


letters = {"anna.txt": "Liebe Anna!", "ben.txt": "Lieber Ben!", "cleo.txt": "Liebe Cleo!"}
archivist = threading.Thread(target=keep_archive, name="der Archivar")
archivist.start()
try:
    for job in letters.items():
        jobs.put(job)
    for count in range(1, len(letters) + 1):
        print(bar(count, len(letters)), finished.get())
finally:
    jobs.put(None)  # Die Endmarke kommt in jedem Fall.
    archivist.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | [######..............] 1/3 anna.txt
# | [#############.......] 2/3 ben.txt
# | [####################] 3/3 cleo.txt
#
# Es hinterlässt diese Dateien:
# - letters.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
