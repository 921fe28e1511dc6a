"""`safe_extract`, which the course teaches: hostile archives are rejected, others come out whole.

The function under test is the one that readers download, so it is run from the example's file.
"""

from __future__ import annotations

import contextlib
import io
import random
import runpy
import shutil
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples/en/hostile_archives/safe_extract.py"
END = b"PK\5\6"
DIRECTORY = b"PK\1\2"
ANNA = {"anna.txt": b"Dear Anna!"}
FLOUR = {"cake.txt": b"flour" * 50}
SEEDS = range(4)
CORRUPTED_BY_SEED = 250


class Lesson(NamedTuple):
    """What the example defines, and the folder in which archives and targets may lie."""

    extract: Callable[[Path, Path], None]
    rejected: type[Exception]
    folder: Path


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with contextlib.chdir(tmp_path_factory.mktemp("example")):
        return runpy.run_path(str(EXAMPLE))


@pytest.fixture
def lesson(example: dict[str, Any], tmp_path: Path) -> Lesson:
    return Lesson(example["safe_extract"], example["Rejected"], tmp_path)


def extract(lesson: Lesson, data: bytes) -> dict[str, bytes | None]:
    """Return what was extracted, by name; whatever happens, nothing else may lie there."""
    archive = lesson.folder / "archive.zip"
    archive.write_bytes(data)
    target = lesson.folder / "target"
    try:
        lesson.extract(archive, target)
        assert {place.name for place in lesson.folder.iterdir()} == {"archive.zip", "target"}
        return {
            place.relative_to(target).as_posix(): place.read_bytes() if place.is_file() else None
            for place in target.rglob("*")
        }
    finally:
        shutil.rmtree(target, ignore_errors=True)
        assert [place.name for place in lesson.folder.iterdir()] == ["archive.zip"]


def pack(
    members: dict[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]],
    method: int = zipfile.ZIP_STORED,
    *,
    streamed: bool = False,
) -> bytes:
    buffer = Stream() if streamed else io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, data)
    return buffer.getvalue()


