"""Solution: the ending decides

Page: archive_tools
Example: unknown_ending
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
        os.chdir(tempfile.mkdtemp(prefix="unknown_ending-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import shutil
import zipfile

with zipfile.ZipFile("backup.odt", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")

try:
    shutil.unpack_archive("backup.odt", "unpacked")
except (OSError, ValueError):
    print("Unknown ending.")
shutil.unpack_archive("backup.odt", "unpacked", format="zip")

# ---- Clean-up ---------------------------------------------------------------
import os

os.unlink("backup.odt")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Unknown ending.
#
# It leaves these files:
# - unpacked/plan.txt
