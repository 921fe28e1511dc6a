"""What becomes of a time

Page: archive_paths
Example: dates_in_archives
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
        os.chdir(tempfile.mkdtemp(prefix="dates_in_archives-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("diary.txt").write_text("sunny\n", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import io
import os
import struct
import time
import zipfile

noon = time.mktime((2001, 9, 9, 12, 0, 15, 0, 0, -1))  # local time, 15 seconds past noon
os.utime("diary.txt", (noon, noon))

with zipfile.ZipFile("diary.zip", "w") as archive:
    archive.write("diary.txt")

with zipfile.ZipFile("diary.zip") as archive:
    print("In the archive:", archive.getinfo("diary.txt").date_time)
    copy = archive.extract("diary.txt", "unpacked")
print("Kept when unpacked:", os.path.getmtime(copy) == noon)

for year in (1979, 2108):
    try:
        member = zipfile.ZipInfo("diary.txt", date_time=(year, 1, 1, 0, 0, 0))
        zipfile.ZipFile(io.BytesIO(), "w").writestr(member, "sunny")
    except (ValueError, struct.error) as error:
        print(f"{year}:", type(error).__name__)

os.utime("diary.txt", (0, 0))
kind = zipfile.ZipInfo.from_file("diary.txt", strict_timestamps=False)
print("1970 becomes", kind.date_time[0])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | In the archive: (2001, 9, 9, 12, 0, 14)
# | Kept when unpacked: False
# | 1979: ValueError
# | 2108: error
# | 1970 becomes 1980
#
# It leaves these files:
# - diary.txt
# - diary.zip
# - unpacked/diary.txt
