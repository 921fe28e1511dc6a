"""Ein ganzer Ordner wird zum Archiv

Seite: archives
Beispiel: pack_folder
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
        os.chdir(tempfile.mkdtemp(prefix="pack_folder-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("letters/family").mkdir(parents=True)
Path("letters/thanks.txt").write_text("Thank you!\n", encoding="utf-8")
Path("letters/family/birthday.txt").write_text("Many happy returns!\n", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from pathlib import Path

folder = Path("letters")
with zipfile.ZipFile("letters.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(folder.rglob("*")):
        archive.write(path, arcname=path.relative_to(folder))
    archive.writestr("note.txt", "Bitte zurück an den Absender.")

with zipfile.ZipFile("letters.zip") as archive:
    for name in archive.namelist():
        print(name)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | family/
# | family/birthday.txt
# | thanks.txt
# | note.txt
#
# Es hinterlässt diese Dateien:
# - letters/family/birthday.txt
# - letters/thanks.txt
# - letters.zip
