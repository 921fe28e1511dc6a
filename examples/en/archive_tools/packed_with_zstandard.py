"""Zstandard, where it exists

Page: archive_tools
Example: packed_with_zstandard
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile

method = getattr(zipfile, "ZIP_ZSTANDARD", zipfile.ZIP_DEFLATED)
text = b"0123456789\n" * 10_000
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", method) as archive:
    archive.writestr("numbers.txt", text)

with zipfile.ZipFile(buffer) as archive:
    print("Intact:", archive.read("numbers.txt") == text)
    print("Below one per cent:", archive.getinfo("numbers.txt").compress_size < len(text) / 100)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Intact: True
# | Below one per cent: True
