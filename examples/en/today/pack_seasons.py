"""Solution: one job for each archive

Page: today
Example: pack_seasons
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
        os.chdir(tempfile.mkdtemp(prefix="pack_seasons-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

for season in ("spring", "summer"):
    Path(f"{season}.txt").write_text("0123456789\n" * 100, encoding="utf-8")

# ---- Example ----------------------------------------------------------------
import zipfile
from concurrent.futures import ThreadPoolExecutor


def pack(season):
    with zipfile.ZipFile(f"{season}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(f"{season}.txt")
    return archive.filename


with ThreadPoolExecutor(max_workers=2) as pool:
    names = list(pool.map(pack, ["spring", "summer"]))
print("Packed:", *names)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Packed: spring.zip summer.zip
#
# It leaves these files:
# - spring.txt
# - spring.zip
# - summer.txt
# - summer.zip
