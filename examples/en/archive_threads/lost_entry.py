"""Both append in the same place

Page: archive_threads
Example: lost_entry
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
        os.chdir(tempfile.mkdtemp(prefix="lost_entry-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("guests.zip", "w") as archive:
    archive.writestr("clara.txt", "Clara was here.")

first = zipfile.ZipFile("guests.zip", "a")
second = zipfile.ZipFile("guests.zip", "a")
first.writestr("anna.txt", "Anna was here.")
second.writestr("ben.txt", "Ben was here.")
first.close()
second.close()

with zipfile.ZipFile("guests.zip") as archive:
    print("In the archive:", *archive.namelist())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | In the archive: clara.txt ben.txt
#
# It leaves these files:
# - guests.zip
