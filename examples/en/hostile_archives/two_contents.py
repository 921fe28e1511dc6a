"""Read from the front, read from the back

Page: hostile_archives
Example: two_contents
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
appended = plan + b"PK\5\6" + bytes(18)  # Followed by the end of an empty archive.
joined = trap + plan
for data in (plan, appended, joined):
    print("from the front:", from_the_front(data), "from the back:", from_the_back(data))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | from the front: ['plan.txt'] from the back: ['plan.txt']
# | from the front: ['plan.txt'] from the back: []
# | from the front: ['trap.exe'] from the back: ['plan.txt']
