"""One thread packs, the main program carries on

Page: stdlib2
Example: async_zip
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
        os.chdir(tempfile.mkdtemp(prefix="async_zip-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import threading
import zipfile


class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__(name="background zip")
        self.infile = infile
        self.outfile = outfile

    def run(self):
        with zipfile.ZipFile(self.outfile, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self.infile)
        print("Background zip finished:", self.infile)


background = AsyncZip("mydata.txt", "myarchive.zip")
background.start()
print("Meanwhile, the main program carries on.")

background.join()  # Waits until the thread has ended.
print("The main program has waited for the background work to finish.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Meanwhile, the main program carries on.
# | Background zip finished: mydata.txt
# | The main program has waited for the background work to finish.
#
# Also possible, it prints:
# | Background zip finished: mydata.txt
# | Meanwhile, the main program carries on.
# | The main program has waited for the background work to finish.
#
# It leaves these files:
# - mydata.txt
# - myarchive.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
