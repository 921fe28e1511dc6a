"""The pieces of a source that are not bare code: its comments and string literals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gleichlauf.code.literals import OPENING, StringLiteral, read

_NEXT = re.compile(rf"(?P<comment>\#[^\r\n]*)|{OPENING.pattern}")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` to the end of its line, without the line ending."""

    start: int
    end: int
    text: str


def pieces(source: str) -> tuple[Comment | StringLiteral, ...]:
    """Return comments and string literals in order; literals inside f-string fields are code.

    Raises `gleichlauf.code.literals.UnreadableError` for source that does not parse.
    """
    found: list[Comment | StringLiteral] = []
    position = 0
    while match := _NEXT.search(source, position):
        piece: Comment | StringLiteral = (
            Comment(match.start(), match.end(), match[0])
            if match["comment"]
            else read(source, match.start())
        )
        found.append(piece)
        position = piece.end
    return tuple(found)
