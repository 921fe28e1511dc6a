"""Ein vollständiges Archiv oder eine Ausnahme

Seite: archive_threads
Beispiel: checked_zip
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
        os.chdir(tempfile.mkdtemp(prefix="checked_zip-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("mydata.txt").write_text("0123456789\n" * 1000, encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import tempfile
import threading
import zipfile
from pathlib import Path


class CheckedZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__(name="Zip im Hintergrund")
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
        print("Das Archiv ist vollständig. Gepackt ist:", infile)
    except FileNotFoundError as error:
        print("Das Archiv bleibt, wie es war, denn es fehlt:", error.filename)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Archiv ist vollständig. Gepackt ist: mydata.txt
# | Das Archiv bleibt, wie es war, denn es fehlt: missing.txt
#
# Es hinterlässt diese Dateien:
# - mydata.txt
# - myarchive.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
