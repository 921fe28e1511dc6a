"""Syntax that came after Python 3.11: to say so when an older Python cannot parse it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gleichlauf.code.lines import Lines
from gleichlauf.code.literals import StringLiteral, UnreadableError
from gleichlauf.code.pieces import pieces


@dataclass(frozen=True, slots=True)
class Newer:
    """A piece of syntax and the first Python that has it, such as ``(3, 12)``."""

    what: str
    since: tuple[int, int]


# From the "What's new in Python" pages; checked only on the line that does not parse.
_STATEMENTS = (
    (r"lazy\s+(import|from)\b", Newer("a lazy import", (3, 15))),
    (
        r"except\*?\s+[\w.]+\s*,[^()]*:",
        Newer("`except` with several types and no brackets", (3, 14)),
    ),
    (
        r"(async\s+def|def|class|type)\s+\w+\s*\[[^\]]*=",
        Newer("a type parameter's default", (3, 13)),
    ),
    (r"(async\s+def|def|class)\s+\w+\s*\[", Newer("a type parameter list", (3, 12))),
    (r"type\s+\w+\s*(\[.*\]\s*)?=", Newer("the `type` statement", (3, 12))),
)
_NEWER_FORMATTED = Newer("this f-string", (3, 12))
_TEMPLATE = Newer("a t-string", (3, 14))


def newer_syntax(source: str, line: int) -> Newer | None:
    """Return what on this line (from 0) of an unparsable source a newer Python would take."""
    lines = Lines(source)
    text = lines.texts[line].strip() if lines.texts else ""
    for pattern, newer in _STATEMENTS:
        if re.match(pattern, text):
            return newer
    try:
        found = pieces(source)
    except UnreadableError:
        return None
    for piece in found:
        on_the_line = lines.line(piece.start) <= line <= lines.line(piece.end)
        if isinstance(piece, StringLiteral) and piece.is_formatted and on_the_line:
            if "t" in piece.prefix.lower():
                return _TEMPLATE
            if any(_is_newer_field(field, piece.quote) for field in piece.fields):
                return _NEWER_FORMATTED
    return None


def _is_newer_field(field: str, quote: str) -> bool:
    """Tell whether a field could not stand in an f-string before PEP 701."""
    return quote in field or "\\" in field or "#" in field or (len(quote) == 1 and "\n" in field)
