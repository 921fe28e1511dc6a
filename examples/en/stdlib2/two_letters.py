"""Solution: two archives, two reports

Page: stdlib2
Example: two_letters
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
        os.chdir(tempfile.mkdtemp(prefix="two_letters-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("anna.txt").write_text("Dear Anna", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import tempfile
import threading
import zipfile
from pathlib import Path

reports = {}


def pack(infile):
    outfile = Path(infile).with_suffix(".zip")
    try:
        with tempfile.TemporaryDirectory(dir=outfile.parent) as folder:
            unfinished = Path(folder, outfile.name)
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(infile)
            reports[infile] = unfinished.replace(outfile)
    except OSError as error:
        reports[infile] = type(error).__name__


threads = [
    threading.Thread(target=pack, args=(infile,), name=infile)
    for infile in ("anna.txt", "ben.txt")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(f"{thread.name}: {reports[thread.name]}")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | anna.txt: anna.zip
# | ben.txt: FileNotFoundError
#
# It leaves these files:
# - anna.txt
# - anna.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
