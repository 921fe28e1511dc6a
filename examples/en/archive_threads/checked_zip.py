"""A complete archive or an exception

Page: archive_threads
Example: checked_zip
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
        os.chdir(tempfile.mkdtemp(prefix="checked_zip-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import tempfile
import threading
import zipfile
from pathlib import Path


class CheckedZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__(name="background zip")
        self.infile = infile
        self.outfile = Path(outfile)
        self.error = None

    def run(self):
        try:
            with tempfile.TemporaryDirectory(dir=self.outfile.parent) as folder:
                unfinished = Path(folder, self.outfile.name)
                with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                    archive.write(self.infile)
                unfinished.replace(self.outfile)
        except Exception as error:
            self.error = error

    def finish(self):
        self.join()
        if self.error:
            raise self.error


for infile in ("mydata.txt", "missing.txt"):
    background = CheckedZip(infile, "myarchive.zip")
    background.start()
    try:
        background.finish()
        print("The archive is complete. Packed:", infile)
    except FileNotFoundError as error:
        print("The archive stays as it was, because this is missing:", error.filename)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The archive is complete. Packed: mydata.txt
# | The archive stays as it was, because this is missing: missing.txt
#
# It leaves these files:
# - mydata.txt
# - myarchive.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
