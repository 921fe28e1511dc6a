"""Zwei Threads schicken Berichte, einer schreibt ins Archiv

Seite: stdlib2
Beispiel: archive_owner
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
        os.chdir(tempfile.mkdtemp(prefix="archive_owner-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading
import zipfile

jobs = queue.Queue()


def keep_archive():
    with zipfile.ZipFile("weather.zip", "w") as archive:
        while (job := jobs.get()) is not None:
            archive.writestr(*job)


def report(city):
    jobs.put((f"{city}.txt", f"Das Wetter in {city}: sonnig."))


archivist = threading.Thread(target=keep_archive, name="der Archivar")
reporters = [
    threading.Thread(target=report, args=(city,), name=city)
    for city in ("Berlin", "Oslo")
]
archivist.start()
try:
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
finally:
    jobs.put(None)  # Die Endmarke: Es kommt kein Auftrag mehr.
    archivist.join()

with zipfile.ZipFile("weather.zip") as archive:
    print("Im Archiv:", ", ".join(sorted(archive.namelist())))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Im Archiv: Berlin.txt, Oslo.txt
#
# Es hinterlässt diese Dateien:
# - weather.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
