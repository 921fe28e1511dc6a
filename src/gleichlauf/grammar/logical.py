"""The logical lines of a text that may be no Python: found by brackets and quotes alone.

The rules are those of the language reference, "Lexical analysis". A bracket or quote that is never
closed ends with its row, so that one damaged row costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.literals import OPENING, StringLiteral, UnreadableError, read

Flaw = Literal["quote", "bracket"]

LONGEST = 400
"""How many rows one statement may have while damage is looked for."""

_NEXT = re.compile(rf"(?P<comment>\#[^\n]*)|{OPENING.pattern}|(?P<mark>[()\[\]{{}}\n])|\\\n")
_CLOSES = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """A statement, or a header: its rows from 0, its text without comments, and its indentation.

    ``flaw`` says what is not closed, or closed without having been opened, on ``flaw_row``.
    ``text`` has the rows that it has in the source, without the indentation of the first, which is
    ``blanks``.
    """

    first: int
    last: int
    indentation: int
    text: str
    blanks: str = ""
    flaw: Flaw | None = None
    flaw_row: int = 0


def logical_lines(text: str) -> Iterator[LogicalLine]:
    """Yield the logical lines of a text in order; rows without code are in none of them."""
    rows = text.split("\n")
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)
    number = 0
    while number < len(rows):
        row = rows[number]
        code = row.lstrip(" \t\f")
        if not code or code.startswith("#"):
            number += 1
            continue
        indentation = len(row[: len(row) - len(code)].expandtabs(8))
        blanks = row[: len(row) - len(code)]
        end = _end(text, starts[number] + len(blanks), number, starts)
        last = end.row
        if end.flaw:
            last = _last_row(rows, number, end)
        body = "".join(end.parts).rstrip()
        yield LogicalLine(number, last, indentation, body, blanks, end.flaw, end.row)
        number = last + 1


@dataclass(frozen=True, slots=True)
class _End:
    """Where a statement ends or is damaged: its text in parts, and whether brackets are open."""

    row: int
    parts: list[str]
    flaw: Flaw | None = None
    is_open: bool = False


def _end(text: str, begin: int, number: int, starts: list[int]) -> _End:
    """Return where what begins here ends."""
    limit = starts[min(number + LONGEST, len(starts) - 1)] - 1
    damaged = [text[begin : starts[number + 1] - 1]]
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    position, row = begin, number
    while match := _NEXT.search(text, position, max(limit, begin)):
        parts.append(text[position : match.start()])
        mark = match["mark"]
        if match["quote"]:
            literal = _literal(text, match.start())
            if literal is None:
                return _End(row, damaged, "quote", bool(opened) and len(match["quote"]) == 1)
            parts.append(text[literal.start : literal.end])
            row += text.count("\n", literal.start, literal.end)
            position = literal.end
            continue
        position = match.end()
        if match["comment"]:
            continue
        if mark == "\n":
            if not opened:
                return _End(row, parts)
            row += 1
        elif mark is None:
            row += 1  # a backslash
        elif mark in "([{":
            opened.append((mark, row))
        elif not opened:
            return _End(row, damaged, "bracket", row > number)
        elif (opening := opened.pop())[0] != _CLOSES[mark]:
            return _End(opening[1], damaged, "bracket", is_open=True)
        parts.append(match[0])
    if opened:
        return _End(opened[-1][1], damaged, "bracket", is_open=True)
    parts.append(text[position : max(limit, position)])
    return _End(row, parts)


def _last_row(rows: list[str], first: int, end: _End) -> int:
    """Return the last row that belongs to a damaged statement, as the indentation shows it.

    Rows further to the right continue it, unless it is a header.
    """
    if not end.is_open or (end.row == first and rows[first].rstrip().endswith(":")):
        return end.row
    width = len(rows[first]) - len(rows[first].lstrip())
    last = end.row
    for number in range(first + 1, min(first + LONGEST, len(rows))):
        row = rows[number].lstrip()
        if not row:
            continue
        closes = len(rows[number]) - len(row) == width and row[0] in ")]}"
        if len(rows[number]) - len(row) <= width and not closes:
            break
        last = max(last, number)
        if closes:
            break
    return last


def _literal(text: str, start: int) -> StringLiteral | None:
    try:
        return read(text, start)
    except UnreadableError:
        return None
