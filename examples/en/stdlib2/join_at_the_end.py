"""Solution: waiting comes last of all

Page: stdlib2
Example: join_at_the_end
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- A folder of its own ----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Never overwrite a file: where some are, move to a new folder.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="join_at_the_end-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import threading
import zipfile


def pack(infile, outfile):
    with zipfile.ZipFile(outfile, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(infile)
    print("Background zip finished:", infile)


background = threading.Thread(target=pack, args=("mydata.txt", "myarchive.zip"))
background.start()
print("Meanwhile, the main program carries on.")
print("The main program has come to its end.")
background.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Meanwhile, the main program carries on.
# | The main program has come to its end.
# | Background zip finished: mydata.txt
#
# Also possible, it prints:
# | Meanwhile, the main program carries on.
# | Background zip finished: mydata.txt
# | The main program has come to its end.
#
# Also possible, it prints:
# | Background zip finished: mydata.txt
# | Meanwhile, the main program carries on.
# | The main program has come to its end.
#
# It leaves these files:
# - mydata.txt
# - myarchive.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
