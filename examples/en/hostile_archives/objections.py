"""Exercises

Page: hostile_archives
Example: objections
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import stat
import zipfile
from pathlib import PureWindowsPath


def objections(archive, limit=1_000_000):
    names = set()
    for member in archive.infolist():
        path = PureWindowsPath(member.filename)
        if path.drive or path.root or ".." in path.parts:
            yield f"bad name: {member.filename}"
        if member.filename.casefold() in names:
            yield f"duplicate name: {member.filename}"
        names.add(member.filename.casefold())
        if member.flag_bits & 1:
            yield f"is encrypted: {member.filename}"
        if stat.S_ISLNK(member.external_attr >> 16):
            yield f"is a link: {member.filename}"
        limit -= member.file_size
    if limit < 0:
        yield "too many bytes"


with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("../evil.txt", "x")
    archive.writestr("plan.txt", "x")
    archive.writestr("PLAN.txt", bytes(1_000_000))
    for objection in objections(archive):
        print(objection)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | bad name: ../evil.txt
# | duplicate name: PLAN.txt
# | too many bytes
