"""The short way for most translations: nothing but comments and texts was changed.

Then no name has to be looked up, and only the texts have to be compared.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from gleichlauf.equivalence.alignment import IGNORED
from gleichlauf.equivalence.literals import is_text
from gleichlauf.equivalence.reading import Unit

Texts = list[tuple[ast.AST, ast.AST, dict[str, str] | None]]
"""Texts of the source and of the translation, with the keywords of ``format``, if it is called."""


def texts_alone(source: Sequence[Unit], target: Sequence[Unit]) -> Texts | None:
    """Return the texts of two blocks whose code is otherwise the same, or None if it is not."""
    if len(source) != len(target):
        return None
    found: Texts = []
    for a, b in zip(source, target, strict=True):
        if a.node is None or b.node is None or not _same(a.node, b.node, found):
            return None
    return found


def _same(a: object, b: object, found: Texts) -> bool:
    match a, b:
        case ast.Constant(value=str()), ast.Constant(value=str()):
            found.append((a, b, None))
            return True
        case ast.JoinedStr(), ast.JoinedStr():
            return _same_fields(a, b, found)
        case ast.Constant(value=one), ast.Constant(value=other):
            return type(one) is type(other) and one == other
        case ast.Set(), ast.Set():
            return ast.dump(a) == ast.dump(b) and _same_parts(a, b, found)
        case ast.Call(func=ast.Attribute(value=text, attr="format")), ast.Call(
            func=ast.Attribute(value=translation, attr="format")
        ) if is_text(text) and is_text(translation):
            names = {keyword.arg: keyword.arg for keyword in a.keywords if keyword.arg}
            found.append((text, translation, names if len(names) == len(a.keywords) else None))
            return _same(a.args, b.args, found) and _same(a.keywords, b.keywords, found)
        case ast.AST(), ast.AST():
            return type(a) is type(b) and _same_parts(a, b, found)
        case list(), list():
            pairs = zip(a, b, strict=False)
            return len(a) == len(b) and all(_same(one, other, found) for one, other in pairs)
        case _:
            return a == b


def _same_parts(a: ast.AST, b: ast.AST, found: Texts) -> bool:
    return all(
        _same(getattr(a, name, None), getattr(b, name, None), found)
        for name in a._fields
        if name not in IGNORED
    )


def _same_fields(a: ast.JoinedStr, b: ast.JoinedStr, found: Texts) -> bool:
    before, after = (
        [ast.dump(value) for value in text.values if isinstance(value, ast.FormattedValue)]
        for text in (a, b)
    )
    if not before and not after:
        found.append((a, b, None))
    return before == after
