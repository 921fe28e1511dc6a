"""Vier Schäden, vier Befunde

Seite: hostile_archives
Beispiel: damaged_archive
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile
import zlib


def judge(data):
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return "kein Archiv"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            bad = archive.testzip()
    except (zipfile.BadZipFile, zlib.error):
        return "nicht zu entpacken"
    return f"beschädigt ist {bad}" if bad else "in Ordnung"


buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("soup.txt", b"lentils")
    archive.writestr("cake.txt", b"flour" * 50, compress_type=zipfile.ZIP_DEFLATED)
whole = buffer.getvalue()
start = whole.index(b"cake.txt") + len("cake.txt")  # Hier beginnen die Daten von cake.txt.

print("Wie geschrieben:", judge(whole))
print("Mit einem Bild davor:", judge(b"\xff\xd8\xff" + whole))
print("Letztes Byte fehlt:", judge(whole[:-1]))
print("Ein Buchstabe falsch:", judge(whole.replace(b"lentils", b"lentilz")))
print("Packdaten falsch:", judge(whole[:start] + b"\x07" + whole[start + 1 :]))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Wie geschrieben: in Ordnung
# | Mit einem Bild davor: in Ordnung
# | Letztes Byte fehlt: kein Archiv
# | Ein Buchstabe falsch: beschädigt ist soup.txt
# | Packdaten falsch: nicht zu entpacken
