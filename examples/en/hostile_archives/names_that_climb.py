"""A careless loop and extractall()

Page: hostile_archives
Example: names_that_climb
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
        os.chdir(tempfile.mkdtemp(prefix="names_that_climb-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import zipfile
from pathlib import Path

with zipfile.ZipFile("delivery.zip", "w") as archive:
    archive.writestr("notes.txt", "Milk and bread")
    archive.writestr("../notes.txt", "You have been fooled!")

careless = Path("careless")
careless.mkdir()
with zipfile.ZipFile("delivery.zip") as archive:
    for name in archive.namelist():
        (careless / name).write_bytes(archive.read(name))
    archive.extractall("careful")

for place in ("careless/notes.txt", "notes.txt", "careful/notes.txt"):
    print(f"{place}:", Path(place).read_text(encoding="utf-8"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | careless/notes.txt: Milk and bread
# | notes.txt: You have been fooled!
# | careful/notes.txt: You have been fooled!
#
# It leaves these files:
# - delivery.zip
# - notes.txt
# - careless/notes.txt
# - careful/notes.txt
