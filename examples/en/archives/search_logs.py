"""Searching packed logs

Page: archives
Example: search_logs
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
        os.chdir(tempfile.mkdtemp(prefix="search_logs-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("logs.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("monday.log", "INFO start\nERROR disk full\nINFO stop\n" + "INFO idle\n" * 100)
    archive.writestr("tuesday.log", "INFO start\nINFO stop\n")

# ---- Example ----------------------------------------------------------------
import io
import zipfile

with zipfile.ZipFile("logs.zip") as archive:
    for member in archive.infolist():
        print(member.filename, "has", member.file_size, "bytes.")
        with archive.open(member) as raw:
            for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8"), start=1):
                if line.startswith("ERROR"):
                    print(f"  Line {number}:", line.strip())

    print(archive.read("tuesday.log").decode("utf-8").splitlines())
    try:
        archive.read("sunday.log")
    except KeyError:
        print("There is no sunday.log.")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | monday.log has 1037 bytes.
# |   Line 2: ERROR disk full
# | tuesday.log has 21 bytes.
# | ['INFO start', 'INFO stop']
# | There is no sunday.log.
#
# It leaves these files:
# - logs.zip
