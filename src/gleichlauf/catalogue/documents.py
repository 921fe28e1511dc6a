"""The code blocks of a tree of documents: what a catalogue's entries are compared with.

A light reading of reStructuredText and MyST Markdown: literal blocks, directives for code, and
``>>>`` paragraphs. Directives that a project made itself are not known; a block in one of them
is found if its lines look like a session. The rules are those of the reStructuredText
specification ("Literal Blocks", "Doctest Blocks") and of CommonMark ("Fenced code blocks").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gleichlauf.regular_file import content

Certainty = Literal["python", "maybe"]
"""Whether an author said that a block is Python, or the highlighter decides."""

SUFFIXES = (".rst", ".md", ".txt")

_CODE_DIRECTIVES = {"code-block", "sourcecode", "code", "code-cell"}
_PYTHON_DIRECTIVES = {"doctest", "testcode", "testsetup", "testcleanup", "ipython", "pyconsole"}
_PYTHON = {"python", "python3", "py", "py3", "pycon", "pycon3", "ipython", "ipython3", "doctest"}
_MAYBE = {"", "default"}
_DIRECTIVE = re.compile(r"([ \t]*)\.\.[ \t]+([\w:-]+)::[ \t]*(.*)$")
_FENCE = re.compile(r"([ \t>]*)(`{3,}|~{3,}|:{3,})[ \t]*(?:\{([\w:-]+)\}|([\w+-]*))[ \t]*(.*)$")
_OPTION = re.compile(r"[ \t]*:[\w-]+:")
_PROMPT = re.compile(r"[ \t]*>>>(?: |$)")


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A block of code of a document, without its indentation."""

    source: str
    certainty: Certainty


def blocks_of(folder: Path) -> dict[str, Certainty]:
    """Return the blocks that may be Python in all documents below a folder, by their source.

    Raises `FileNotFoundError` if there is no document, `OSError` if one cannot be read.
    """
    paths = [folder] if folder.is_file() else _documents(folder)
    if not paths:
        raise FileNotFoundError(f"{folder}: there is no document ({', '.join(SUFFIXES)}) in it")
    found: dict[str, Certainty] = {}
    for path in paths:
        text = content(path).decode("utf-8-sig", "replace")
        for block in markdown(text) if path.suffix == ".md" else restructured(text):
            if found.get(block.source) != "python":
                found[block.source] = block.certainty
    return found


def _documents(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file())


def restructured(text: str) -> Iterator[DocumentBlock]:
    """Yield the code blocks of a reStructuredText document."""
    rows = text.expandtabs(8).splitlines()
    language = ""
    number = 0
    while number < len(rows):
        row = rows[number]
        directive = _DIRECTIVE.match(row)
        if directive:
            name = directive[2].rpartition(":")[2] if ":" in directive[2] else directive[2]
            if name in ("highlight", "highlightlang"):
                language = directive[3].strip().lower()
            elif name in _CODE_DIRECTIVES | _PYTHON_DIRECTIVES:
                end = _end_of_block(rows, number, len(directive[1]))
                argument = directive[3].strip().lower() if name in _CODE_DIRECTIVES else "python"
                yield from _block(_without_options(rows[number + 1 : end]), argument or language)
                number = end
                continue
            number += 1
        elif row.rstrip().endswith("::") and not row.lstrip().startswith(".. "):
            end = _end_of_block(rows, number, len(row) - len(row.lstrip()))
            yield from _block(rows[number + 1 : end], language)
            number = max(end, number + 1)
        elif _PROMPT.match(row):
            end = next((i for i in range(number, len(rows)) if not rows[i].strip()), len(rows))
            yield from _block(rows[number:end], "pycon")
            number = end
        else:
            number += 1


def markdown(text: str) -> Iterator[DocumentBlock]:
    """Yield the code blocks of a MyST Markdown document."""
    rows = text.expandtabs(4).splitlines()
    number = 0
    while number < len(rows):
        fence = _FENCE.match(rows[number])
        if not fence:
            number += 1
            continue
        directive, language = fence[3] or "", (fence[4] or "").lower()
        argument = fence[5].strip().lower()
        closing = re.compile(rf"[ \t>]*{re.escape(fence[2][0])}{{{len(fence[2])},}}[ \t]*$")
        end = next((i for i in range(number + 1, len(rows)) if closing.match(rows[i])), len(rows))
        if directive == "eval-rst":
            yield from restructured("\n".join(rows[number + 1 : end]))
        elif directive in _CODE_DIRECTIVES | _PYTHON_DIRECTIVES:
            language = argument if directive in _CODE_DIRECTIVES else "python"
            yield from _block(_without_options(rows[number + 1 : end]), language)
        elif directive or fence[2][0] == ":":
            # Another directive, which may hold blocks itself.
            yield from markdown("\n".join(rows[number + 1 : end]))
        else:
            yield from _block(rows[number + 1 : end], language)
        number = end + 1


def _end_of_block(rows: list[str], start: int, indentation: int) -> int:
    for number in range(start + 1, len(rows)):
        row = rows[number]
        if row.strip() and len(row) - len(row.lstrip()) <= indentation:
            return number
    return len(rows)


def _without_options(rows: list[str]) -> list[str]:
    number = 0
    while number < len(rows) and _OPTION.match(rows[number]):
        number += 1
    return rows[number:]


def _block(rows: Iterable[str], language: str) -> Iterator[DocumentBlock]:
    rows = [row.rstrip() for row in rows]
    while rows and not rows[0]:
        rows.pop(0)
    while rows and not rows[-1]:
        rows.pop()
    if not rows or language not in _PYTHON | _MAYBE:
        return
    width = min(len(row) - len(row.lstrip()) for row in rows if row)
    source = "\n".join(row[width:] for row in rows)
    certain = language in _PYTHON or any(map(_PROMPT.match, rows))
    yield DocumentBlock(source, "python" if certain else "maybe")
