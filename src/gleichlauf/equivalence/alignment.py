"""Which statement of a translation belongs to which one of the source."""

from __future__ import annotations

import ast
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

Signature = tuple[Hashable, ...]
"""What a statement is like, the most exact view first, each later one coarser."""

Pair = tuple[int | None, int | None]
"""Indices that belong together; None where one side has nothing."""

IGNORED = frozenset({"ctx", "type_comment", "kind", "type_ignores", "simple"})
"""Fields of nodes that do not make two trees different."""

_LONGEST = 400  # beyond it the comparison, which is quadratic at worst, is not worth its time


def signature(node: ast.AST) -> Signature:
    """Return the views of a tree by which it is found again: names and numbers, shape, type."""
    return (_view(node, names=True), _view(node, names=False), type(node).__name__)


def shape(node: ast.AST) -> str:
    """Return a tree as text without its names, texts and positions."""
    return _view(node, names=False)


def _view(node: object, *, names: bool) -> str:
    match node:
        case ast.JoinedStr():
            return f"text{sum(isinstance(v, ast.FormattedValue) for v in node.values)}"
        case ast.Constant(value=str()):
            return "text0"
        case ast.Constant():
            return repr(type(node.value)) if not names else f"{node.value!r:.400}"
        case ast.AST():
            parts = [_view(part, names=names) for name, part in ast.iter_fields(node) if part]
            return f"{type(node).__name__}({','.join(parts)})"
        case list():
            return f"[{','.join(_view(part, names=names) for part in node)}]"
        case str():
            return node if names else "name"
        case _:
            return repr(node)


def align(source: Sequence[Signature], target: Sequence[Signature]) -> list[Pair]:
    """Pair two lists of statements so that what is alike belongs together, in order.

    A list with a statement more or less than the other pairs the rest as it was; what has no
    partner stands alone in the result.
    """
    if len(source) == len(target) and all(
        a[1] == b[1] for a, b in zip(source, target, strict=True)
    ):
        return [(index, index) for index in range(len(source))]
    if max(len(source), len(target)) > _LONGEST:
        longest = range(max(len(source), len(target)))
        return [(i if i < len(source) else None, i if i < len(target) else None) for i in longest]
    return _align(source, target, 0, 0, 0)


def _align(
    source: Sequence[Signature], target: Sequence[Signature], level: int, first: int, other: int
) -> list[Pair]:
    if not source or not target:
        alone: list[Pair] = [(first + i, None) for i in range(len(source))]
        return alone + [(None, other + j) for j in range(len(target))]
    if level == 3:
        if len(source) == len(target):
            return [(first + i, other + i) for i in range(len(source))]
        alone = [(first + i, None) for i in range(len(source))]
        return alone + [(None, other + j) for j in range(len(target))]
    matcher = SequenceMatcher(
        None, [s[level] for s in source], [t[level] for t in target], autojunk=False
    )
    pairs: list[Pair] = []
    i = j = 0
    for block in matcher.get_matching_blocks():
        pairs += _align(source[i : block.a], target[j : block.b], level + 1, first + i, other + j)
        pairs += [(first + block.a + k, other + block.b + k) for k in range(block.size)]
        i, j = block.a + block.size, block.b + block.size
    return pairs
