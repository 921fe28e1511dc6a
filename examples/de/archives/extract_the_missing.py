"""Erst das Fehlende auspacken, dann alles

Seite: archives
Beispiel: extract_the_missing
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
        os.chdir(tempfile.mkdtemp(prefix="extract_the_missing-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile
from pathlib import Path

Path("kitchen").mkdir()
Path("kitchen/soup.txt").write_text("potatoes, thyme", encoding="utf-8")
with zipfile.ZipFile("recipes.zip", "w") as archive:
    archive.writestr("soup.txt", "potatoes")
    archive.writestr("cake.txt", "flour, sugar")

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from pathlib import Path

kitchen = Path("kitchen")


def show_recipes():
    for recipe in sorted(kitchen.iterdir()):
        print(f"  {recipe.name}:", recipe.read_text(encoding="utf-8"))


with zipfile.ZipFile("recipes.zip") as archive:
    missing = [name for name in archive.namelist() if not (kitchen / name).exists()]
    archive.extractall(kitchen, members=missing)
    print("Nur das Fehlende:")
    show_recipes()

    archive.extractall(kitchen)
    print("Alles:")
    show_recipes()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nur das Fehlende:
# |   cake.txt: flour, sugar
# |   soup.txt: potatoes, thyme
# | Alles:
# |   cake.txt: flour, sugar
# |   soup.txt: potatoes
#
# Es hinterlässt diese Dateien:
# - recipes.zip
# - kitchen/cake.txt
# - kitchen/soup.txt
