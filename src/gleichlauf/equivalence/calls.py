"""Two calls of one function, whose arguments may be others where texts are translated."""

from __future__ import annotations

import ast

from gleichlauf.equivalence.literals import is_text, text_of
from gleichlauf.equivalence.plurals import Shorter, without_plurals


def shortened(call: ast.Call) -> Shorter | None:
    """Return a call of ``format`` less what only makes an English plural, if it does that."""
    match call.func:
        case ast.Attribute(value=text, attr="format") if is_text(text):
            return without_plurals(text_of(text), call.args, call.keywords, "format")
    return None


def paired_keywords(
    a: list[ast.keyword], b: list[ast.keyword]
) -> list[tuple[ast.keyword, ast.keyword]]:
    """Pair keywords of two calls: those of one name first, the rest in order."""
    by_name = {keyword.arg: keyword for keyword in b if keyword.arg}
    same = [by_name.pop(keyword.arg, None) if keyword.arg else None for keyword in a]
    kept = {id(keyword) for keyword in same}
    rest = iter([keyword for keyword in b if id(keyword) not in kept])
    return [(keyword, other or next(rest)) for keyword, other in zip(a, same, strict=True)]
