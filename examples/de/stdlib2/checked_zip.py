"""Ein vollständiges Archiv oder eine Ausnahme

Seite: stdlib2
Beispiel: checked_zip
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
    print("Es gibt kein Archiv, denn es fehlt:", error.filename)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Es gibt kein Archiv, denn es fehlt: mydata.txt
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
