"""Beide fügen an derselben Stelle an

Seite: archive_threads
Beispiel: lost_entry
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
        os.chdir(tempfile.mkdtemp(prefix="lost_entry-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import zipfile

with zipfile.ZipFile("guests.zip", "w") as archive:
    archive.writestr("clara.txt", "Clara war hier.")

first = zipfile.ZipFile("guests.zip", "a")
second = zipfile.ZipFile("guests.zip", "a")
first.writestr("anna.txt", "Anna war hier.")
second.writestr("ben.txt", "Ben war hier.")
first.close()
second.close()

with zipfile.ZipFile("guests.zip") as archive:
    print("Im Archiv:", *archive.namelist())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Im Archiv: clara.txt ben.txt
#
# Es hinterlässt diese Dateien:
# - guests.zip
