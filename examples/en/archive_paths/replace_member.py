"""Replacing a member

Page: archive_paths
Example: replace_member
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
        os.chdir(tempfile.mkdtemp(prefix="replace_member-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("menu.zip", "w") as menu:
    menu.writestr("soup.txt", "lentils")
    menu.writestr("cake.txt", "apples")
    menu.comment = b"Monday"

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Monday
# | soup.txt: tomatoes
# | cake.txt: apples
#
# It leaves these files:
# - menu.zip
