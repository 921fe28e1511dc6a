"""As long as the chapter is not finished, there is no appendix

Page: archive_threads
Example: second_writer
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
        os.chdir(tempfile.mkdtemp(prefix="second_writer-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import threading
import zipfile


def add_appendix():
    try:
        archive.writestr("appendix.txt", "All is well that ends well.")
    except ValueError as error:
        print("Turned away:", type(error).__name__)


with zipfile.ZipFile("book.zip", "w") as archive:
    with archive.open("chapter.txt", "w") as chapter:
        second = threading.Thread(target=add_appendix, name="Anhang")
        second.start()
        second.join()
        chapter.write(b"Once upon a time ...")
    print("In the archive:", archive.namelist())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Turned away: ValueError
# | In the archive: ['chapter.txt']
#
# It leaves these files:
# - book.zip
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line
