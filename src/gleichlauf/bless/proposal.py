"""Which lines of a page and of its catalogue have to change for an example's real output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.catalogue.entry import Text
from gleichlauf.catalogue.reading import parse
from gleichlauf.example.example import Example
from gleichlauf.example.lines import output_line
from gleichlauf.run.origin import Sources, find_origin


class RefusedError(Exception):
    """The change is more than text, so a person has to make it; the message says why."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of a file, counted from 1, as it is and as it shall be."""

    path: str
    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An example in one language: the files it comes from, and what it really prints.

    ``printed`` holds each output once that its runs gave.
    """

    sources: Sources
    example: Example
    printed: tuple[str, ...]


def propose(source: Twin, translations: Sequence[Twin]) -> tuple[Edit, ...]:
    """Return the edits that make the documented output the real one, in all languages.

    An output line is a message, so a change of it is a change of its message in every catalogue
    as well. Raises `RefusedError` where the output changes in structure: other lines, other
    outcomes, or a line that cannot be found in its file.
    """
    changes = changed_lines(source)
    edits = list(_page_edits(source, changes))
    for twin in translations:
        edits += _catalogue_edits(twin, changes, changed_lines(twin))
    return tuple(edits)


def changed_lines(twin: Twin) -> Mapping[str, str]:
    """Return the output lines that changed, without their margins, and what they became.

    Raises `RefusedError` where that is not all that changed.
    """
    documented = [outcome.stdout for outcome in twin.example.outcomes]
    name = f"{twin.example.name} ({twin.example.language})"
    if len(documented) != 1:
        raise RefusedError(
            f"{name}: the page documents {len(documented)} outcomes; which of them became which "
            "is for its author to say"
        )
    old, new = documented[0].splitlines(), list(twin.printed)
    if len(new) != 1:
        raise RefusedError(f"{name}: its runs gave {len(new)} different outputs, but its page one")
    lines = new[0].splitlines()
    if len(old) != len(lines):
        raise RefusedError(
            f"{name}: it prints {len(lines)} lines, but its page documents {len(old)}"
        )
    changes: dict[str, str] = {}
    for before, after in zip(old, lines, strict=True):
        if _margin(before) != _margin(after):
            raise RefusedError(f"{name}: the indentation of {before.strip()!r} changed")
        if changes.setdefault(before.strip(), after.strip()) != after.strip():
            raise RefusedError(
                f"{name}: the line {before.strip()!r} became two different lines, so its "
                "translation is no longer one message"
            )
    return {before: after for before, after in changes.items() if before != after}


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _page_edits(twin: Twin, changes: Mapping[str, str]) -> Iterable[Edit]:
    page = twin.sources.page
    lines = page.content.split("\n") if page else []
    for row, line in enumerate(twin.example.outcomes[0].stdout.splitlines()):
        old = line.strip()
        if old not in changes:
            continue
        number = output_line(twin.example, 0, row)
        origin = find_origin(twin.sources, twin.example, number).page
        if page is None or origin is None or old not in lines[origin.line - 1]:
            raise RefusedError(
                f"{twin.example.name}: the output line {old!r} was not found below docs/; "
                "extract the examples first (make examples)"
            )
        before = lines[origin.line - 1]
        yield Edit(page.path, origin.line, before, before.replace(old, changes[old]))


def _catalogue_edits(
    twin: Twin, source_changes: Mapping[str, str], changes: Mapping[str, str]
) -> Iterable[Edit]:
    """Yield the edits of the entries whose message or whose translation changed."""
    catalogue = twin.sources.catalogue
    if catalogue is None:
        raise RefusedError(
            f"{twin.example.name}: there is no catalogue for {twin.example.language}; "
            "make one first (make locales)"
        )
    lines = catalogue.content.split("\n")
    found: set[str] = set()
    for entry in parse(catalogue.content.encode(), Path(catalogue.path)).entries:
        message, translation = entry.message.value, entry.translation.value
        new_message = source_changes.get(message, message)
        new_translation = changes.get(translation, translation)
        if entry.obsolete or (message, translation) == (new_message, new_translation):
            continue
        found.update((message, translation))
        for text, new in ((entry.message, new_message), (entry.translation, new_translation)):
            if text.value != new:
                yield _rewritten(catalogue.path, lines, text, new)
    if missing := changes.keys() - found:
        raise RefusedError(
            f"{catalogue.path}: no entry has the translation {min(missing)!r}; bring the "
            "catalogue up to date first (make locales)"
        )


def _rewritten(path: str, lines: Sequence[str], text: Text, new: str) -> Edit:
    if len(text.pieces) > 1:
        raise RefusedError(
            f"{path}:{text.line}: this text is written over several lines; make locales joins them"
        )
    old = lines[text.line - 1]
    keyword, _, _ = old.partition('"')
    quoted = new.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return Edit(path, text.line, old, f'{keyword}"{quoted}"')


def apply(content: str, edits: Iterable[Edit]) -> str:
    """Return a file's content with the edits made; each must meet the line that it changes."""
    lines = content.split("\n")
    for edit in edits:
        if lines[edit.line - 1] != edit.old:
            raise RefusedError(f"{edit.path}:{edit.line}: this line has changed meanwhile")
        lines[edit.line - 1] = edit.new
    return "\n".join(lines)
