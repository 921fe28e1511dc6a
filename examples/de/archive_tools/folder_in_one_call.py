"""Packen und wieder auspacken

Seite: archive_tools
Beispiel: folder_in_one_call
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
        os.chdir(tempfile.mkdtemp(prefix="folder_in_one_call-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

for name in ("plan.txt", "beds/north.txt"):
    Path("garden", name).parent.mkdir(parents=True, exist_ok=True)
    Path("garden", name).write_text("fern\n", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import os
import shutil
import zipfile

path = shutil.make_archive("backup", "zip", root_dir="garden")
print(os.path.basename(path), sorted(zipfile.ZipFile(path).namelist()))

shutil.unpack_archive("backup.zip", "copy")
print(sorted(os.listdir("copy")))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | backup.zip ['beds/', 'beds/north.txt', 'plan.txt']
# | ['beds', 'plan.txt']
#
# Es hinterlässt diese Dateien:
# - garden/plan.txt
# - garden/beds/north.txt
# - backup.zip
# - copy/plan.txt
# - copy/beds/north.txt
