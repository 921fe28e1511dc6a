"""Ein Ordner wird zu einem Programm

Seite: archive_tools
Beispiel: program_in_archive
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
        os.chdir(tempfile.mkdtemp(prefix="program_in_archive-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("greeter").mkdir()
Path("greeter/hello.py").write_text('def main():\n    print("Hello!")\n', encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import subprocess
import sys
import zipapp
import zipfile

zipapp.create_archive("greeter", "greeter.pyz", main="hello:main")
print(sorted(zipfile.ZipFile("greeter.pyz").namelist()))
run = subprocess.run([sys.executable, "greeter.pyz"], capture_output=True, text=True)
print(run.stdout, end="")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | ['__main__.py', 'hello.py']
# | Hello!
#
# Es hinterlässt diese Dateien:
# - greeter/hello.py
# - greeter.pyz
