"""Placeholders: what a translation has to keep, and whether it did."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.block import Notation
from gleichlauf.code.notations import fields, percent_fields

Usage = Literal["plain", "formatted", "percent", "format", "template"]
"""What becomes of a literal: nothing, f-string, left of ``%``, ``.format`` called, ``Template``."""

NOTATIONS: dict[Usage, Notation] = {
    "formatted": "f-string", "percent": "%", "format": "format", "template": "Template",
}  # fmt: skip
"""Who reads a literal of each usage; nobody reads one that is plain."""

_NEXT = re.compile(r"\{[!:}]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: as written, and whether its place among its like has a meaning."""

    text: str
    positional: bool


def placeholders(text: str, notation: Notation | None) -> tuple[Placeholder, ...]:
    """Return the placeholders of a text that this notation reads, or none, in order.

    Raises ValueError, with a sentence for the translator, if the text is malformed.
    """
    if notation is None:
        return _of_plain(text)
    by_order = notation in ("%", "format")
    return tuple(
        Placeholder(field.text, by_order and (not field.key or bool(_NEXT.search(field.text))))
        for field in fields(text, notation)
        if field.start >= 0
    )


def _of_plain(text: str) -> tuple[Placeholder, ...]:
    return tuple(
        Placeholder(field.text, not field.key)
        for field in percent_fields(text)
        # Nobody formats with this text here, so "100 % sicher" and "100%ig" are prose.
        if " " not in field.spec and not text[max(0, field.start - 1) : field.start].isdecimal()
    )


def difference(source: tuple[Placeholder, ...], translation: tuple[Placeholder, ...]) -> str | None:
    """Say what a translation lost, added or put into another order; None if nothing."""
    before = Counter(placeholder.text for placeholder in source)
    after = Counter(placeholder.text for placeholder in translation)
    sentences = [f"the placeholder {text} is missing" for text in (before - after)]
    sentences += [f"the placeholder {text} is not in the source" for text in (after - before)]
    if sentences:
        return "; ".join(sentences)
    order = [placeholder.text for placeholder in source if placeholder.positional]
    if order != [placeholder.text for placeholder in translation if placeholder.positional]:
        return f"these placeholders must stay in their order: {', '.join(order)}"
    return None
