"""Translations that would do more than show text, in the messages of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from gleichlauf.catalogue.entry import Entry
from gleichlauf.guard.finding import Finding
from gleichlauf.markup.acting import Markup, acts, link_schemes
from gleichlauf.markup.tags import differing

_MARKUP: dict[str, Markup] = {
    ".md": "md",
    ".ipynb": "md",
    ".rst": "rst",
    ".txt": "rst",
    ".py": "rst",
    "": "unknown",
}
"""In what the messages from a file are written; those of other files are no markup to Sphinx."""

THEME = "sphinx.po"
"""The catalogue of the texts in Sphinx's templates, which go into pages as they are."""


def unsafe(
    entries: Collection[Entry], path: Path, recognise: Callable[[Entry], bool]
) -> Iterator[Finding]:
    """Yield a finding for each translation that would act.

    ``path`` is that of the catalogue. Blocks of code, which ``recognise`` knows, are shown as they
    are.
    """
    schemes: set[str] = set().union(*(link_schemes(entry.message.value) for entry in entries))
    for entry in entries:
        for text in entry.strings if entry.in_use else ():
            source = f"{entry.message.value}\n{entry.plural or ''}".rstrip("\n")
            if path.name == THEME:
                if piece := differing(source, text.value):
                    row = text.value.count("\n", 0, max(text.value.find(piece), 0))
                    yield _finding(path, entry, text.line_of(row), f"it adds {piece:.60}")
                continue
            page = PurePosixPath(entry.references[0][0] if entry.references else "")
            markup = _MARKUP.get(page.suffix)
            if markup is None:
                continue
            # Less the name of the page and that of the folder of the sources.
            depth = max(0, len([part for part in page.parts if part != ".."]) - 2)
            found = acts(source, text.value, markup, schemes, depth)
            for act in [] if not found or recognise(entry) else found[:1]:
                row = text.value.count("\n", 0, act.offset)
                yield _finding(path, entry, text.line_of(row), act.reason)


def _finding(path: Path, entry: Entry, line: int, reason: str) -> Finding:
    source = entry.message.value.partition("\n")[0]
    return Finding(path, line, "unsafe", reason, source, entry.translation.value.partition("\n")[0])
