"""From rows of a document to a block: lines, indentation, empty rows around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gleichlauf.documents.block import CodeBlock, Language

_REMARK = re.compile(r"(gleichlauf:.*?)\s*(?:-->|\*/\}|$)")


def rows_of(text: str, tab: int) -> list[str]:
    """Split a document into lines as editors count them; ``tab`` is the width of tabs in it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(tab).split("\n")


def remark_in(comment: Sequence[str]) -> str:
    """Return what the rows of a comment say to us, without the marks of the comment."""
    match = _REMARK.search(" ".join(row.strip() for row in comment))
    return match[1] if match else ""


def block_of(rows: Sequence[str], language: Language, opening: int, first: int) -> CodeBlock:
    """Return the block that rows make; ``opening`` and ``first`` count rows of the file from 0."""
    begin, end = 0, len(rows)
    while begin < end and not rows[begin].strip():
        begin += 1
    while end > begin and not rows[end - 1].strip():
        end -= 1
    kept = [row.rstrip() for row in rows[begin:end]]
    width = min((len(row) - len(row.lstrip(" ")) for row in kept if row), default=0)
    lines = tuple(range(first + begin + 1, first + end + 1))
    return CodeBlock("\n".join(row[width:] for row in kept), language, opening + 1, lines)
