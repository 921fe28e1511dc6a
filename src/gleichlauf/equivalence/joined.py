"""Texts put together in two ways that mean the same: with ``+``, or as an f-string."""

from __future__ import annotations

import ast


def are_joined_alike(a: ast.AST, b: ast.AST) -> bool:
    """Tell whether one of two nodes is an f-string, the other a sum, of the same values.

    ``"hub/" + name`` is ``f"hub/{name}"``: what is added to a text is a text.
    """
    if {type(a), type(b)} != {ast.JoinedStr, ast.BinOp}:
        return False
    values = _values(a)
    return bool(values) and values == _values(b)


def _values(node: ast.AST) -> list[str] | None:
    """Return what is put in between texts; None if something else is done with it."""
    match node:
        case ast.Constant(value=str()):
            return []
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            before, after = _values(left), _values(right)
            return None if before is None or after is None else before + after
        case ast.JoinedStr(values=values):
            found = [_values(value) for value in values]
            return None if None in found else [each for one in found if one for each in one]
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            return [ast.dump(value)]
        case ast.FormattedValue():
            return None
        case ast.expr():
            return [ast.dump(node)]
    return None
