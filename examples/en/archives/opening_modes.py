"""Creating, appending, replacing

Page: archives
Example: opening_modes
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
        os.chdir(tempfile.mkdtemp(prefix="opening_modes-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import zipfile


def add(mode, day, text):
    with zipfile.ZipFile("diary.zip", mode) as diary:
        diary.writestr(f"{day}.txt", text)
        print(f"Mode {mode}:", ", ".join(diary.namelist()))


add("x", "monday", "Rain all day long.")
add("a", "tuesday", "Sunny in the afternoon.")
try:
    add("x", "wednesday", "Windy in the evening.")
except FileExistsError:
    print("Mode x overwrites nothing.")
try:
    add("r", "wednesday", "Windy in the evening.")
except ValueError:
    print("Mode r does not write.")
add("w", "wednesday", "Windy in the evening.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Mode x: monday.txt
# | Mode a: monday.txt, tuesday.txt
# | Mode x overwrites nothing.
# | Mode r does not write.
# | Mode w: wednesday.txt
#
# It leaves these files:
# - diary.zip
