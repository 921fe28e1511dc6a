"""With which versions of Python each example has passed: a file that is committed.

One line for each example: the SHA-256 of its file's text, the versions, a check, and its path
relative to the record. A line says something of exactly this text, so a changed example is
untested. The check is the beginning of the SHA-256 of all else in the line: a version that nobody
has tested with, written there by hand or by a damaged disk, is not believed. Each line has its own,
so that git can merge the records of two people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_VERSION = re.compile(r"^(\d+\.\d+)(?:\.\d+)?(t?)$")
HEAD = (
    "# With which Pythons each example has passed: written by pytest "
    "--gleichlauf-record-versions.\n"
)


class RecordError(ValueError):
    """The file is no record; ``line`` counts from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """The text that was tested, by its hash, and versions such as ``3.13.5``, the lowest first.

    What patch releases change is in them; ``3.13.5t`` is a build without the GIL.
    """

    content: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of an example: its path relative to the record, the text that ran, and how."""

    path: str
    content: str
    version: str
    passed: bool


Record = Mapping[str, Entry]
"""What is known of each example, by its path."""


def content_hash(text: str) -> str:
    """Return what stands for a text, whatever its line endings."""
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def read_record(text: str) -> dict[str, Entry]:
    """Read a record. Raises `RecordError`."""
    record = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        try:
            content, versions, check, path = line.split(" ", maxsplit=3)
            record[path] = Entry(content, _sorted(versions.split(",")))
        except ValueError:
            reason = f"this is not of the form 'SHA-256 3.11.7,3.12.1 check path': {line!r}"
            raise RecordError(reason, number) from None
        if check != _check(content, versions, path):
            reason = "this line is not as it was written: remove it, and have its example run again"
            raise RecordError(reason, number)
    return record


def write_record(record: Record) -> str:
    """Return the text of a record, sorted by path."""
    return HEAD + "".join(_line(path, record[path]) for path in sorted(record))


def _line(path: str, tested: Entry) -> str:
    versions = ",".join(tested.versions)
    return f"{tested.content} {versions} {_check(tested.content, versions, path)} {path}\n"


def _check(content: str, versions: str, path: str) -> str:
    """Return 12 hexadecimal digits that stand for the rest of a line."""
    return content_hash(f"{content} {versions} {path}")[:12]


def renewed(record: Record, runs: Iterable[Passage]) -> dict[str, Entry]:
    """Return a record with what these runs have shown; of an older text nothing is kept."""
    found = dict(record)
    for run in runs:
        before = found.pop(run.path, Entry(run.content, ()))
        versions = set(before.versions if before.content == run.content else ()) - {run.version}
        if run.passed:
            versions.add(run.version)
        if versions:
            found[run.path] = Entry(run.content, _sorted(versions))
    return found


def minor_versions(versions: Iterable[str]) -> tuple[str, ...]:
    """Return them without patch releases: ``3.13`` and ``3.13t``, the lowest first."""
    return _sorted({_VERSION.sub(r"\1\2", version) for version in versions})


def _sorted(versions: Iterable[str]) -> tuple[str, ...]:
    """Sort versions by their numbers. Raises ValueError if one is none."""

    def key(version: str) -> tuple[list[int], bool]:
        numbers = version.removesuffix("t")
        return [int(part) for part in numbers.split(".")], numbers != version

    return tuple(sorted(versions, key=key))
