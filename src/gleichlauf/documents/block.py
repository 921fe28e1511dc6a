"""The values of this room: a code block of a document, and a document with its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["python", "maybe", "shell", "output", "other", ""]
"""What a block is: Python; a literal block that may be; commands of a shell; a listing of output;
something else. "" if its author did not say."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block without its indentation, and where it stands.

    ``lines`` holds the line in the file, counted from 1, of each row of the text. ``opening`` is
    the line at which the block as a whole begins: its fence, its directive. In a notebook,
    ``cell`` is the number of the cell, counted from 1, and ``identity`` its id, if it has one.
    ``remark`` is the comment for us that stands before the block: ``gleichlauf: ...``.
    """

    text: str
    language: Language
    opening: int
    lines: tuple[int, ...]
    cell: int = 0
    identity: str = ""
    remark: str = ""

    def line_of(self, row: int) -> int:
        """Return the line in the file of a row, counted from 0; past the end, of the last row."""
        if not self.lines:
            return self.opening
        return self.lines[max(0, min(row, len(self.lines) - 1))]


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from a file: its blocks, or the reason why it cannot be read, and its line."""

    path: Path
    blocks: tuple[CodeBlock, ...] = ()
    fault: str = ""
    fault_line: int = 1
