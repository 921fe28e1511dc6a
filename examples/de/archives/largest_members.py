"""Übungen

Seite: archives
Beispiel: largest_members
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
        os.chdir(tempfile.mkdtemp(prefix="largest_members-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
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

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | [('cat.raw', 90000), ('harbour.raw', 20000)]
#
# Es hinterlässt diese Dateien:
# - photos.zip
