"""Übungen

Seite: hostile_archives
Beispiel: checked_too_late
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("paid.txt", "paid 10.00\n" * 1_000 + "total 10000.00\n")
damaged = buffer.getvalue().replace(b"total 1", b"total 9")

with zipfile.ZipFile(io.BytesIO(damaged)) as archive, archive.open("paid.txt") as member:
    print("Anfang:", member.readline())
    try:
        member.read()
    except zipfile.BadZipFile as error:
        print("Ende:", error)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anfang: b'paid 10.00\n'
# | Ende: Bad CRC-32 for file 'paid.txt'
