"""A complete archive or an exception

Page: stdlib2
Example: checked_zip
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
        unfinished = self.outfile.with_suffix(".part")
        try:
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(self.infile)
            unfinished.replace(self.outfile)
        except Exception as error:
            self.error = error
            unfinished.unlink(missing_ok=True)

    def finish(self):
        self.join()
        if self.error:
            raise self.error


background = CheckedZip("mydata.txt", "myarchive.zip")
background.start()
try:
    background.finish()
except FileNotFoundError as error:
    print("There is no archive, because this is missing:", error.filename)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | There is no archive, because this is missing: mydata.txt
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
