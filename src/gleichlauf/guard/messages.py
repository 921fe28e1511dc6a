"""Gleichlauf's own messages: whether a translation can be put back into its place in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from gleichlauf.catalogue.entry import Entry
from gleichlauf.code.block import Notation
from gleichlauf.code.placeholders import difference, placeholders

_NOTATION = re.compile(r"Python text \((%|format|Template|f-string)\)(?:;|$)")
_CHARACTER = re.compile(r"\\(?:r|x[0-9a-f]{2}|u[0-9a-f]{4})")
_KEEP = "; keep "


def message_fault(entry: Entry) -> str | None:
    """Return what is wrong with the translation of a message of a block, or None.

    What reads the text stands in the entry's extracted comment, which the gettext builder wrote.
    """
    source, translation = entry.message.value, entry.translation.value
    rows = source.count("\n") + 1, translation.count("\n") + 1
    is_text = any(comment.startswith("Python text") for comment in entry.comments)
    if rows[0] != rows[1] and not is_text:
        return f"it has {rows[1]} lines, the source has {rows[0]}; keep as many"
    for character in _characters(entry):
        if translation.count(character) != source.count(character):
            return f"the placeholder {character} has to be there as often as in the source"
    if not is_text:
        return None
    for notation in _notations(entry):
        try:
            before = placeholders(source, notation)
        except ValueError:
            continue  # the program itself formats it wrongly
        try:
            changed = difference(before, placeholders(translation, notation))
        except ValueError as error:
            return str(error)
        if changed:
            return changed
    return None


def _characters(entry: Entry) -> Iterator[str]:
    """Yield the spellings of control characters that have to be kept."""
    for comment in entry.comments:
        yield from _CHARACTER.findall(comment.partition(_KEEP)[2])


def _notations(entry: Entry) -> Iterator[Notation | None]:
    """Yield what reads the text: one message may stand in several blocks."""
    found = [match[1] for match in map(_NOTATION.match, entry.comments) if match]
    yield from (cast(Notation, name) for name in found)
    if any(re.match(r"Python text(?:;|$)", comment) for comment in entry.comments):
        yield None
