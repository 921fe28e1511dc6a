"""The code blocks of Markdown: CommonMark, MyST, MDX, and what site generators made of them.

Lines are read, not CommonMark's containers: in MDX a fence may follow directly on a tag, and site
generators indent fences below their own blocks (``=== "Tab"``, ``:::note``), where CommonMark sees
raw HTML or an indented block. The rules of a fence itself are CommonMark's ("Fenced code blocks").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gleichlauf.documents.block import CodeBlock
from gleichlauf.documents.languages import (
    CODE_DIRECTIVES,
    PYTHON_DIRECTIVES,
    language,
    language_of_fence,
)
from gleichlauf.documents.restructured import restructured
from gleichlauf.documents.rows import block_of, remark_in, rows_of

_FENCE = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,}|:{3,}(?=[ \t]*\{))(?P<info>.*)$"
)
_DIRECTIVE = re.compile(r"[ \t]*\{([\w:-]+)\}[ \t]*(.*)$")
_OPTION = re.compile(r"[ \t]*:[\w-]+:")
_COMMENT = re.compile(r"[ \t]*(?:<!--|\{/\*)")
_CONTAINER = re.compile(r"[ \t>]*")


def markdown(text: str) -> Iterator[CodeBlock]:
    """Yield the code blocks of a Markdown document."""
    remark = ""  # of the comment before the row, if there is one
    rows = rows_of(text, tab=4)
    containers: list[str] = []  # fences of directives that hold blocks themselves
    number = 0
    while number < len(rows):
        row = rows[number]
        if _COMMENT.match(row):
            end = _after_comment(rows, number)
            remark = remark_in(rows[number:end])
            number = end
            continue
        if containers and _closes(row, containers[-1]):
            containers.pop()
            number += 1
            continue
        fence = _FENCE.match(row)
        if not fence:
            remark = "" if row.strip() else remark
            number += 1
            continue
        directive = _DIRECTIVE.match(fence["info"])
        name = directive[1].rpartition(":")[2] if directive else ""
        if name and not _holds_code(name):
            containers.append(fence["fence"])
            number += 1
            continue
        end = _end(rows, number, fence["fence"])
        inside = _without_container(rows[number + 1 : end], fence["before"])
        if name == "eval-rst":
            for block in restructured("\n".join(inside)):
                lines = tuple(line + number + 1 for line in block.lines)
                yield CodeBlock(block.text, block.language, block.opening + number + 1, lines)
        elif directive and name in CODE_DIRECTIVES | PYTHON_DIRECTIVES:
            skipped = _options(inside)
            kind = language(directive[2].strip()) if name in CODE_DIRECTIVES else "python"
            block = block_of(inside[skipped:], kind, number, number + 1 + skipped)
            yield replace(block, remark=remark)
        else:
            block = block_of(inside, language_of_fence(fence["info"]), number, number + 1)
            yield replace(block, remark=remark)
        number, remark = end + 1, ""


def _holds_code(directive: str) -> bool:
    """Tell whether the content of a directive is code; ``{python}`` is a lexer in braces."""
    known = CODE_DIRECTIVES | PYTHON_DIRECTIVES | {"eval-rst"}
    return directive in known or language(directive) in ("python", "shell")


def _closes(row: str, fence: str) -> bool:
    rest = row[_CONTAINER.match(row).end() :].rstrip()  # type: ignore[union-attr]
    return len(rest) >= len(fence) and rest == fence[0] * len(rest)


def _end(rows: Sequence[str], start: int, fence: str) -> int:
    """Return the number of the row that closes a fence, or of the row after the last."""
    return next((i for i in range(start + 1, len(rows)) if _closes(rows[i], fence)), len(rows))


def _without_container(rows: Sequence[str], before: str) -> list[str]:
    """Take the marks of a block quote from the rows of a fence inside it."""
    if ">" not in before:
        return list(rows)
    mark = re.compile(r"[ \t]*>[ ]?" * before.count(">"))
    return [mark.sub("", row, count=1) for row in rows]


def _options(rows: Sequence[str]) -> int:
    """Return how many rows at the beginning of a directive are its options."""
    if rows and rows[0].strip() == "---":
        end = next((i for i in range(1, len(rows)) if rows[i].strip() == "---"), None)
        return 0 if end is None else end + 1
    number = 0
    while number < len(rows) and _OPTION.match(rows[number]):
        number += 1
    return number


def _after_comment(rows: Sequence[str], start: int) -> int:
    """Return the row after a comment, which readers do not see; one without an end is text."""
    mark = "-->" if "<!--" in rows[start] else "*/}"
    end = next((i for i in range(start, len(rows)) if mark in rows[i]), start)
    return end + 1
