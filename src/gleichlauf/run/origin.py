"""From a line of an example's file back to the line that its author or translator wrote.

An example file does not say where its lines come from: that would change with every edit above
them. They are found when one is needed, by comparing texts. The file's twin in the source
language has the same lines, and they stand in the page below ``docs/``; what differs from the
twin is a translation, and stands in the catalogue of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.catalogue.reading import parse
from gleichlauf.example.closing import shown
from gleichlauf.example.example import Example

_SUFFIXES = (".rst", ".md", ".txt")
# The directive that holds a block stands this many lines above it, at most.
_REACH = 15


@dataclass(frozen=True, slots=True)
class Text:
    """A file: its path as it is shown to people, and what it says."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that an example comes from, where they exist.

    ``twin`` is the example's file in the source language, the file itself if that is its own
    language. ``page`` lies in ``docs/``, ``catalogue`` is the page's ``.po`` file.
    """

    file: Text
    twin: Text | None = None
    page: Text | None = None
    catalogue: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line of an example's file was written: in a page, and perhaps in a catalogue."""

    page: Place | None
    catalogue: Place | None


def find_origin(sources: Sources, example: Example, line: int) -> Origin:
    """Return where line ``line`` (from 1) of the example's file comes from."""
    here = _line(sources.file, line)
    twin = sources.twin
    if twin is None or len(twin.content.split("\n")) != len(sources.file.content.split("\n")):
        return Origin(None, None)
    source = _line(twin, line)
    page = catalogue = None
    if sources.page is not None:
        lines = [shown(text) for text in twin.content.split("\n")]
        number = _page_line(sources.page.content.split("\n"), lines, line - 1, example.name)
        page = Place(sources.page.path, number) if number else None
    if sources.catalogue is not None:
        number = _entry_line(sources.catalogue.content, source, here)
        catalogue = Place(sources.catalogue.path, number) if number else None
    return Origin(page, catalogue)


def _line(text: Text, line: int) -> str:
    return shown(text.content.split("\n")[line - 1])


def _page_line(page: list[str], lines: list[str], index: int, name: str) -> int | None:
    """Return the line of the page (from 1) that line ``index`` of an example was.

    Of all equal lines it is the one below a directive that names the example, and of these the
    one with the most equal neighbours.
    """
    page = [line.strip() for line in page]
    lines = [line.strip() for line in lines]
    while index > 0 and not lines[index]:
        index -= 1
    best: tuple[bool, int] = (False, 0)
    found = None
    for number, line in enumerate(page):
        if line != lines[index]:
            continue
        above = _equal(page[number::-1], lines[index::-1])
        below = _equal(page[number:], lines[index:])
        start = number - above + 1
        named = any(_names(text, name) for text in page[max(0, start - _REACH) : start])
        if (named, above + below) > best:
            best = (named, above + below)
            found = number + 1
    return found


def _equal(page: list[str], lines: list[str]) -> int:
    """Return how many lines are equal from the start on."""
    for count, (left, right) in enumerate(zip(page, lines, strict=False)):
        if left != right:
            return count
    return min(len(page), len(lines))


def _names(line: str, name: str) -> bool:
    directive = line.startswith((".. ", "```", ":::", ":name:"))
    return directive and re.search(rf"\b{re.escape(name)}\b", line) is not None


def _entry_line(catalogue: str, source: str, here: str) -> int | None:
    """Return the line of the catalogue's entry that turned ``source`` into ``here``.

    Where the two are equal, it is the entry of the whole line, which leaves it as it is.
    """
    best = 0
    found = None
    for entry in parse(catalogue.encode("utf-8", "replace"), Path()).entries:
        if entry.obsolete:
            continue
        shown_instead = entry.translation.value if entry.in_use else ""
        for text, translation in _pairs(entry.message.value, shown_instead):
            if source == here:
                fits = text == translation == source.strip()
            else:
                fits = text != translation and text in source and translation in here
            if fits and len(text) > best:
                best, found = len(text), entry.message.line
    return found


def _pairs(text: str, translation: str) -> Iterator[tuple[str, str]]:
    """Return the lines of an entry, each with its translation, or itself where it has none."""
    texts = text.split("\n")
    translations = translation.split("\n") if translation else texts
    if len(texts) == len(translations):
        for one, other in zip(texts, translations, strict=True):
            if one.strip():
                yield one.strip(), other.strip()


def read_sources(path: Path, example: Example) -> Sources:
    """Return the files that the example file at ``path`` comes from, as far as they exist.

    They are looked for as `sphinx-build` leaves them: beside ``examples/`` lie ``docs/`` and
    ``locales/``. The source language is the one whose pages have no catalogue.
    """
    path = path.absolute()
    inside = Path(example.language, example.page, f"{example.name}.py")
    if path.parts[-len(inside.parts) :] != inside.parts:
        return Sources(_text(path, path.parent))
    examples = path.parents[len(inside.parts) - 1]
    root = examples.parent
    catalogues = {
        folder.name: root / "locales" / folder.name / "LC_MESSAGES" / f"{example.page}.po"
        for folder in sorted(examples.iterdir())
        if folder.is_dir()
    }
    catalogue = catalogues.pop(example.language)
    twins = (
        [path]
        if not catalogue.exists()
        else [
            examples / language / example.page / path.name
            for language, other in catalogues.items()
            if not other.exists()
        ]
    )
    pages = [root / "docs" / f"{example.page}{suffix}" for suffix in _SUFFIXES]
    return Sources(
        file=_text(path, root),
        twin=_first(twins, root),
        page=_first(pages, root),
        catalogue=_first([catalogue], root),
    )


def _first(paths: list[Path], root: Path) -> Text | None:
    return next((_text(path, root) for path in paths if path.is_file()), None)


def _text(path: Path, root: Path) -> Text:
    content = path.read_text(encoding="utf-8", errors="replace")
    return Text(path.relative_to(root).as_posix(), content)
