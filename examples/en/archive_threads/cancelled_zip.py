"""Cancel, and look what has become of it

Page: archive_threads
Example: cancelled_zip
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
        os.chdir(tempfile.mkdtemp(prefix="cancelled_zip-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import queue
import tempfile
import threading
import zipfile
from pathlib import Path

for name in ("anna.txt", "old/ben.txt", "old/cleo.txt"):
    letter = Path("letters", name)
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_text(f"Dear {letter.stem}!", encoding="utf-8")


class Cancelled(Exception):
    pass


class FolderZip(threading.Thread):
    def __init__(self, folder, outfile):
        super().__init__(name="packer")
        self.folder = Path(folder)
        self.outfile = Path(outfile)
        self.progress = queue.SimpleQueue()
        self.cancelled = threading.Event()
        self.error = None

    def run(self):
        try:
            with tempfile.TemporaryDirectory(dir=self.outfile.parent) as folder:
                unfinished = Path(folder, self.outfile.name)
                self.pack(unfinished)
                unfinished.replace(self.outfile)
        except Exception as error:
            self.error = error
        finally:
            self.progress.put(None)

    def pack(self, unfinished):
        if not self.folder.is_dir():
            raise NotADirectoryError(f"there is no folder {self.folder}")
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for count, path in enumerate(files, start=1):
                if self.cancelled.is_set():
                    raise Cancelled("cancelled")
                archive.write(path, path.relative_to(self.folder))
                self.progress.put((count, len(files)))

    def finish(self):
        self.join()
        if self.error:
            raise self.error

# ---- Example ----------------------------------------------------------------
packer = FolderZip("letters", "letters.zip")
packer.start()
packer.progress.get()
packer.cancelled.set()
try:
    packer.finish()
except Cancelled:
    print("Cancelled; no archive, not even half of one.")
else:
    print("Too late: the archive is already complete.")

# ---- Clean-up ---------------------------------------------------------------
packer.outfile.unlink(missing_ok=True)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Cancelled; no archive, not even half of one.
#
# Also possible, it prints:
# | Too late: the archive is already complete.
#
# It leaves these files:
# - letters/anna.txt
# - letters/old/ben.txt
# - letters/old/cleo.txt
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
