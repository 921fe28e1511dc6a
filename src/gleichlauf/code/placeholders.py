"""Placeholders: what a translation has to keep, and whether it did."""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass
from typing import Literal

Usage = Literal["plain", "formatted", "percent", "format", "template"]
"""What becomes of a literal: nothing, f-string, left of ``%``, ``.format`` called, ``Template``."""

# The language's printf-style conversions: library reference, "printf-style String Formatting".
_CONVERSION = re.compile(
    r"%(?P<name>\([^)]*\))?(?P<flags>[#0\-+ ]*)(?:\*|\d+)?(?:\.(?:\*|\d*))?[hlL]?"
    r"(?P<type>[diouxXeEfFgGcrsa%])"
)
_TEMPLATE_NAME = re.compile(
    r"\$(?:(?P<escaped>\$)|(?P<plain>[_a-zA-Z]\w*)|\{(?P<braced>\w+)\})", re.A
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: as written, and whether its place among its like has a meaning."""

    text: str
    positional: bool


def placeholders(text: str, usage: Usage) -> tuple[Placeholder, ...]:
    """Return the placeholders of a plain literal's value, in order.

    Raises ValueError, with a sentence for the translator, if the text is no format of its usage.
    """
    if usage == "format":
        return tuple(_replacement_fields(text))
    if usage == "template":
        names = _TEMPLATE_NAME.finditer(text)
        return tuple(Placeholder(name[0], False) for name in names if not name["escaped"])
    return tuple(_conversions(text, strict=usage == "percent"))


def _conversions(text: str, *, strict: bool) -> list[Placeholder]:
    found = []
    for match in _CONVERSION.finditer(text):
        before = text[match.start() - 1 : match.start()]
        # Nobody formats with this text here, so "100 % sicher" and "100%ig" are prose.
        prose = not strict and (" " in match["flags"] or before.isdecimal())
        if match["type"] != "%" and not prose:
            found.append(Placeholder(match[0], match["name"] is None))
    if strict and "%" in _CONVERSION.sub("", text):
        raise ValueError("a percent sign that is not part of a conversion must be written %%")
    return found


def _replacement_fields(text: str) -> list[Placeholder]:
    try:
        list(string.Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"it is no format string: {error}") from None
    found = []
    position = 0
    while (start := min(_find(text, "{", position), _find(text, "}", position))) < len(text):
        if text[start : start + 2] in {"{{", "}}"}:
            position = start + 2
            continue
        position, depth = start + 1, 1
        while depth and position < len(text):
            depth += {"{": 1, "}": -1}.get(text[position], 0)
            position += 1
        field = text[start:position]
        found.append(Placeholder(field, re.search(r"\{[!:}]", field) is not None))
    return found


def _find(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found


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
