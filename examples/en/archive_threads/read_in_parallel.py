"""Each thread opens the archive for itself

Page: archive_threads
Example: read_in_parallel
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
        os.chdir(tempfile.mkdtemp(prefix="read_in_parallel-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import threading
import zipfile

with zipfile.ZipFile("diary.zip", "w") as archive:
    archive.writestr("monday.txt", "rain\nmore rain\n")
    archive.writestr("tuesday.txt", "sun all day long\n")

lines = {}


def count_lines(name):
    with zipfile.ZipFile("diary.zip") as archive:
        lines[name] = len(archive.read(name).splitlines())


threads = [
    threading.Thread(target=count_lines, args=(name,), name=name)
    for name in ("monday.txt", "tuesday.txt")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, lines[thread.name])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | monday.txt 2
# | tuesday.txt 1
#
# It leaves these files:
# - diary.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
