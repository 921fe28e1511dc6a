"""Eine sorglose Schleife und extractall()

Seite: hostile_archives
Beispiel: names_that_climb
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
        os.chdir(tempfile.mkdtemp(prefix="names_that_climb-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from pathlib import Path

with zipfile.ZipFile("delivery.zip", "w") as archive:
    archive.writestr("notes.txt", "Milch und Brot")
    archive.writestr("../notes.txt", "Du bist hereingefallen!")

careless = Path("careless")
careless.mkdir()
with zipfile.ZipFile("delivery.zip") as archive:
    for name in archive.namelist():
        (careless / name).write_bytes(archive.read(name))
    archive.extractall("careful")

for place in ("careless/notes.txt", "notes.txt", "careful/notes.txt"):
    print(f"{place}:", Path(place).read_text(encoding="utf-8"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | careless/notes.txt: Milch und Brot
# | notes.txt: Du bist hereingefallen!
# | careful/notes.txt: Du bist hereingefallen!
#
# Es hinterlässt diese Dateien:
# - delivery.zip
# - notes.txt
# - careless/notes.txt
# - careful/notes.txt
