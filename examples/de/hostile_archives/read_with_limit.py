"""Lesen mit Grenze

Seite: hostile_archives
Beispiel: read_with_limit
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import struct
import zipfile


def measure(data, limit=1_000_000):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        print("Angekündigt:", archive.getinfo("zeros").file_size)
        with archive.open("zeros") as member:
            size = 0
            while chunk := member.read(65_536):
                size += len(chunk)
                if size > limit:
                    raise ValueError("mehr als erlaubt")


buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("zeros", bytes(4_000_000))
honest = buffer.getvalue()
forged = bytearray(honest)  # Im Inhaltsverzeichnis stehen nun 1000 Bytes:
struct.pack_into("<L", forged, forged.index(b"PK\x01\x02") + 24, 1_000)
print("Mehr als das 500-Fache:", 4_000_000 > 500 * len(honest))

for data in (honest, forged):
    try:
        measure(data)
    except (ValueError, zipfile.BadZipFile) as error:
        print("  Abgebrochen:", type(error).__name__)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Mehr als das 500-Fache: True
# | Angekündigt: 4000000
# |   Abgebrochen: ValueError
# | Angekündigt: 1000
# |   Abgebrochen: BadZipFile
