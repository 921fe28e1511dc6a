"""Solution: all objections at once

Page: hostile_archives
Example: objections
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Set-up -----------------------------------------------------------------
import unicodedata

DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"}
DEVICES |= {port + number for port in ("com", "lpt") for number in "0123456789¹²³"}


def is_safe(name):
    return len(name.encode()) <= 200 and all(
        part == part.rstrip(". ") != ""
        and part.isprintable()
        and not set(part) & set('<>:"\\|?*')
        and part.split(".")[0].rstrip().casefold() not in DEVICES
        for part in name.removesuffix("/").split("/")
    )


def comparable(name):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())

# ---- Example ----------------------------------------------------------------
import io
import stat
import zipfile


def objections(archive, limit=1_000_000):
    names, seen = set(), {}
    for member in archive.infolist():
        name = member.filename
        if not is_safe(name):
            yield f"bad name: {name!r}"
        twice = name in names
        names.add(name)
        parts = name.removesuffix("/").split("/")
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            spelling = (path, end < len(parts) or member.is_dir())
            twice |= seen.setdefault(comparable(path), spelling) != spelling
        if twice:
            yield f"duplicate name: {name!r}"
        if member.flag_bits & 1:
            yield f"is encrypted: {name!r}"
        if stat.S_ISLNK(member.external_attr >> 16):
            yield f"is a link: {name!r}"
        limit -= member.file_size
    if limit < 0:
        yield "too many bytes"


with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("../evil.txt", "x")
    archive.writestr("plan.txt", "x")
    archive.writestr("PLAN.txt", bytes(1_000_000))
    archive.writestr("plan.txt/old.txt", "x")
    for objection in objections(archive):
        print(objection)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | bad name: '../evil.txt'
# | duplicate name: 'PLAN.txt'
# | duplicate name: 'plan.txt/old.txt'
# | too many bytes
