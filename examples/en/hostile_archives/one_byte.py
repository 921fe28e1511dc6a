"""Solution: the price of one byte

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


print("Less than 100,000 bytes:", memory_for_one_byte(zipfile.ZIP_DEFLATED) < 100_000)
print("More with LZMA:", memory_for_one_byte(zipfile.ZIP_LZMA) > 5_000_000)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Less than 100,000 bytes: True
# | More with LZMA: True
