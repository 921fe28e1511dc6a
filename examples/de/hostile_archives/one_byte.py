"""Lösung: Was ein Byte kostet

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


print("Unter 100 000 Bytes:", memory_for_one_byte(zipfile.ZIP_DEFLATED) < 100_000)
print("Mehr mit LZMA:", memory_for_one_byte(zipfile.ZIP_LZMA) > 5_000_000)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Unter 100 000 Bytes: True
# | Mehr mit LZMA: True
