"""Ein Archiv wie ein Ordner

Seite: archive_paths
Beispiel: browse_archive
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
        os.chdir(tempfile.mkdtemp(prefix="browse_archive-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile

with zipfile.ZipFile("garden.zip", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")
    archive.writestr("beds/north.txt", "fern")
    archive.writestr("beds/south/herbs.txt", "thyme")

# ---- Beispiel ---------------------------------------------------------------
import zipfile


def show(folder, indent=""):
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            print(f"{indent}{entry.name}/")
            show(entry, indent + "  ")
        else:
            print(f"{indent}{entry.name}:", entry.read_text(encoding="utf-8"))


with zipfile.ZipFile("garden.zip") as archive:
    print("Einträge:", *archive.namelist())
    garden = zipfile.Path(archive)
    show(garden)
    print("Norden:", (garden / "beds" / "north.txt").read_text(encoding="utf-8"))
    print("Westen:", (garden / "beds" / "west.txt").exists())
    print("Einträge:", *archive.namelist())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Einträge: plan.txt beds/north.txt beds/south/herbs.txt
# | beds/
# |   north.txt: fern
# |   south/
# |     herbs.txt: thyme
# | plan.txt: 4 x 6 m
# | Norden: fern
# | Westen: False
# | Einträge: plan.txt beds/north.txt beds/south/herbs.txt beds/ beds/south/
#
# Es hinterlässt diese Dateien:
# - garden.zip
