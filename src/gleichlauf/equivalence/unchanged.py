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


_SPECIAL = (ast.Constant, ast.JoinedStr, ast.Set, ast.Call)
"""Nodes that may be the same although their parts are not, or hold texts."""


def texts_alone(source: Sequence[Unit], target: Sequence[Unit]) -> Texts | None:
    """Return the texts of two blocks whose code is otherwise the same, or None if it is not."""
    if len(source) != len(target):
        return None
    found: Texts = []
    for a, b in zip(source, target, strict=True):
        if not _same(a.node, b.node, found):
            return None
    return found


def _same(a: object, b: object, found: Texts) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, list) and isinstance(b, list):
        pairs = zip(a, b, strict=False)
        return len(a) == len(b) and all(_same(one, other, found) for one, other in pairs)
    if not isinstance(a, ast.AST) or not isinstance(b, ast.AST):
        return a == b
    # Most nodes are none of these, and `match` would ask for one after the other.
    return _same_special(a, b, found) if isinstance(a, _SPECIAL) else _same_parts(a, b, found)


def _same_special(a: ast.AST, b: ast.AST, found: Texts) -> bool:
    match a, b:
        case ast.Constant(value=str()), ast.Constant(value=str()):
            found.append((a, b, None))
            return True
        case ast.Constant(value=one), ast.Constant(value=other):
            return type(one) is type(other) and bool(one == other)
        case ast.JoinedStr(), ast.JoinedStr():
            return _same_fields(a, b, found)
        case ast.Set(), ast.Set():
            return ast.dump(a) == ast.dump(b) and _same_parts(a, b, found)
        case ast.Call(func=ast.Attribute(value=text, attr="format")), ast.Call(
            func=ast.Attribute(value=translation, attr="format")
        ) if is_text(text) and is_text(translation):
            names = {keyword.arg: keyword.arg for keyword in a.keywords if keyword.arg}
            found.append((text, translation, names if len(names) == len(a.keywords) else None))
            return _same(a.args, b.args, found) and _same(a.keywords, b.keywords, found)
        case _:
            return _same_parts(a, b, found)


def _same_parts(a: ast.AST, b: ast.AST, found: Texts) -> bool:
    for name in a._fields:
        if name not in IGNORED and not _same(getattr(a, name, None), getattr(b, name, None), found):
            return False
    return True


def _same_fields(a: ast.JoinedStr, b: ast.JoinedStr, found: Texts) -> bool:
    before, after = (
        [ast.dump(value) for value in text.values if isinstance(value, ast.FormattedValue)]
        for text in (a, b)
    )
    if not before and not after:
        found.append((a, b, None))
    return before == after
