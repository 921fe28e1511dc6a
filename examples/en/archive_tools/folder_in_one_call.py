"""Pack and extract again

Page: archive_tools
Example: folder_in_one_call
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
        os.chdir(tempfile.mkdtemp(prefix="folder_in_one_call-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

for name in ("plan.txt", "beds/north.txt"):
    Path("garden", name).parent.mkdir(parents=True, exist_ok=True)
    Path("garden", name).write_text("fern\n", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import os
import shutil
import zipfile

path = shutil.make_archive("backup", "zip", root_dir="garden")
print(os.path.basename(path), sorted(zipfile.ZipFile(path).namelist()))

shutil.unpack_archive("backup.zip", "copy")
print(sorted(os.listdir("copy")))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | backup.zip ['beds/', 'beds/north.txt', 'plan.txt']
# | ['beds', 'plan.txt']
#
# It leaves these files:
# - garden/plan.txt
# - garden/beds/north.txt
# - backup.zip
# - copy/plan.txt
# - copy/beds/north.txt
