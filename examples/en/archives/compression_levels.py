"""One archive, three levels

Page: archives
Example: compression_levels
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
        os.chdir(tempfile.mkdtemp(prefix="compression_levels-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import zipfile

report = "\n".join(f"{n}: Oslo, {n * n % 37} °C" for n in range(20_000)).encode()

with zipfile.ZipFile("reports.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for level in (0, 1, 9):
        archive.writestr(f"level{level}.txt", report, compresslevel=level)

with zipfile.ZipFile("reports.zip") as archive:
    for member in archive.infolist():
        print(member.filename)
        print("  smaller than half:", member.compress_size < member.file_size / 2)
        print("  larger than before:", member.compress_size > member.file_size)
        print("  content unchanged:", archive.read(member) == report)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | level0.txt
# |   smaller than half: False
# |   larger than before: True
# |   content unchanged: True
# | level1.txt
# |   smaller than half: True
# |   larger than before: False
# |   content unchanged: True
# | level9.txt
# |   smaller than half: True
# |   larger than before: False
# |   content unchanged: True
#
# It leaves these files:
# - reports.zip
