"""Lösung: Die Endung entscheidet

Seite: archive_tools
Beispiel: unknown_ending
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
        os.chdir(tempfile.mkdtemp(prefix="unknown_ending-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import shutil
import zipfile

with zipfile.ZipFile("backup.odt", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")

try:
    shutil.unpack_archive("backup.odt", "unpacked")
except (OSError, ValueError):
    print("Unbekannte Endung.")
shutil.unpack_archive("backup.odt", "unpacked", format="zip")

# ---- Aufräumen --------------------------------------------------------------
import os

os.unlink("backup.odt")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Unbekannte Endung.
#
# Es hinterlässt diese Dateien:
# - unpacked/plan.txt
