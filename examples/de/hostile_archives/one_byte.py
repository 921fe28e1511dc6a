"""Übungen

Seite: hostile_archives
Beispiel: one_byte
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import tracemalloc
import zipfile


def memory_for_one_byte(method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("zeros", bytes(5_000_000))
    with zipfile.ZipFile(buffer) as archive, archive.open("zeros") as member:
        tracemalloc.start()
        member.read(1)
        current, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


for method in ("ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA"):
    peak = memory_for_one_byte(getattr(zipfile, method))
    print(f"{method:<12}", "unter einer Million:", peak < 1_000_000)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | ZIP_DEFLATED unter einer Million: True
# | ZIP_BZIP2    unter einer Million: False
# | ZIP_LZMA     unter einer Million: False
