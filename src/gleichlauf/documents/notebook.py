"""The code blocks of a Jupyter notebook, each row with its line in the file.

The format is nbformat's (versions 3 and 4): JSON, in which a cell's source is one string or a list
of rows. The standard library's reader does not tell where in the file a string stands, so the
strings of sources are looked up a second time, by their place among the brackets.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gleichlauf.documents.block import CodeBlock, Language
from gleichlauf.documents.languages import language
from gleichlauf.documents.markdown import markdown
from gleichlauf.documents.rows import block_of

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}:,]', re.DOTALL)
_SOURCES = ("source", "input")  # of a cell, in nbformat 4 and 3
_PYTHON_MAGICS = frozenset({"time", "timeit", "capture", "prun", "python", "python3", "pypy"})
_SHELL_MAGICS = frozenset({"bash", "sh", "shell", "script", "system", "cmd", "sx", "!"})
_CELL_MAGIC = re.compile(r"\s*%%(!|\w+)[ \t]*([^\n]*)")


class NotebookError(ValueError):
    """A file is no notebook; ``line`` counts from 1."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def notebook(text: str) -> Iterator[CodeBlock]:
    """Yield the code blocks of a notebook; raise `NotebookError` for what is none."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"the notebook is not valid JSON: {error.msg}"
        raise NotebookError(reason, error.lineno) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number too long
        raise NotebookError(f"the notebook cannot be read: {error}") from error
    cells = _cells(content)
    if cells is None:
        raise NotebookError("the notebook has no list of cells")
    places = _Places(text)
    kernel = _kernel(content)
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", cell.get("input"))
        rows, lines = _rows(source, places.of_cell(number - 1))
        identity = _identity(cell)
        if cell.get("cell_type") == "code" and kernel == "python":
            kind, skipped = _kind_of_cell(rows)
            block = block_of(rows[skipped:], kind, 0, skipped)
            found = [replace(block, remark=_remark(cell))] if block.text else []
        elif cell.get("cell_type") == "markdown":
            found = list(markdown("\n".join(rows)))
            identity = ""
        else:
            continue
        for block in found:
            mapped = tuple(lines[min(line, len(lines)) - 1] for line in block.lines)
            opening = lines[min(block.opening, len(lines)) - 1]
            yield replace(block, lines=mapped, opening=opening, cell=number, identity=identity)


def _cells(content: object) -> list[object] | None:
    if not isinstance(content, dict):
        return None
    cells = content.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = content.get("worksheets")  # nbformat 3
    if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict):
        cells = sheets[0].get("cells")
        return cells if isinstance(cells, list) else None
    return None


def _kernel(content: object) -> Language:
    """Return the language that a notebook's metadata names, Python if they name none."""
    metadata = content.get("metadata") if isinstance(content, dict) else None
    if not isinstance(metadata, dict):
        return "python"
    for key, part in (
        ("language_info", "name"),
        ("kernelspec", "language"),
        ("kernelspec", "name"),
    ):
        named = metadata.get(key)
        value = named.get(part) if isinstance(named, dict) else None
        if isinstance(value, str) and value:
            return "python" if "python" in value.lower() else language(value)
    return "python"


def _identity(cell: dict[str, object]) -> str:
    """Return a cell's id: its own (nbformat 4.5) or that of Colab, or "" if it has none."""
    own = cell.get("id")
    if isinstance(own, str):
        return own
    metadata = cell.get("metadata")
    colab = metadata.get("id") if isinstance(metadata, dict) else None
    return colab if isinstance(colab, str) else ""


def _remark(cell: dict[str, object]) -> str:
    """Return the remark for us in the metadata of a cell: ``"gleichlauf": "ignore ..."``."""
    metadata = cell.get("metadata")
    own = metadata.get("gleichlauf") if isinstance(metadata, dict) else None
    return f"gleichlauf: {own}" if isinstance(own, str) else ""


def _kind_of_cell(rows: list[str]) -> tuple[Language, int]:
    """Return what a code cell holds, and how many rows at its beginning only say so."""
    first = next((i for i, row in enumerate(rows) if row.strip()), 0)
    magic = _CELL_MAGIC.match(rows[first]) if rows else None
    if magic is None:
        return "python", 0
    if magic[1] in _SHELL_MAGICS:
        return "shell", first + 1
    if magic[1] in _PYTHON_MAGICS or (magic[1] == "writefile" and magic[2].strip().endswith(".py")):
        return "python", first + 1
    return "other", first + 1


def _rows(source: object, places: list[int]) -> tuple[list[str], list[int]]:
    """Return the rows of a cell's source and the line of each in the file."""
    parts = [source] if isinstance(source, str) else source if isinstance(source, list) else []
    rows, lines = [""], [places[0] if places else 1]
    for index, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        line = places[min(index, len(places) - 1)] if places else 1
        for number, piece in enumerate(part.replace("\r\n", "\n").split("\n")):
            if number:
                rows.append(piece)
                lines.append(line)
            else:
                if not rows[-1]:
                    lines[-1] = line
                rows[-1] += piece
    return [row.expandtabs(4) for row in rows], lines


@dataclass(slots=True)
class _Level:
    """An open bracket: which one, how many commas came in it, and the last key."""

    bracket: str
    commas: int = 0
    key: str = ""
    pending: str = ""


@dataclass(slots=True)
class _Places:
    """The lines of the strings that make the sources of cells."""

    text: str
    _found: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ends = [match.start() for match in re.finditer("\n", self.text)]
        stack: list[_Level] = []
        for token in _TOKEN.finditer(self.text):
            mark = token[0]
            if mark in "[{":
                stack.append(_Level(mark))
            elif not stack:
                continue
            elif mark in "]}":
                stack.pop()
            elif mark == ",":
                stack[-1].commas += 1
                stack[-1].key = ""
            elif mark == ":":
                stack[-1].key = stack[-1].pending
            else:
                top = stack[-1]
                if top.bracket == "{" and not top.key:
                    top.pending = mark[1:-1]
                    continue
                owner = top if top.bracket == "{" else stack[max(0, len(stack) - 2)]
                cell = _cell_of(stack) if owner.key in _SOURCES else None
                if cell is not None:
                    line = bisect_right(ends, token.start()) + 1
                    self._found.setdefault(cell, []).append(line)

    def of_cell(self, index: int) -> list[int]:
        """Return the lines of the strings of a cell's source; the cell counts from 0."""
        return self._found.get(index, [])


def _cell_of(stack: list[_Level]) -> int | None:
    """Return the cell that an open string of a source belongs to, or None."""
    levels = stack[:-1] if stack[-1].bracket == "[" else stack
    for begin in (0, 2):  # in nbformat 3, the cells lie in the first of the worksheets
        shape = "".join(level.bracket for level in levels[begin:])
        if shape != "{[{" or levels[begin].key != "cells":
            continue
        if begin and (levels[0].key != "worksheets" or levels[1].commas):
            continue
        return levels[begin + 1].commas
    return None
