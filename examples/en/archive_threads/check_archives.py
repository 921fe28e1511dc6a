"""Solution: two archives, two threads

Page: archive_threads
Example: check_archives
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
        os.chdir(tempfile.mkdtemp(prefix="check_archives-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile
from pathlib import Path

with zipfile.ZipFile("letters.zip", "w") as archive:
    archive.writestr("anna.txt", "Dear Anna!")
Path("notes.zip").write_text("0123456789", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import threading
import zipfile

sound = {}


def check(path):
    try:
        with zipfile.ZipFile(path) as archive:
            sound[path] = archive.testzip() is None
    except Exception:
        sound[path] = False


threads = [
    threading.Thread(target=check, args=(path,), name=path)
    for path in ("letters.zip", "notes.zip")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, "OK" if sound[thread.name] else "?")

# ---- Clean-up ---------------------------------------------------------------
Path("notes.zip").unlink()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | letters.zip OK
# | notes.zip ?
#
# It leaves these files:
# - letters.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
