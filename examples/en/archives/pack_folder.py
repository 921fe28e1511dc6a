"""A whole folder becomes an archive

Page: archives
Example: pack_folder
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
        os.chdir(tempfile.mkdtemp(prefix="pack_folder-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("letters/family").mkdir(parents=True)
Path("letters/thanks.txt").write_text("Thank you!\n", encoding="utf-8")
Path("letters/family/birthday.txt").write_text("Many happy returns!\n", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import zipfile
from pathlib import Path

folder = Path("letters")
with zipfile.ZipFile("letters.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(folder.rglob("*")):
        archive.write(path, arcname=path.relative_to(folder))
    archive.writestr("note.txt", "Please return to sender.")

with zipfile.ZipFile("letters.zip") as archive:
    for name in archive.namelist():
        print(name)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | family/
# | family/birthday.txt
# | thanks.txt
# | note.txt
#
# It leaves these files:
# - letters/family/birthday.txt
# - letters/thanks.txt
# - letters.zip
