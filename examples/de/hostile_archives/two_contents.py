"""Von vorn gelesen, von hinten gelesen

Seite: hostile_archives
Beispiel: two_contents
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import struct
import zipfile


def from_the_front(data):
    names, place = [], 0
    while data.startswith(b"PK\3\4", place):
        packed, _, name, extra = struct.unpack_from("<2L2H", data, place + 18)
        place += 30
        names.append(data[place : place + name].decode())
        place += name + extra + packed
    return names


def from_the_back(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def pack(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


plan, trap = pack("plan.txt"), pack("trap.exe")
appended = plan + b"PK\5\6" + bytes(18)  # Dahinter steht das Ende eines leeren Archivs.
joined = trap + plan
for data in (plan, appended, joined):
    print("von vorn:", from_the_front(data), "von hinten:", from_the_back(data))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | von vorn: ['plan.txt'] von hinten: ['plan.txt']
# | von vorn: ['plan.txt'] von hinten: []
# | von vorn: ['trap.exe'] von hinten: ['plan.txt']
