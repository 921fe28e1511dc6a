"""Two threads send reports, one writes to the archive

Page: stdlib2
Example: archive_owner
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
        os.chdir(tempfile.mkdtemp(prefix="archive_owner-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import queue
import threading
import zipfile

jobs = queue.Queue()


def keep_archive():
    with zipfile.ZipFile("weather.zip", "w") as archive:
        while (job := jobs.get()) is not None:
            archive.writestr(*job)


def report(city):
    jobs.put((f"{city}.txt", f"The weather in {city}: sunny."))


archivist = threading.Thread(target=keep_archive, name="the archivist")
reporters = [
    threading.Thread(target=report, args=(city,), name=city)
    for city in ("Berlin", "Oslo")
]
archivist.start()
try:
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
finally:
    jobs.put(None)  # The sentinel: there are no more jobs.
    archivist.join()

with zipfile.ZipFile("weather.zip") as archive:
    print("In the archive:", ", ".join(sorted(archive.namelist())))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | In the archive: Berlin.txt, Oslo.txt
#
# It leaves these files:
# - weather.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line
