"""Einen Ordner im Hintergrund packen

Seite: archive_threads
Beispiel: folder_zip
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="folder_zip-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

for name in ("anna.txt", "old/ben.txt", "old/cleo.txt"):
    letter = Path("letters", name)
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_text(f"Dear {letter.stem}!", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import queue
import tempfile
import threading
import zipfile
from pathlib import Path


class Cancelled(Exception):
    """Jemand hat das Packen abgebrochen."""


class FolderZip(threading.Thread):
    """Packt einen Ordner; das Archiv erscheint erst, wenn es vollständig ist."""

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
            self.progress.put(None)  # Die Endmarke kommt in jedem Fall.

    def pack(self, unfinished):
        if not self.folder.is_dir():
            raise NotADirectoryError(f"Diesen Ordner gibt es nicht: {self.folder}")
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for count, path in enumerate(files, start=1):
                if self.cancelled.is_set():
                    raise Cancelled("Das Packen wurde abgebrochen.")
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
        print(f"{count} von {whole} gepackt")
except KeyboardInterrupt:
    print("Strg+C: Der Brief, der gerade dran ist, wird noch gepackt.")
finally:
    packer.cancelled.set()  # Ist schon alles gepackt, schadet das nicht.
try:
    packer.finish()
except Cancelled as reason:
    print(reason)
else:
    print("Das Archiv ist vollständig:", packer.outfile)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 1 von 3 gepackt
# | 2 von 3 gepackt
# | 3 von 3 gepackt
# | Das Archiv ist vollständig: letters.zip
#
# Es hinterlässt diese Dateien:
# - letters.zip
# - letters/anna.txt
# - letters/old/ben.txt
# - letters/old/cleo.txt
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line
