"""Four kinds of damage, four findings

Page: hostile_archives
Example: damaged_archive
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile
import zlib


def judge(data):
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return "not an archive"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            bad = archive.testzip()
    except (zipfile.BadZipFile, zlib.error):
        return "impossible to unpack"
    return f"{bad} is damaged" if bad else "sound"


buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("soup.txt", b"lentils")
    archive.writestr("cake.txt", b"flour" * 50, compress_type=zipfile.ZIP_DEFLATED)
whole = buffer.getvalue()
start = whole.index(b"cake.txt") + len("cake.txt")  # The data of cake.txt begin here.

print("As written:", judge(whole))
print("With a picture in front:", judge(b"\xff\xd8\xff" + whole))
print("Last byte missing:", judge(whole[:-1]))
print("One letter wrong:", judge(whole.replace(b"lentils", b"lentilz")))
print("Packed data wrong:", judge(whole[:start] + b"\x07" + whole[start + 1 :]))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | As written: sound
# | With a picture in front: sound
# | Last byte missing: not an archive
# | One letter wrong: soup.txt is damaged
# | Packed data wrong: impossible to unpack
