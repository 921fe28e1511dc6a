"""Zstandard, wo es das gibt

Seite: archive_tools
Beispiel: packed_with_zstandard
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

method = getattr(zipfile, "ZIP_ZSTANDARD", zipfile.ZIP_DEFLATED)
text = b"0123456789\n" * 10_000
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", method) as archive:
    archive.writestr("numbers.txt", text)

with zipfile.ZipFile(buffer) as archive:
    print("Unversehrt:", archive.read("numbers.txt") == text)
    print("Unter einem Prozent:", archive.getinfo("numbers.txt").compress_size < len(text) / 100)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Unversehrt: True
# | Unter einem Prozent: True
