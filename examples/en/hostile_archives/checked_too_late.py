"""Exercises

Page: hostile_archives
Example: checked_too_late
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("paid.txt", "paid 10.00\n" * 1_000 + "total 10000.00\n")
damaged = buffer.getvalue().replace(b"total 1", b"total 9")

with zipfile.ZipFile(io.BytesIO(damaged)) as archive, archive.open("paid.txt") as member:
    print("Beginning:", member.readline())
    try:
        member.read()
    except zipfile.BadZipFile as error:
        print("End:", error)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Beginning: b'paid 10.00\n'
# | End: Bad CRC-32 for file 'paid.txt'
