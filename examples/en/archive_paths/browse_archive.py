"""An archive like a folder

Page: archive_paths
Example: browse_archive
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
        os.chdir(tempfile.mkdtemp(prefix="browse_archive-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("garden.zip", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")
    archive.writestr("beds/north.txt", "fern")
    archive.writestr("beds/south/herbs.txt", "thyme")

# ---- Example ----------------------------------------------------------------
import zipfile


def show(folder, indent=""):
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            print(f"{indent}{entry.name}/")
            show(entry, indent + "  ")
        else:
            print(f"{indent}{entry.name}:", entry.read_text(encoding="utf-8"))


with zipfile.ZipFile("garden.zip") as archive:
    print("Members:", *archive.namelist())
    garden = zipfile.Path(archive)
    show(garden)
    print("North:", (garden / "beds" / "north.txt").read_text(encoding="utf-8"))
    print("West:", (garden / "beds" / "west.txt").exists())
    print("Members:", *archive.namelist())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Members: plan.txt beds/north.txt beds/south/herbs.txt
# | beds/
# |   north.txt: fern
# |   south/
# |     herbs.txt: thyme
# | plan.txt: 4 x 6 m
# | North: fern
# | West: False
# | Members: plan.txt beds/north.txt beds/south/herbs.txt beds/ beds/south/
#
# It leaves these files:
# - garden.zip
