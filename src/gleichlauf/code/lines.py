"""The lines of a source, as Python counts them."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def lines_of(source: str) -> list[str]:
    """Split into lines as Python's tokenizer does, line endings kept.

    `str.splitlines` splits at form feeds and other characters too, which do not end a line.
    """
    return _LINE.findall(source)


class Lines:
    """The lines of a source and their character offsets."""

    def __init__(self, source: str) -> None:
        self.texts = lines_of(source)
        self.starts = [0]
        for text in self.texts:
            self.starts.append(self.starts[-1] + len(text))

    def line(self, offset: int) -> int:
        """Return the line, from 0, in which a character offset lies."""
        return max(0, min(bisect_right(self.starts, offset) - 1, len(self.texts) - 1))

    def offset(self, lineno: int, utf8_column: int) -> int:
        """Return the character offset of a position of `ast`: line from 1, column in bytes."""
        text = self.texts[lineno - 1]
        column = utf8_column if text.isascii() else len(text.encode()[:utf8_column].decode())
        return self.starts[lineno - 1] + column
