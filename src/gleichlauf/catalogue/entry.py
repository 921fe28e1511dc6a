"""The values of this room: an entry, its texts with their lines, and a catalogue of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Text:
    """A string of an entry, and on which line of the file each part of it is written.

    ``pieces`` holds, for each quoted piece in the file, the offset in ``value`` at which it
    begins and its line in the file, counted from 1; ``line`` is that of the keyword.
    """

    value: str
    line: int
    pieces: tuple[tuple[int, int], ...] = ()

    def line_of(self, row: int, column: int = 0) -> int:
        """Return the line in the file of a place in the value: its row and column, from 0."""
        offset = 0
        for _ in range(row):
            newline = self.value.find("\n", offset)
            if newline < 0:
                break
            offset = newline + 1
        end = self.value.find("\n", offset)
        offset = min(offset + column, len(self.value) if end < 0 else end)
        index = bisect_right(self.pieces, (offset, 1 << 62)) - 1
        return self.pieces[index][1] if index >= 0 else self.line


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translation.

    ``strings`` has one text, or one for each plural form. ``references`` are (path, line) of
    the places in the documentation that use the message; ``comments`` are the extracted ones
    (``#.``), ``remarks`` those of translators (``# ``).
    """

    message: Text
    strings: tuple[Text, ...]
    context: str | None = None
    plural: str | None = None
    flags: frozenset[str] = frozenset()
    references: tuple[tuple[str, int], ...] = ()
    comments: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def translation(self) -> Text:
        """The translation, or the first plural form of it."""
        return self.strings[0]

    @property
    def in_use(self) -> bool:
        """Whether readers see the translation: not fuzzy, not obsolete, not empty."""
        return not self.obsolete and "fuzzy" not in self.flags and self.translation.value != ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place in a catalogue that is no valid PO: its line from 1, and what is wrong there."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What was read from one file: all entries that could be read, and what could not."""

    path: Path
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = field(default=())
