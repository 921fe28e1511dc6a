"""First unpack what is missing, then everything

Page: archives
Example: extract_the_missing
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- A folder of its own ----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Never overwrite a file: where some are, move to a new folder.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="extract_the_missing-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile
from pathlib import Path

Path("kitchen").mkdir()
Path("kitchen/soup.txt").write_text("potatoes, thyme", encoding="utf-8")
with zipfile.ZipFile("recipes.zip", "w") as archive:
    archive.writestr("soup.txt", "potatoes")
    archive.writestr("cake.txt", "flour, sugar")

# ---- Example ----------------------------------------------------------------
import zipfile
from pathlib import Path

kitchen = Path("kitchen")


def show_recipes():
    for recipe in sorted(kitchen.iterdir()):
        print(f"  {recipe.name}:", recipe.read_text(encoding="utf-8"))


with zipfile.ZipFile("recipes.zip") as archive:
    missing = [name for name in archive.namelist() if not (kitchen / name).exists()]
    archive.extractall(kitchen, members=missing)
    print("Only what is missing:")
    show_recipes()

    archive.extractall(kitchen)
    print("Everything:")
    show_recipes()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Only what is missing:
# |   cake.txt: flour, sugar
# |   soup.txt: potatoes, thyme
# | Everything:
# |   cake.txt: flour, sugar
# |   soup.txt: potatoes
#
# It leaves these files:
# - recipes.zip
# - kitchen/cake.txt
# - kitchen/soup.txt
