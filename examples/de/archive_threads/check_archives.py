"""Lösung: Zwei Archive, zwei Threads

Seite: archive_threads
Beispiel: check_archives
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
        os.chdir(tempfile.mkdtemp(prefix="check_archives-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile
from pathlib import Path

with zipfile.ZipFile("letters.zip", "w") as archive:
    archive.writestr("anna.txt", "Dear Anna!")
Path("notes.zip").write_text("0123456789", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import threading
import zipfile

sound = {}


def check(path):
    try:
        with zipfile.ZipFile(path) as archive:
            sound[path] = archive.testzip() is None
    except Exception:
        sound[path] = False


threads = [
    threading.Thread(target=check, args=(path,), name=path)
    for path in ("letters.zip", "notes.zip")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, "OK" if sound[thread.name] else "?")

# ---- Aufräumen --------------------------------------------------------------
Path("notes.zip").unlink()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | letters.zip OK
# | notes.zip ?
#
# Es hinterlässt diese Dateien:
# - letters.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
