"""Exercises

Page: archive_paths
Example: unpack_with_dates
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
        os.chdir(tempfile.mkdtemp(prefix="unpack_with_dates-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("album.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("beach.txt", (2012, 7, 14, 16, 20, 30)), "sand")
    archive.writestr(zipfile.ZipInfo("snow.txt", (2019, 1, 5, 9, 45, 0)), "ice")

# ---- Example ----------------------------------------------------------------
import os
import time
import zipfile


def extract_with_dates(path, folder):
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            target = archive.extract(member, folder)
            moment = time.mktime((*member.date_time, 0, 0, -1))
            os.utime(target, (moment, moment))


extract_with_dates("album.zip", "album")
for name in ("beach.txt", "snow.txt"):
    moment = time.localtime(os.path.getmtime(f"album/{name}"))
    print(name, time.strftime("%Y-%m-%d %H:%M:%S", moment))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | beach.txt 2012-07-14 16:20:30
# | snow.txt 2019-01-05 09:45:00
#
# It leaves these files:
# - album.zip
# - album/beach.txt
# - album/snow.txt
