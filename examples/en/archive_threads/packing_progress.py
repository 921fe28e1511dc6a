"""Jobs one way, reports the other way

Page: archive_threads
Example: packing_progress
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
        os.chdir(tempfile.mkdtemp(prefix="packing_progress-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import queue
import threading
import zipfile

jobs = queue.Queue()
finished = queue.Queue()


def keep_archive():
    with zipfile.ZipFile("letters.zip", "w") as archive:
        while (job := jobs.get()) is not None:
            archive.writestr(*job)
            finished.put(job[0])


def bar(part, whole, width=20):
    filled = width * part // whole
    return f"[{'#' * filled:.<{width}}] {part}/{whole}"


letters = {"anna.txt": "Dear Anna,", "ben.txt": "Dear Ben,", "cleo.txt": "Dear Cleo,"}
archivist = threading.Thread(target=keep_archive, name="the archivist")
archivist.start()
try:
    for job in letters.items():
        jobs.put(job)
    for count in range(1, len(letters) + 1):
        print(bar(count, len(letters)), finished.get())
finally:
    jobs.put(None)  # The sentinel always comes.
    archivist.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | [######..............] 1/3 anna.txt
# | [#############.......] 2/3 ben.txt
# | [####################] 3/3 cleo.txt
#
# It leaves these files:
# - letters.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
