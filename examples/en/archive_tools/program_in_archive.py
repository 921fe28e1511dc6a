"""A folder becomes a program

Page: archive_tools
Example: program_in_archive
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
        os.chdir(tempfile.mkdtemp(prefix="program_in_archive-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("greeter").mkdir()
Path("greeter/hello.py").write_text('def main():\n    print("Hello!")\n', encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import subprocess
import sys
import zipapp
import zipfile

zipapp.create_archive("greeter", "greeter.pyz", main="hello:main")
print(sorted(zipfile.ZipFile("greeter.pyz").namelist()))
run = subprocess.run([sys.executable, "greeter.pyz"], capture_output=True, text=True)
print(run.stdout, end="")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | ['__main__.py', 'hello.py']
# | Hello!
#
# It leaves these files:
# - greeter/hello.py
# - greeter.pyz
