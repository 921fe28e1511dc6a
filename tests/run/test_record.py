"""The record of the versions of Python that examples have passed with."""

from __future__ import annotations

import pytest

from gleichlauf.run.record import (
    HEAD,
    Entry,
    Passage,
    RecordError,
    content_hash,
    minor_versions,
    read_record,
    renewed,
    write_record,
)

RECORD = {"de/a b.py": Entry("1", ("3.9.20", "3.11.2")), "en/c.py": Entry("2", ("3.13.5t",))}


def test_what_is_written_is_read() -> None:
    text = write_record(dict(reversed(RECORD.items())))
    assert text.splitlines()[1:] == [
        "1 3.9.20,3.11.2 9ca23aa726d3 de/a b.py",
        "2 3.13.5t 50764321438e en/c.py",
    ]
    assert read_record(text) == RECORD


def test_the_same_text_has_the_same_hash_whatever_its_line_endings() -> None:
    assert content_hash("a\r\nb\n") == content_hash("a\nb")
    assert content_hash("a\nb") != content_hash("ab")


RUNS = {
    "another version": (Passage("en/c.py", "2", "3.13.5", True), Entry("2", ("3.13.5", "3.13.5t"))),
    "the same version": (Passage("en/c.py", "2", "3.13.5t", True), Entry("2", ("3.13.5t",))),
    "another text": (Passage("en/c.py", "3", "3.12", True), Entry("3", ("3.12",))),
    "a new example": (Passage("en/d.py", "4", "3.12", True), Entry("4", ("3.12",))),
    "it fails": (Passage("en/c.py", "2", "3.13.5t", False), None),
    "another version fails": (Passage("en/c.py", "2", "3.12", False), Entry("2", ("3.13.5t",))),
    "another text fails": (Passage("en/c.py", "3", "3.12", False), None),
}


@pytest.mark.parametrize(("run", "tested"), RUNS.values(), ids=RUNS)
def test_a_run_renews_its_line(run: Passage, tested: Entry | None) -> None:
    record = renewed(RECORD, [run])
    assert record.get(run.path) == tested
    assert record["de/a b.py"] == RECORD["de/a b.py"]


NO_LINES = ["x", "1 3.11", "1 new f1 path", "1  f1 path", "", "1 3.,3.11 f1 path", "1 3.11.7 path"]


@pytest.mark.parametrize("line", NO_LINES)
def test_a_spoilt_line_is_named(line: str) -> None:
    with pytest.raises(RecordError, match="this is not of the form") as caught:
        read_record(f"# Head\n{line}\n")
    assert caught.value.line == 2


def test_a_flipped_bit_is_not_believed() -> None:
    """Whichever it is, but one that makes another ``#`` or line of it, or no text."""
    written = write_record(RECORD).encode()
    begin = len(HEAD.encode())
    for bit in range(8 * begin, 8 * len(written)):
        flipped = bytearray(written)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            record = read_record(flipped.decode("utf-8"))
        except (RecordError, UnicodeDecodeError):
            continue
        assert record.items() <= RECORD.items(), bytes(flipped)


def test_pages_name_no_patch_releases() -> None:
    versions = ("3.9.1", "3.11", "3.11.2", "3.11.10", "3.14.10", "3.14.10t")
    assert minor_versions(versions) == ("3.9", "3.11", "3.14", "3.14t")
