"""Abbrechen und nachsehen, was geworden ist

Seite: archive_threads
Beispiel: cancelled_zip
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="cancelled_zip-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
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

# ---- Beispiel ---------------------------------------------------------------
packer = FolderZip("letters", "letters.zip")
packer.start()
packer.progress.get()
packer.cancelled.set()
try:
    packer.finish()
except Cancelled:
    print("Abgebrochen; kein Archiv, auch kein halbes.")
else:
    print("Zu spät: Das Archiv ist schon fertig.")

# ---- Aufräumen --------------------------------------------------------------
packer.outfile.unlink(missing_ok=True)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgebrochen; kein Archiv, auch kein halbes.
#
# Auch möglich, es gibt aus:
# | Zu spät: Das Archiv ist schon fertig.
#
# Es hinterlässt diese Dateien:
# - letters/anna.txt
# - letters/old/ben.txt
# - letters/old/cleo.txt
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
