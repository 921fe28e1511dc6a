"""Der Thread stirbt, und das Hauptprogramm merkt es nicht

Seite: archive_threads
Beispiel: missing_input
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
        os.chdir(tempfile.mkdtemp(prefix="missing_input-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import threading
import zipfile


class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__(name="Zip im Hintergrund")
        self.infile = infile
        self.outfile = outfile

    def run(self):
        with zipfile.ZipFile(self.outfile, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self.infile)  # Hier stirbt der Thread.
        print("Zippen im Hintergrund abgeschlossen:", self.infile)


background = AsyncZip("mydata.txt", "myarchive.zip")
background.start()
print("Das Hauptprogramm läuft inzwischen weiter.")

background.join()
print("Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.")
with zipfile.ZipFile("myarchive.zip") as archive:
    print("Im Archiv:", archive.namelist())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Das Hauptprogramm läuft inzwischen weiter.
# | Das Hauptprogramm hat auf die Beendigung des Hintergrund-Prozesses gewartet.
# | Im Archiv: []
# Dabei beendet eine Ausnahme einen Thread:
# - Zip im Hintergrund: FileNotFoundError
#
# Es hinterlässt diese Dateien:
# - myarchive.zip
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line
