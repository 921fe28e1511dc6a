"""Auflisten und prüfen

Seite: archive_tools
Beispiel: archive_command
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
        os.chdir(tempfile.mkdtemp(prefix="archive_command-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import subprocess
import sys
import zipfile

plan = zipfile.ZipInfo("plan.txt", date_time=(2024, 5, 1, 12, 0, 0))
with zipfile.ZipFile("garden.zip", "w") as archive:
    archive.writestr(plan, "4 x 6 m")
    archive.mkdir("photos")

for option in ("-l", "-t"):
    command = [sys.executable, "-m", "zipfile", option, "garden.zip"]
    print(subprocess.run(command, capture_output=True, text=True).stdout, end="")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | File Name                                             Modified             Size
# | plan.txt                                       2024-05-01 12:00:00            7
# | photos/                                        1980-01-01 00:00:00            0
# | Done testing
#
# Es hinterlässt diese Dateien:
# - garden.zip
