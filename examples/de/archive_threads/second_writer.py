"""Solange das Kapitel nicht fertig ist, gibt es keinen Anhang

Seite: archive_threads
Beispiel: second_writer
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
        os.chdir(tempfile.mkdtemp(prefix="second_writer-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import threading
import zipfile


def add_appendix():
    try:
        archive.writestr("appendix.txt", "Ende gut, alles gut.")
    except ValueError as error:
        print("Abgewiesen:", type(error).__name__)


with zipfile.ZipFile("book.zip", "w") as archive:
    with archive.open("chapter.txt", "w") as chapter:
        second = threading.Thread(target=add_appendix, name="Anhang")
        second.start()
        second.join()
        chapter.write(b"Once upon a time ...")
    print("Im Archiv:", archive.namelist())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgewiesen: ValueError
# | Im Archiv: ['chapter.txt']
#
# Es hinterlässt diese Dateien:
# - book.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
