"""The same name twice, and a link

Page: hostile_archives
Example: doubles_and_links
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
        os.chdir(tempfile.mkdtemp(prefix="doubles_and_links-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
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
print("Warned of:", *(warning.message for warning in seen))
offer = Path("offer.zip")
offer.write_bytes(offer.read_bytes().replace(b"10.00", b"70.00"))

with zipfile.ZipFile("offer.zip") as archive:
    print("The check finds:", archive.testzip())
    for member in archive.infolist():
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        try:
            print(member.filename, archive.read(member), "link:", is_link)
        except zipfile.BadZipFile as error:
            print(error)
    print("By name:", archive.read("price.txt"))
    archive.extract("photos", "unpacked")

photos = Path("unpacked/photos")
print("Unpacked:", photos.read_text(encoding="utf-8"), "link:", photos.is_symlink())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Warned of: Duplicate name: 'price.txt'
# | The check finds: None
# | Bad CRC-32 for file 'price.txt'
# | price.txt b'90.00' link: False
# | photos b'../private' link: True
# | By name: b'90.00'
# | Unpacked: ../private link: False
#
# It leaves these files:
# - offer.zip
# - unpacked/photos
