"""Arguments that only add the ending of an English plural, and the placeholders that take them.

Many languages have no such ending, or need more than one: a translation leaves it out, as in
``"{} file{}".format(n, "s" if n != 1 else "")`` translated as ``"Dateien: {}".format(n)``.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from gleichlauf.code.block import Notation
from gleichlauf.code.notations import MalformedError, fields

_SUFFIX = 3  # characters of a grammatical ending: "s", "es", "ies"


@dataclass(frozen=True, slots=True)
class Shorter:
    """A text without the placeholders of plurals, and what else it is given."""

    text: str
    arguments: tuple[ast.expr, ...]
    keywords: tuple[ast.keyword, ...]


def without_plurals(
    text: str, arguments: Sequence[ast.expr], keywords: Sequence[ast.keyword], notation: Notation
) -> Shorter | None:
    """Return a text without its placeholders for plurals, or None if there are none."""
    numbers = {number for number, node in enumerate(arguments) if makes_plural(node)}
    names = {each.arg for each in keywords if each.arg and makes_plural(each.value)}
    if not numbers and not names:
        return None
    try:
        found = fields(text, notation)
    except MalformedError:
        return None
    if any(field.start < 0 or "*" in field.spec for field in found):
        return None  # a width is an argument, too
    parts = []
    end = following = 0
    for field in found:
        number = int(field.key) if field.key.isdecimal() else None
        if not field.key:
            number, following = following, following + 1
        parts.append(text[end : field.start])
        end = field.start + len(field.text)
        if number in numbers or field.key in names:
            continue
        spelling = field.text
        if number is not None and field.key:
            lower = sum(other < number for other in numbers)
            spelling = spelling.replace(field.key, str(number - lower), 1)
        parts.append(spelling)
    return Shorter(
        "".join([*parts, text[end:]]),
        tuple(node for number, node in enumerate(arguments) if number not in numbers),
        tuple(each for each in keywords if each.arg not in names),
    )


def makes_plural(node: ast.expr) -> bool:
    """Tell whether an expression is only an ending, as ``"s" if n != 1 else ""`` is."""
    match node:
        case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
            return all(
                len(text) <= _SUFFIX and (not text or text.isalpha()) for text in (one, other)
            )
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mult()):
            return len(text) <= _SUFFIX and text.isalpha()
        case ast.Subscript(value=ast.Constant(value=str(text)), slice=ast.Slice()):
            return len(text) <= _SUFFIX and text.isalpha()
        case ast.Subscript(value=ast.Tuple(elts=elements) | ast.List(elts=elements)):
            texts = [e.value for e in elements if isinstance(e, ast.Constant)]
            return len(texts) == len(elements) and all(
                isinstance(text, str) and len(text) <= _SUFFIX for text in texts
            )
    return False
