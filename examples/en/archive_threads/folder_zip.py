"""Packing a folder in the background

Page: archive_threads
Example: folder_zip
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
        os.chdir(tempfile.mkdtemp(prefix="folder_zip-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

for name in ("anna.txt", "old/ben.txt", "old/cleo.txt"):
    letter = Path("letters", name)
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_text(f"Dear {letter.stem}!", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import queue
import tempfile
import threading
import zipfile
from pathlib import Path


class Cancelled(Exception):
    """Somebody has cancelled the packing."""


class FolderZip(threading.Thread):
    """Packs a folder; the archive appears only when it is complete."""

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
            self.progress.put(None)  # The sentinel always comes.

    def pack(self, unfinished):
        if not self.folder.is_dir():
            raise NotADirectoryError(f"There is no folder {self.folder}.")
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for count, path in enumerate(files, start=1):
                if self.cancelled.is_set():
                    raise Cancelled("The packing was cancelled.")
                archive.write(path, path.relative_to(self.folder))
                self.progress.put((count, len(files)))

    def finish(self):
        self.join()
        if self.error:
            raise self.error


packer = FolderZip("letters", "letters.zip")
packer.start()
try:
    while (step := packer.progress.get()) is not None:
        count, whole = step
        print(f"{count} of {whole} packed")
except KeyboardInterrupt:
    print("Ctrl+C: the letter in hand will still be packed.")
finally:
    packer.cancelled.set()  # Does no harm if everything has been packed.
try:
    packer.finish()
except Cancelled as reason:
    print(reason)
else:
    print("The archive is complete:", packer.outfile)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 1 of 3 packed
# | 2 of 3 packed
# | 3 of 3 packed
# | The archive is complete: letters.zip
#
# It leaves these files:
# - letters.zip
# - letters/anna.txt
# - letters/old/ben.txt
# - letters/old/cleo.txt
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
