"""Reading with a limit

Page: hostile_archives
Example: read_with_limit
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import struct
import zipfile


def measure(data, limit=1_000_000):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        print("Declared:", archive.getinfo("zeros").file_size)
        with archive.open("zeros") as member:
            size = 0
            while chunk := member.read(65_536):
                size += len(chunk)
                if size > limit:
                    raise ValueError("more than allowed")


buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("zeros", bytes(4_000_000))
honest = buffer.getvalue()
forged = bytearray(honest)  # The table of contents now says 1000 bytes:
struct.pack_into("<L", forged, forged.index(b"PK\x01\x02") + 24, 1_000)
print("More than 500 times as much:", 4_000_000 > 500 * len(honest))

for data in (honest, forged):
    try:
        measure(data)
    except (ValueError, zipfile.BadZipFile) as error:
        print("  Stopped:", type(error).__name__)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | More than 500 times as much: True
# | Declared: 4000000
# |   Stopped: ValueError
# | Declared: 1000
# |   Stopped: BadZipFile
