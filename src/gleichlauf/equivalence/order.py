"""Statements in another order: which have changed places, and whether that matters."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Sequence

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.alignment import view

_Definition = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef
_Effect = ast.Call | ast.Await | ast.Yield | ast.YieldFrom | ast.Attribute | ast.Subscript


def permutation(source: Sequence[ast.stmt], target: Sequence[ast.stmt]) -> list[int] | None:
    """Return where each statement of the source stands in the translation, texts left aside.

    None if the statements are not the same, or stand in the same order.
    """
    if len(source) != len(target) or len(source) < 2:
        return None
    before, after = [view(node) for node in source], [view(node) for node in target]
    if before == after or Counter(before) != Counter(after):
        return None
    places: dict[str, list[int]] = {}
    for index, text in enumerate(after):
        places.setdefault(text, []).append(index)
    # Those that did not move first, so that equal statements stay with each other.
    found = [-1] * len(before)
    for index, text in enumerate(before):
        if index in places[text]:
            places[text].remove(index)
            found[index] = index
    for index, text in enumerate(before):
        if found[index] < 0:
            found[index] = places[text].pop(0)
    return found


def matters(moved: Sequence[ast.stmt]) -> bool:
    """Tell whether statements may do something else in another order."""
    if all(isinstance(node, _Definition) for node in moved):
        return False
    bound: set[str] = set()
    used: set[str] = set()
    for statement in moved:
        for node in nodes_of(statement):
            if isinstance(node, _Effect):
                return True
            if isinstance(node, ast.Name):
                name, binds = node.id, isinstance(node.ctx, ast.Store)
                if name in bound or (binds and name in used):
                    return True
        names = [node for node in nodes_of(statement) if isinstance(node, ast.Name)]
        bound |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
        used |= {node.id for node in names}
    return not all(isinstance(node, _Definition | ast.Assign | ast.AnnAssign) for node in moved)
