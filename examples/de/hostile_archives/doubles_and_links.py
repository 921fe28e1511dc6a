"""Zweimal derselbe Name, und ein Verweis

Seite: hostile_archives
Beispiel: doubles_and_links
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
        os.chdir(tempfile.mkdtemp(prefix="doubles_and_links-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import stat
import warnings
import zipfile
from pathlib import Path

with (
    zipfile.ZipFile("offer.zip", "w") as archive,
    warnings.catch_warnings(record=True, action="always") as seen,
):
    archive.writestr("price.txt", "10.00")
    archive.writestr("price.txt", "90.00")
    link = zipfile.ZipInfo("photos")
    link.create_system = 3  # Unix
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(link, "../private")
print("Gewarnt vor:", *(warning.message for warning in seen))
offer = Path("offer.zip")
offer.write_bytes(offer.read_bytes().replace(b"10.00", b"70.00"))

with zipfile.ZipFile("offer.zip") as archive:
    print("Die Prüfung findet:", archive.testzip())
    for member in archive.infolist():
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        try:
            print(member.filename, archive.read(member), "Verweis:", is_link)
        except zipfile.BadZipFile as error:
            print(error)
    print("Unter dem Namen:", archive.read("price.txt"))
    archive.extract("photos", "unpacked")

photos = Path("unpacked/photos")
print("Ausgepackt:", photos.read_text(encoding="utf-8"), "Verweis:", photos.is_symlink())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gewarnt vor: Duplicate name: 'price.txt'
# | Die Prüfung findet: None
# | Bad CRC-32 for file 'price.txt'
# | price.txt b'90.00' Verweis: False
# | photos b'../private' Verweis: True
# | Unter dem Namen: b'90.00'
# | Ausgepackt: ../private Verweis: False
#
# Es hinterlässt diese Dateien:
# - offer.zip
# - unpacked/photos
