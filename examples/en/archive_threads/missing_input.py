"""The thread dies, and the main program does not notice

Page: archive_threads
Example: missing_input
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
        os.chdir(tempfile.mkdtemp(prefix="missing_input-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

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
            archive.write(self.infile)  # This is where the thread dies.
        print("Background zip finished:", self.infile)


background = AsyncZip("mydata.txt", "myarchive.zip")
background.start()
print("Meanwhile, the main program carries on.")

background.join()
print("The main program has waited for the background thread to end.")
with zipfile.ZipFile("myarchive.zip") as archive:
    print("In the archive:", archive.namelist())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Meanwhile, the main program carries on.
# | The main program has waited for the background thread to end.
# | In the archive: []
# On the way, an exception ends a thread:
# - background zip: FileNotFoundError
#
# It leaves these files:
# - myarchive.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
