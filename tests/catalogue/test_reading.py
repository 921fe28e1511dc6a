"""Reading catalogues: entries, the line of every row, and what is no valid PO."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.catalogue.entry import Catalogue, Text
from gleichlauf.catalogue.reading import parse, read

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(text: str, encoding: str = "utf-8") -> Catalogue:
    return parse(text.encode(encoding), Path("page.po"))


def pairs(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(entry.message.value, entry.translation.value) for entry in catalogue.entries]


READ = {
    "one line": ('msgid "a"\nmsgstr "b"', [("a", "b")]),
    "several lines": ('msgid ""\n"a\\n"\n"b"\nmsgstr ""\n"c\\n"\n"d"\n', [("a\nb", "c\nd")]),
    "escapes": (r'msgid "\t\"\\\101\x42"' + '\nmsgstr "x"', [('\t"\\AB', "x")]),
    "no blank line between": (
        'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"', [("a", "b"), ("c", "d")],
    ),
    "Windows line ends": ('msgid "a"\r\nmsgstr "b"\r\n', [("a", "b")]),
    "byte order mark": ('\ufeffmsgid "a"\nmsgstr "b"', [("a", "b")]),
    "a line separator within": ('msgid "a\u2028b"\nmsgstr "c\x85d"', [("a\u2028b", "c\x85d")]),
    "plural": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"', [("a", "c")]),
    "empty file": ("", []),
    "previous message": ('#| msgid "old"\nmsgid "a"\nmsgstr "b"', [("a", "b")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_entries(text: str, expected: list[tuple[str, str]]) -> None:
    catalogue = po(text)
    assert pairs(catalogue) == expected
    assert catalogue.faults == ()


def test_what_stands_around_an_entry() -> None:
    entry = po(
        "# a remark\n#. Python text\n#: ../a.rst:12 b.rst:3\n#, fuzzy, python-format\n"
        'msgctxt "menu"\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'
    ).entries[0]
    assert entry.context == "menu"
    assert entry.plural == "as"
    assert [text.value for text in entry.strings] == ["b", "c"]
    assert entry.flags == {"fuzzy", "python-format"}
    assert entry.references == (("../a.rst", 12), ("b.rst", 3))
    assert entry.comments == ("Python text",)
    assert (entry.message.line, entry.translation.line) == (6, 8)
    assert not entry.in_use


def test_obsolete_entries_are_kept_apart() -> None:
    catalogue = po('msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr ""\n#~ "d"\n')
    assert pairs(catalogue) == [("a", "b"), ("c", "d")]
    assert [entry.obsolete for entry in catalogue.entries] == [False, True]


def test_the_declared_encoding_is_used() -> None:
    text = HEADER.replace("UTF-8", "iso-8859-2") + 'msgid "a"\nmsgstr "ąę"\n'
    assert pairs(po(text, "iso-8859-2"))[1] == ("a", "ąę")


FAULTS = {
    # text, line and part of the reason of each fault, and how many messages are read all the same
    "string not closed": (
        'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n', [(2, "not closed")], 2,
    ),
    "text after the quote": ('msgid "a"\nmsgstr "b" c\n', [(2, "follows the closing quote")], 1),
    "quote in a string": ('msgid "a"\nmsgstr "b"c"\n', [(2, "follows")], 1),
    "unknown escape": ("msgid \"a\"\nmsgstr \"it\\'s\"\n", [(2, "no escape of PO")], 1),
    "no keyword": ('msgid "a"\nmsgstr "b"\nrubbish\n', [(3, "expected a keyword")], 1),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', [(3, "has no msgstr")], 1),
    "no msgid": ('msgstr "a"\n', [(1, "no msgid before it")], 0),
    "a merge conflict": (
        '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n', [(1, "expected a keyword")], 1,
    ),
    "twice": ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', [(4, "line 1")], 2),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', [(3, "stands twice")], 1),
    "unknown encoding": (
        'msgid ""\nmsgstr "charset=klingon\\n"\n', [(2, "no encoding of catalogues")], 1,
    ),
    "encoding that is none of text": (
        'msgid ""\nmsgstr "charset=rot13\\n"\n', [(2, "no encoding of catalogues")], 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "faults", "count"), FAULTS.values(), ids=FAULTS)
def test_faults(text: str, faults: list[tuple[int, str]], count: int) -> None:
    catalogue = po(text)
    assert [fault.line for fault in catalogue.faults] == [line for line, _ in faults]
    for fault, (_, part) in zip(catalogue.faults, faults, strict=True):
        assert part in fault.reason
    assert len(catalogue.entries) == count


def test_bytes_that_are_not_in_the_encoding() -> None:
    data = HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n'
    catalogue = parse(data, Path("page.po"))
    assert [(f.line, f.reason[:13]) for f in catalogue.faults] == [(5, "the byte 0xff")]
    assert pairs(catalogue)[1] == ("a", "\ufffd")


def test_a_file_beyond_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.po"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    with pytest.raises(OSError, match="more than 16777216 bytes"):
        read(path)


def test_the_line_of_each_row() -> None:
    text = (
        po('msgid "a"\nmsgstr ""\n"one\\n"\n"two and "\n"more\\n"\n"three"\n')
        .entries[0]
        .translation
    )
    assert [text.line_of(row) for row in range(3)] == [3, 4, 6]
    assert text.line_of(1, column=9) == 5
    assert text.line_of(99) == 6
    assert Text("", 7).line_of(3) == 7


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))))
def test_what_is_written_is_read(rows: list[str]) -> None:
    value = "\n".join(rows)
    quoted = [
        row.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
        for row in value.splitlines(keepends=True)
    ]
    body = "\n".join(f'"{row}"' for row in quoted if "\n" not in row)
    text = po(f'msgid "a"\nmsgstr ""\n{body}\n').entries[0].translation
    assert text.value == value
    numbers = [text.line_of(row) for row in range(len(rows))]
    assert numbers == sorted(numbers)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    parse(HEADER.encode() + data, Path("page.po"))
