"""Erster Teil: das Ende der Datei

Seite: hostile_archives
Beispiel: safe_extract
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="safe_extract-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import os
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

MEMBERS, MEMBER_BYTES, ALL_BYTES = 1_000, 100_000_000, 500_000_000


class Rejected(Exception):
    """Das Archiv wird als Ganzes abgelehnt."""


def check_end(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 42))
    tail = file.read()
    if len(tail) < 22 or tail[-22:-18] != b"PK\5\6" or tail.startswith(b"PK\6\7"):
        raise Rejected("Am Ende steht kein gewöhnliches Archiv.")
    disk, first, here, count, length, start, _ = struct.unpack("<4H2LH", tail[-18:])
    if disk or first or here != count or start + length + 22 != size:
        raise Rejected("Das Verzeichnis steht nicht unmittelbar vor dem Ende.")
    if count > MEMBERS or length > 500 * MEMBERS or size > ALL_BYTES:
        raise Rejected("Das Archiv ist zu groß.")
    return count, start

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
    """Für Namen, die irgendein System für denselben hält, kommt dasselbe heraus."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def check_names(members):
    seen = {}
    for member in members:
        name = member.filename
        if not is_safe(name):
            raise Rejected(f"schlechter Name: {name!r}")
        parts = name.removesuffix("/").split("/")
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            spelling = (path, end < len(parts) or member.is_dir())
            if seen.setdefault(comparable(path), spelling) != spelling:
                raise Rejected(f"doppelter Name: {name!r}")
    if len({member.filename for member in members}) < len(members):
        raise Rejected("doppelte Namen")


def check_kinds(members):
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
            raise Rejected(f"keine gewöhnliche Datei: {member.filename}")
        if member.is_dir() and member.file_size:
            raise Rejected(f"Ordner mit Inhalt: {member.filename}")
        if member.flag_bits & 0x2041:
            raise Rejected(f"verschlüsselt: {member.filename}")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Rejected(f"ungewöhnliches Verfahren: {member.filename}")
    sizes = [member.file_size for member in members]
    if max(sizes, default=0) > MEMBER_BYTES or sum(sizes) > ALL_BYTES:
        raise Rejected("zu viele Bytes")

def extra_kinds(extra):
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        yield kind
        extra = extra[4 + length :]


def check_layout(file, members, start):
    position = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        file.seek(position)
        header = file.read(30)
        if member.header_offset != position or not header.startswith(b"PK\3\4"):
            raise Rejected(f"Fremdes vor {member.filename}")
        flags, method = struct.unpack_from("<2H", header, 6)
        name_length, extra_length = struct.unpack_from("<2H", header, 26)
        name, extra = file.read(name_length), file.read(extra_length)
        file.seek(member.compress_size, os.SEEK_CUR)
        told = struct.pack("<3L", member.CRC, member.compress_size, member.file_size)
        if flags & 8:  # Prüfsumme und Größen stehen erst hinter den Daten.
            mark = file.read(4)
            same = (file.read(12) if mark == b"PK\7\b" else mark + file.read(8)) == told
        else:
            same = header[14:26] == told
        if not same or (flags, method) != (member.flag_bits, member.compress_type):
            raise Rejected(f"zwei Angaben zu {member.filename}")
        encoding = "utf-8" if flags & 0x800 else "cp437"
        other_name = 0x7075 in (*extra_kinds(member.extra), *extra_kinds(extra))
        if other_name or name != member.filename.encode(encoding, "replace"):
            raise Rejected(f"zwei Namen für {member.filename}")
        position = file.tell()
    if position != start:
        raise Rejected("Fremdes vor dem Verzeichnis")

DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)


def unpack(archive, members, folder):
    for member in members:
        place = folder / member.filename
        if member.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        size = 0
        with archive.open(member) as packed, open(place, "xb") as file:
            while size <= member.file_size and (chunk := packed.read(65_536)):
                size += len(chunk)
                file.write(chunk)
        if size != member.file_size:
            raise Rejected(f"falsche Länge: {member.filename}")


def safe_extract(path, target):
    """Pack ein fremdes Archiv in den neuen Ordner ``target``: ganz oder gar nicht."""
    target = Path(target)
    if os.path.lexists(target):
        raise FileExistsError(f"{target} gibt es schon.")
    with (
        open(path, "rb") as file,
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as temporary,
    ):
        count, start = check_end(file)
        folder = Path(temporary, "unpacked")
        folder.mkdir()
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
                if len(members) != count:
                    raise Rejected("Im Verzeichnis fehlen Einträge.")
                check_names(members)
                check_kinds(members)
                check_layout(file, members, start)
                unpack(archive, members, folder)
        except DAMAGE as error:
            raise Rejected(f"nicht zu entpacken: {error}") from error
        folder.rename(target)


for name, second in (("letters.zip", "old/ben.txt"), ("hostile.zip", "../ben.txt")):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("anna.txt", "Liebe Anna!")
        archive.writestr(second, "Lieber Ben!")
    target = Path(name).with_suffix("")
    try:
        safe_extract(name, target)
    except Rejected as reason:
        print(f"{name} abgelehnt: {reason}")
    else:
        print(f"{name} ausgepackt:", *sorted(path.name for path in target.rglob("*.txt")))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | letters.zip ausgepackt: anna.txt ben.txt
# | hostile.zip abgelehnt: schlechter Name: '../ben.txt'
#
# Es hinterlässt diese Dateien:
# - letters.zip
# - hostile.zip
# - letters/anna.txt
# - letters/old/ben.txt
