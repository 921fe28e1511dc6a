"""Einen Eintrag ersetzen

Seite: archive_paths
Beispiel: replace_member
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
        os.chdir(tempfile.mkdtemp(prefix="replace_member-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile

with zipfile.ZipFile("menu.zip", "w") as menu:
    menu.writestr("soup.txt", "lentils")
    menu.writestr("cake.txt", "apples")
    menu.comment = b"Monday"

# ---- Beispiel ---------------------------------------------------------------
import tempfile
import zipfile
from pathlib import Path


def replace(path, name, content):
    path = Path(path)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        fresh = Path(folder, path.name)
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w") as new:
            new.comment = old.comment
            for member in old.infolist():
                kept = old.read(member)
                new.writestr(member, content if member.filename == name else kept)
        fresh.replace(path)


replace("menu.zip", "soup.txt", b"tomatoes")

with zipfile.ZipFile("menu.zip") as menu:
    print(menu.comment.decode("utf-8"))
    for name in menu.namelist():
        print(f"{name}:", menu.read(name).decode("utf-8"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Monday
# | soup.txt: tomatoes
# | cake.txt: apples
#
# Es hinterlässt diese Dateien:
# - menu.zip
