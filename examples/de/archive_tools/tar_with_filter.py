"""Ein Filter weist ab, was aus dem Ordner klettert

Seite: archive_tools
Beispiel: tar_with_filter
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
        print("Abgelehnt. Liegt die Falle draußen?", Path("trap.txt").exists())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Abgelehnt. Liegt die Falle draußen? False
