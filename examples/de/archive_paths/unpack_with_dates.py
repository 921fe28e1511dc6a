"""Übungen

Seite: archive_paths
Beispiel: unpack_with_dates
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
        os.chdir(tempfile.mkdtemp(prefix="unpack_with_dates-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile

with zipfile.ZipFile("album.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("beach.txt", (2012, 7, 14, 16, 20, 30)), "sand")
    archive.writestr(zipfile.ZipInfo("snow.txt", (2019, 1, 5, 9, 45, 0)), "ice")

# ---- Beispiel ---------------------------------------------------------------
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

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | beach.txt 2012-07-14 16:20:30
# | snow.txt 2019-01-05 09:45:00
#
# Es hinterlässt diese Dateien:
# - album.zip
# - album/beach.txt
# - album/snow.txt
