"""The one reader of each notation for placeholders: ``%``, ``str.format``, `string.Template`, f.

The rules are those of the library reference: "printf-style String Formatting", "Format String
Syntax" and "Template strings"; the tests compare each reader with the library itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import Template

from gleichlauf.code.block import Notation
from gleichlauf.code.literals import UnreadableError, field_end

_PERCENT = re.compile(
    r"%(?:\((?P<key>(?:[^()]|\([^()]*\))*)\))?(?P<flags>[#0\- +]*)(?P<width>\*|\d+)?"
    r"(?P<precision>\.(?:\*|\d+)?)?[hlL]?(?P<type>[diouxXeEfFgGcrsa%])"
)
_BRACES = re.compile(r"[{}]")
_NAME_END = re.compile(r"[{}:!\[]")


class MalformedError(ValueError):
    """The text is none that its notation can read; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder of a text.

    ``start`` is its offset, -1 within another field; ``text`` is how it is written. ``key`` is the
    name or number that it asks for, empty for the next in order; ``path`` what follows the key in
    a field of ``str.format`` (``.name[0]``); ``conversion`` the letter after ``!`` or the type of a
    ``%`` conversion; ``spec`` the rest.
    """

    start: int
    text: str
    key: str = ""
    path: str = ""
    conversion: str = ""
    spec: str = ""


def fields(text: str, notation: Notation) -> tuple[Field, ...]:
    """Return the placeholders of a text in order. Raises `MalformedError`."""
    return tuple(_READERS[notation](text))


def percent_fields(text: str) -> tuple[Field, ...]:
    """Return what would be conversions of ``%`` in a text that nobody may format."""
    return tuple(_conversions(text, strict=False))


def _percent(text: str) -> Iterator[Field]:
    return _conversions(text, strict=True)


def _conversions(text: str, *, strict: bool) -> Iterator[Field]:
    position = 0
    while (start := text.find("%", position)) >= 0:
        match = _PERCENT.match(text, start)
        if match is None:
            if strict:
                raise MalformedError(
                    "a percent sign that is not part of a conversion must be written %%"
                )
            position = start + 1
            continue
        position = match.end()
        if match["type"] != "%":
            spec = match["flags"] + (match["width"] or "") + (match["precision"] or "")
            yield Field(start, match[0], match["key"] or "", "", match["type"], spec)
        elif strict and match[0] != "%%":
            raise MalformedError(f"{match[0]} is no conversion; a percent sign is written %%")


def _template(text: str) -> Iterator[Field]:
    for match in Template.pattern.finditer(text):
        if match["invalid"] is not None:
            raise MalformedError("a dollar sign that begins no placeholder must be written $$")
        name = match["named"] or match["braced"]
        if name:
            yield Field(match.start(), match[0], name)


def _format(text: str, *, nested: bool = False) -> Iterator[Field]:
    position = 0
    while match := _BRACES.search(text, position):
        start = match.start()
        if text[start : start + 2] in ("{{", "}}") and not nested:
            position = start + 2
            continue
        if match[0] == "}":
            raise MalformedError("a single } is out of place; a brace that is no field is doubled")
        position, field, inner = _field(text, start)
        yield replace(field, start=-1) if nested else field
        if "{" in inner or "}" in inner:
            if nested:
                raise MalformedError("a field stands in a field that stands in a field")
            yield from _format(inner, nested=True)


def _field(text: str, start: int) -> tuple[int, Field, str]:
    """Read the field of ``str.format`` that starts here, as CPython's ``parse_field`` does."""
    position = start + 1
    while match := _NAME_END.search(text, position):
        mark, position = match[0], match.end()
        if mark == "[":
            closing = text.find("]", position)
            if closing < 0:
                break
            position = closing + 1
            continue
        if mark == "{":
            break
        name = text[start + 1 : match.start()]
        conversion = spec = ""
        if mark == "!":
            conversion = text[position : position + 1]
            mark = text[position + 1 : position + 2]
            position += 2
        if mark == ":":
            end = _spec_end(text, position)
            spec, position = text[position:end], end + 1
        elif mark != "}":
            break
        key = re.split(r"[.\[]", name, maxsplit=1)[0]
        field = Field(start, text[start:position], key, name[len(key) :], conversion, spec)
        return position, field, spec
    raise MalformedError("a field that begins with { is not closed; a plain brace is doubled")


def _spec_end(text: str, position: int) -> int:
    depth = 0
    while match := _BRACES.search(text, position):
        if match[0] == "}" and not depth:
            return match.start()
        depth += 1 if match[0] == "{" else -1
        position = match.end()
    raise MalformedError("a field that begins with { is not closed; a plain brace is doubled")


def _f_string(text: str) -> Iterator[Field]:
    position = 0
    while match := _BRACES.search(text, position):
        start = match.start()
        if text[start : start + 2] in ("{{", "}}"):
            position = start + 2
            continue
        if match[0] == "}":
            raise MalformedError("a single } is out of place; a brace that is no field is doubled")
        try:
            position = field_end(text, start)
        except UnreadableError:
            raise MalformedError(
                "a field that begins with { is not closed; a plain brace is doubled"
            ) from None
        yield Field(start, text[start:position], text[start + 1 : position - 1])


_READERS = {"%": _percent, "format": _format, "Template": _template, "f-string": _f_string}