class Stream(io.BytesIO):
    """A file that cannot go back, so that sizes and checksums are written behind the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


def changed(mark: bytes, offset: int, layout: str, value: int, data: bytes | None = None) -> bytes:
    """Return an archive with another number ``offset`` bytes after the last ``mark``."""
    archive = bytearray(pack(ANNA) if data is None else data)
    struct.pack_into(layout, archive, archive.rindex(mark) + offset, value)
    return bytes(archive)


def zip64_elsewhere() -> bytes:
    """Return an archive whose members other programs see than those that read ZIP64."""
    hidden = pack({"trap.exe": b"x"})
    record_at = len(hidden)
    directory = hidden.index(DIRECTORY)
    record = struct.pack(
        "<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, hidden.index(END) - directory, directory
    )
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, record_at, 1)
    comment = record + locator
    front = hidden[:directory]
    plain = pack(ANNA)
    start = plain.index(DIRECTORY)
    entry = bytearray(plain[start : plain.index(END)])
    struct.pack_into("<H", entry, 32, len(comment))
    struct.pack_into("<L", entry, 42, len(front))
    place = len(front) + start
    end = struct.pack("<4s4H2LH", END, 0, 0, 1, 1, len(entry) + len(comment), place, 0)
    return front + plain[:start] + bytes(entry) + comment + end


def second_name() -> bytes:
    """Return an archive whose member has an extra field with another name, as Info-ZIP reads it."""
    info = zipfile.ZipInfo("anna.txt")
    info.extra = struct.pack("<2HBL", 0x7075, 13, 1, 0) + b"trap.exe"
    return pack([(info, b"x")])


def shifted(by: int) -> bytes:
    """Return an archive that says of itself that it begins ``by`` bytes later than it does."""
    archive = pack(ANNA)
    start = archive.index(DIRECTORY)
    return changed(END, 16, "<L", start + by, changed(DIRECTORY, 42, "<L", by, archive))


def no_name() -> bytes:
    front, entry = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, *(0,) * 5), 46
    directory = struct.pack("<4s6H3L5H2L", DIRECTORY, 20, 20, 0, 0, 0, 33, *(0,) * 10)
    return front + directory + struct.pack("<4s4H2LH", END, 0, 0, 1, 1, entry, len(front), 0)


UNSAFE_NAMES = [
    "/",
    ".",
    "..",
    "../up.txt",
    "a/../../up.txt",
    "a/..",
    "/etc/hosts",
    "//server/share/x",
    "C:/x",
    "C:x",
    "a\\..\\..\\x",
    "./plan.txt",
    "a//p",
    "a/./p",
    "a/",
    "plan.txt.",
    "plan.txt ",
    "a ./p",
    "CON",
    "con.txt",
    "Aux.tar.gz",
    "a/NUL",
    "com1.txt",
    "LPT³",
    "conin$",
    "plan.txt:evil",
    "what?.txt",
    "a*b",
    "a|b",
    "line\nbreak",
    "tab\t",
    "bell\x07",
    "cat\u202egpj.exe",
    "zero\u200bwidth",
    "x" * 300,
    "ä" * 101,
    "a/" * 1_500 + "x",
]

PAIRS = [
    ("plan.txt", "plan.txt"),
    ("plan.txt", "PLAN.txt"),
    ("straße.txt", "STRASSE.txt"),
    ("caf\u00e9.txt", "cafe\u0301.txt"),
    ("\ufb01le.txt", "file.txt"),
    ("a", "a/b.txt"),
    ("a/b.txt", "a"),
    ("a/b.txt", "A/c.txt"),
    ("a/", "A/"),
]

HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "no archive": b"0123456789" * 10,
    "cut short": pack(ANNA)[:-1],
    "only an end, cut short": END + bytes(17),
    "prepended picture": b"\xff\xd8\xff" + pack(ANNA),
    "appended byte": pack(ANNA) + b"\n",
    "appended empty end": pack(ANNA) + END + bytes(18),
    "two archives": pack({"trap.exe": b"x"}) + pack(ANNA),
    "table of contents of length 0": changed(END, 12, "<L", 0),
    "everything hidden": pack(ANNA)[:-22]
    + struct.pack("<4s4H2LH", END, 0, 0, 0, 0, 0, len(pack(ANNA)) - 22, 0),
    "more members than told": changed(END, 10, "<H", 0, changed(END, 8, "<H", 0)),
    "fewer members than told": changed(END, 10, "<H", 2, changed(END, 8, "<H", 2)),
    "on two disks": changed(END, 4, "<H", 1),
    "with a comment": changed(END, 20, "<H", 3) + b"hey",
    "ZIP64 elsewhere": zip64_elsewhere(),
    "too many members": pack({f"{number}": b"" for number in range(1_001)}),
    "too large": changed(DIRECTORY, 24, "<L", 2**31),
    "forged size": changed(DIRECTORY, 24, "<L", 3),
    "forged packed size": changed(DIRECTORY, 20, "<L", 3),
    "forged checksum": changed(DIRECTORY, 16, "<L", 3),
    "forged place": changed(DIRECTORY, 42, "<L", 1),
    "place behind the file": changed(DIRECTORY, 42, "<L", 2**31),
    "wrong checksum, both": pack(ANNA).replace(b"Dear", b"Bear"),
    "other name in front": pack(ANNA).replace(b"anna.txt", b"trap.exe", 1),
    "other size in front": changed(b"PK\3\4", 22, "<L", 3),
    "other method in front": changed(b"PK\3\4", 8, "<H", 8),
    "other flags in front": changed(b"PK\3\4", 6, "<H", 0x800),
    "NUL in the name": pack(ANNA).replace(b"anna.txt", b"an\0a.txt"),
    "no name": no_name(),
    "second name": second_name(),
    "damaged data": changed(b"cake", 8, "B", 7, pack(FLOUR, zipfile.ZIP_DEFLATED)[:-60])
    + pack(FLOUR, zipfile.ZIP_DEFLATED)[-60:],
    "data that ends early": changed(
        DIRECTORY,
        24,
        "<L",
        300,
        changed(b"PK\3\4", 22, "<L", 300, pack(FLOUR, zipfile.ZIP_DEFLATED)),
    ),
    "data before the first member": b"#!" + shifted(2),
    "encrypted": changed(DIRECTORY, 8, "<H", 1, changed(b"PK\3\4", 6, "<H", 1)),
    "strongly encrypted": changed(DIRECTORY, 8, "<H", 0x41, changed(b"PK\3\4", 6, "<H", 0x41)),
    "patch data": changed(DIRECTORY, 8, "<H", 0x20, changed(b"PK\3\4", 6, "<H", 0x20)),
    "needs a newer version": changed(DIRECTORY, 6, "<H", 99),
    "BZIP2": pack(ANNA, zipfile.ZIP_BZIP2),
    "LZMA": pack(ANNA, zipfile.ZIP_LZMA),
    "unknown method": changed(DIRECTORY, 10, "<H", 77, changed(b"PK\3\4", 8, "<H", 77)),
    "link": pack([(member("link", stat.S_IFLNK | 0o777), b"../private")]),
    "device": pack([(member("null", stat.S_IFCHR | 0o666), b"")]),
    "pipe": pack([(member("pipe", stat.S_IFIFO | 0o666), b"")]),
    "folder without a slash": pack([(member("folder", stat.S_IFDIR | 0o755), b"")]),
    "file with a slash": pack([(member("file/", stat.S_IFREG | 0o644), b"")]),
}


@pytest.mark.parametrize("name", UNSAFE_NAMES, ids=ascii)
def test_rejects_names_that_mean_something_else_somewhere(lesson: Lesson, name: str) -> None:
    with pytest.raises(lesson.rejected):
        extract(lesson, pack({"anna.txt": b"x", name: b"x"}))


@pytest.mark.parametrize("names", PAIRS, ids=ascii)
def test_rejects_two_names_for_one_thing(lesson: Lesson, names: tuple[str, str]) -> None:
    with pytest.raises(lesson.rejected):
        extract(lesson, pack([(name, b"") for name in names]))


@pytest.mark.parametrize("attack", HOSTILE)
def test_rejects_an_attack(lesson: Lesson, attack: str) -> None:
    with pytest.raises(lesson.rejected):
        extract(lesson, HOSTILE[attack])


def test_a_hundred_thousand_members_are_rejected_before_they_are_read(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = struct.pack("<4s6H3L5H2L", DIRECTORY, 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, *(0,) * 6)
    directory = (entry + b"x") * 60_000
    end = struct.pack("<4s4H2LH", END, 0, 0, 60_000, 60_000, len(directory), 0, 0)
    monkeypatch.setattr(zipfile.ZipFile, "__init__", None)
    with pytest.raises(lesson.rejected):
        extract(lesson, directory + end)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("streamed", [False, True])
def test_extracts_what_is_sound(lesson: Lesson, method: int, streamed: bool) -> None:
    members = {
        "anna.txt": b"Dear Anna!",
        "photos/": b"",
        "photos/cat..jpg": bytes(200_000),
        "letters/old/straße \N{GREEK SMALL LETTER ALPHA}.txt": b"",
    }
    found = extract(lesson, pack(members, method, streamed=streamed))
    folders = dict.fromkeys(["photos", "letters", "letters/old"])
    assert found == {**folders, **{n: data for n, data in members.items() if n != "photos/"}}


def test_extracts_an_empty_archive_to_an_empty_folder(lesson: Lesson) -> None:
    assert extract(lesson, pack({})) == {}


def test_an_existing_folder_stays_as_it_was(lesson: Lesson) -> None:
    archive, target = lesson.folder / "archive.zip", lesson.folder / "target"
    archive.write_bytes(pack(ANNA))
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        lesson.extract(archive, target)
    assert [(place.name, place.read_text()) for place in target.iterdir()] == [("mine.txt", "mine")]


def test_a_link_to_nowhere_stays_as_it_was(lesson: Lesson) -> None:
    archive, target = lesson.folder / "archive.zip", lesson.folder / "target"
    archive.write_bytes(pack(ANNA))
    target.symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        lesson.extract(archive, target)
    assert target.is_symlink()


def test_a_full_disk_is_no_fault_of_the_archive(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(28, "No space left on device")

    def mkdir(*_: object, **__: object) -> None:
        raise full

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(OSError, match="No space left") as raised:
        extract(lesson, pack(ANNA))
    assert raised.value is full


@pytest.mark.parametrize("seed", SEEDS)
def test_corrupted_archives_are_rejected_or_come_out_as_they_were(
    lesson: Lesson, seed: int
) -> None:
    randomly = random.Random(seed)  # noqa: S311 - repeatable on purpose
    unharmed = 0
    for _ in range(CORRUPTED_BY_SEED):
        whole = pack(
            {
                f"folder{randomly.randrange(3)}/{number}.txt": randomly.randbytes(9)
                * randomly.randrange(20)
                for number in range(randomly.randrange(4))
            },
            randomly.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
            streamed=randomly.random() < 0.4,
        )
        expected = extract(lesson, whole)
        try:
            found = extract(lesson, corrupted(whole, randomly))
        except lesson.rejected:
            continue
        assert found == expected
        unharmed += 1
    assert unharmed, "Were all rejected, this test would see nothing."


def corrupted(whole: bytes, randomly: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(randomly.randrange(1, 4)):
        place = randomly.randrange(len(data) - 3) if len(data) > 3 else 0
        match randomly.randrange(4):
            case 0:
                data[place] = randomly.randrange(256)
            case 1:
                del data[place : place + randomly.randrange(1, 5)]
            case 2:
                marks = [END, DIRECTORY, b"PK\3\4", b"PK\6\7", bytes(22), randomly.randbytes(3)]
                data[place:place] = randomly.choice(marks)
            case 3:
                number = randomly.choice(
                    [0, 1, 2**31, 2**32 - 1, len(data), randomly.randrange(200)]
                )
                data[place : place + 4] = struct.pack("<L", number)
    return bytes(data)
