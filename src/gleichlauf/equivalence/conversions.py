"""Conversions of ``%`` in another order, whose arguments followed them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Sequence

from gleichlauf.code.notations import MalformedError, fields


def same_conversions(a: Sequence[ast.expr], b: Sequence[ast.expr]) -> bool:
    """Tell whether two texts, each with a tuple of arguments, have both in the same new order.

    As in ``"%s: %d" % (name, size)`` and ``"%d: %s" % (size, name)``.
    """
    match list(a), list(b):
        case [
            ast.Constant(value=str(source)), ast.Tuple(elts=before)
        ], [ast.Constant(value=str(target)), ast.Tuple(elts=after)]:  # fmt: skip
            pass
        case _:
            return False
    wanted, given = [ast.dump(e) for e in before], [ast.dump(e) for e in after]
    if wanted == given or Counter(wanted) != Counter(given):
        return False
    try:
        conversions = fields(source, "%"), fields(target, "%")
    except MalformedError:
        return False
    pairs = [_with_arguments([f.text for f in found], arguments)
             for found, arguments in zip(conversions, (wanted, given), strict=True)]  # fmt: skip
    return pairs[0] is not None and pairs[1] is not None and sorted(pairs[0]) == sorted(pairs[1])


def _with_arguments(conversions: list[str], arguments: list[str]) -> list[str] | None:
    """Return each conversion with what it takes, or None if there is more or less of that."""
    found = []
    position = 0
    for conversion in conversions:
        count = 1 + conversion.count("*")
        found.append(conversion + "".join(arguments[position : position + count]))
        position += count
    return found if position == len(arguments) else None
