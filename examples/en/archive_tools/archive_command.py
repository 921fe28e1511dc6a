"""List and test

Page: archive_tools
Example: archive_command
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
        os.chdir(tempfile.mkdtemp(prefix="archive_command-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | File Name                                             Modified             Size
# | plan.txt                                       2024-05-01 12:00:00            7
# | photos/                                        1980-01-01 00:00:00            0
# | Done testing
#
# It leaves these files:
# - garden.zip
