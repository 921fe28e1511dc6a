"""The code blocks of reStructuredText: literal blocks, directives for code, ``>>>`` paragraphs.

The rules are those of the reStructuredText specification ("Literal Blocks", "Doctest Blocks").
Directives that a project made itself are not known; a block in one of them is found if its lines
look like a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gleichlauf.documents.block import CodeBlock, Language
from gleichlauf.documents.languages import CODE_DIRECTIVES, PYTHON_DIRECTIVES, language
from gleichlauf.documents.rows import block_of, remark_in, rows_of

_DIRECTIVE = re.compile(r"([ ]*)\.\.[ ]+([\w:-]+)::[ ]*(.*)$")
_OPTION = re.compile(r"[ ]*:[\w-]+:")
_PROMPT = re.compile(r"[ ]*>>>(?: |$)")
_REMARK = re.compile(r"[ ]*\.\.[ ]+gleichlauf:")
_QUOTING = re.compile(r"([!-/:-@\[-`{-~])")


def restructured(text: str) -> Iterator[CodeBlock]:
    """Yield the code blocks of a reStructuredText document."""
    rows = rows_of(text, tab=8)
    default: Language = "maybe"
    remark = ""  # of the comment before the row, if there is one
    number = 0
    while number < len(rows):
        row = rows[number]
        directive = _DIRECTIVE.match(row)
        if _REMARK.match(row):
            remark = remark_in([row])
            number += 1
        elif directive:
            name = directive[2].rpartition(":")[2]
            argument = directive[3].strip()
            if name in ("highlight", "highlightlang"):
                default = language(argument) or "maybe"
            elif name in CODE_DIRECTIVES | PYTHON_DIRECTIVES:
                end = _end_of_block(rows, number, len(directive[1]))
                inside = rows[number + 1 : end]
                skipped = _options(inside)
                kind = language(argument) if name in CODE_DIRECTIVES else "python"
                first = number + 1 + skipped
                block = block_of(inside[skipped:], kind or default, number, first)
                yield replace(block, remark=remark)
                number, remark = end, ""
                continue
            number, remark = number + 1, ""
        elif row.rstrip().endswith("::") and not row.lstrip().startswith(".. "):
            end = _end_of_literal(rows, number, len(row) - len(row.lstrip()))
            if end > number + 1:
                block = block_of(rows[number + 1 : end], default, number, number + 1)
                yield replace(block, remark=remark)
            number, remark = max(end, number + 1), ""
        elif _PROMPT.match(row):
            end = next((i for i in range(number, len(rows)) if not rows[i].strip()), len(rows))
            yield replace(block_of(rows[number:end], "python", number, number), remark=remark)
            number, remark = end, ""
        else:
            remark = "" if row.strip() else remark
            number += 1


def _end_of_block(rows: Sequence[str], start: int, indentation: int) -> int:
    for number in range(start + 1, len(rows)):
        row = rows[number]
        if row.strip() and len(row) - len(row.lstrip()) <= indentation:
            return number
    return len(rows)


def _end_of_literal(rows: Sequence[str], start: int, indentation: int) -> int:
    """Return the row after a literal block, which may be quoted instead of indented."""
    first = next((i for i in range(start + 1, len(rows)) if rows[i].strip()), len(rows))
    quoting = _QUOTING.match(rows[first][indentation:]) if first < len(rows) else None
    indented = first < len(rows) and len(rows[first]) - len(rows[first].lstrip()) > indentation
    if quoting and not indented and first > start + 1:
        mark = rows[first][: indentation + 1]
        return next((i for i in range(first, len(rows)) if not rows[i].startswith(mark)), len(rows))
    return _end_of_block(rows, start, indentation)


def _options(rows: Sequence[str]) -> int:
    number = 0
    while number < len(rows) and _OPTION.match(rows[number]):
        number += 1
    return number
