"""The prose of this project: each stretch with its language, and where in the files it stands.

The catalogues hold all of it but the READMEs: the German messages with their place in docs/, and
the translations. Text that ``make locales`` has not yet seen is not in them, but then a test says
that it is not translated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gleichlauf.catalogue.entry import Text
from gleichlauf.catalogue.reading import read
from gleichlauf.catalogue.recognition import is_own_message

DOCUMENTS = {"README.md": "en", "README.de.md": "de", "CHANGELOG.md": "en"}
"""Markdown files that no catalogue knows, and their language."""

PAGES = "de"
"""The language of docs/."""

EXTENSION = Path("src/gleichlauf/sphinxext")
"""Where the extension keeps the catalogues of its own phrases; their messages are English."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of prose with its markup, which is that of Markdown or of reStructuredText.

    ``pieces`` holds, for each part of the text that stands on a line of its own, the offset at
    which it begins and its line in ``path``, from 1. ``other`` is the same message in the other
    language, or "": what this translates, or how it is translated. ``is_code`` tells that it was
    taken from a program.
    """

    language: str
    path: str
    text: str
    pieces: tuple[tuple[int, int], ...]
    other: str = ""
    is_translation: bool = False
    is_code: bool = False
    is_markdown: bool = False

    def line_of(self, offset: int) -> int:
        """Return the line in the file of a place in the text."""
        return self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda it: it[0]) - 1)][1]


def passages(root: Path) -> Iterator[Passage]:
    """Yield all prose below the folder of the project; OSError if a file cannot be read."""
    for name, language in DOCUMENTS.items():
        yield document(name, language, (root / name).read_text(encoding="utf-8"))
    for folder in (root / "locales", root / EXTENSION / "locales"):
        for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            yield from _in_catalogue(root, path)


def document(name: str, language: str, text: str) -> Passage:
    """Return a Markdown file as one passage, with blanks for its blocks of code."""
    starts = [found.start() for found in re.finditer(r"^", text, re.MULTILINE)]
    blocks = re.compile(r"^(```+).*?^\1|^ {4}(?! *[-*]).*?$", re.MULTILINE | re.DOTALL)
    prose = blocks.sub(lambda found: re.sub(r"\S", " ", found[0]), text)
    pieces = tuple((start, line) for line, start in enumerate(starts, start=1))
    return Passage(language, name, prose, pieces, is_markdown=True)


def _in_catalogue(root: Path, path: Path) -> Iterator[Passage]:
    language, name = path.parent.parent.name, path.relative_to(root).as_posix()
    for entry in read(path).entries:
        if not entry.message.value or entry.obsolete:
            continue
        places = entry.references
        code, markdown = is_own_message(entry), any(it.endswith(".md") for it, _ in places)
        message, translation = entry.message, entry.translation
        if places:
            source, line = places[0]
            pieces = _places(message.value, _read(root / source), line)
            other = translation.value
            yield Passage(PAGES, source, message.value, pieces, other, False, code, markdown)
        elif path.is_relative_to(root / EXTENSION):
            yield Passage("en", name, message.value, _rows(message), translation.value)
        for text in entry.strings if entry.in_use else ():
            other, pieces = message.value, _rows(text)
            yield Passage(language, name, text.value, pieces, other, True, code, markdown)


def _rows(text: Text) -> tuple[tuple[int, int], ...]:
    """Return where the lines of a string in a catalogue stand."""
    starts = [0, *(found.end() for found in re.finditer("\n", text.value))]
    return tuple((start, text.line_of(row)) for row, start in enumerate(starts))


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _places(message: str, source: str, line: int) -> tuple[tuple[int, int], ...]:
    """Return where the words of a message stand in its source, sought from its line on.

    Sphinx gives the line at which a paragraph begins, in some tables and lists a later one. A
    comment over several lines has a number sign before each.
    """
    words = list(re.finditer(r"\S+", message))
    pattern = re.compile(r"[\s#]+".join(re.escape(word[0]) for word in words))
    begin = len("".join(source.splitlines(keepends=True)[: line - 1]))
    found = pattern.search(source, begin) or pattern.search(source)
    if not found:
        return ((0, line),)
    place, places = found.start(), []
    for word in words:
        place = source.index(word[0], place)
        places.append((word.start(), source.count("\n", 0, place) + 1))
        place += len(word[0])
    return tuple(places)
