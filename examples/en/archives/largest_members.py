"""Exercises

Page: archives
Example: largest_members
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
        os.chdir(tempfile.mkdtemp(prefix="largest_members-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import zipfile


def largest(path, count=2):
    with zipfile.ZipFile(path) as archive:
        members = sorted(archive.infolist(), key=lambda it: it.file_size, reverse=True)
        return [(member.filename, member.file_size) for member in members[:count]]


with zipfile.ZipFile("photos.zip", "w", zipfile.ZIP_DEFLATED) as album:
    album.writestr("beach.raw", bytes(5_000))
    album.writestr("cat.raw", bytes(90_000))
    album.writestr("harbour.raw", bytes(20_000))

print(largest("photos.zip"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | [('cat.raw', 90000), ('harbour.raw', 20000)]
#
# It leaves these files:
# - photos.zip
