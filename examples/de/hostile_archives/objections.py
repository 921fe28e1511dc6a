"""Übungen

Seite: hostile_archives
Beispiel: objections
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import stat
import zipfile
from pathlib import PureWindowsPath


def objections(archive, limit=1_000_000):
    names = set()
    for member in archive.infolist():
        path = PureWindowsPath(member.filename)
        if path.drive or path.root or ".." in path.parts:
            yield f"schlechter Name: {member.filename}"
        if member.filename.casefold() in names:
            yield f"doppelter Name: {member.filename}"
        names.add(member.filename.casefold())
        if member.flag_bits & 1:
            yield f"ist verschlüsselt: {member.filename}"
        if stat.S_ISLNK(member.external_attr >> 16):
            yield f"ist ein Verweis: {member.filename}"
        limit -= member.file_size
    if limit < 0:
        yield "zu viele Bytes"


with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("../evil.txt", "x")
    archive.writestr("plan.txt", "x")
    archive.writestr("PLAN.txt", bytes(1_000_000))
    for objection in objections(archive):
        print(objection)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | schlechter Name: ../evil.txt
# | doppelter Name: PLAN.txt
# | zu viele Bytes
