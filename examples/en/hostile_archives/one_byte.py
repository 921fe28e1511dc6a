"""Exercises

Page: hostile_archives
Example: one_byte
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
    print(f"{method:<12}", "under one million:", peak < 1_000_000)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | ZIP_DEFLATED under one million: True
# | ZIP_BZIP2    under one million: False
# | ZIP_LZMA     under one million: False
