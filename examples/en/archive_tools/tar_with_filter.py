"""A filter rejects what climbs out of the folder

Page: archive_tools
Example: tar_with_filter
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import tarfile
from pathlib import Path

buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w") as archive:
    trap = tarfile.TarInfo("../trap.txt")
    trap.size = 1
    archive.addfile(trap, io.BytesIO(b"x"))

buffer.seek(0)
with tarfile.open(fileobj=buffer) as archive:
    try:
        archive.extractall("unpacked", filter="data")
    except Exception:
        print("Rejected. Is the trap outside?", Path("trap.txt").exists())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Rejected. Is the trap outside? False
