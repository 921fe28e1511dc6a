"""Which statement of a translation belongs to which one of the source."""

from __future__ import annotations

import ast
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from gleichlauf.grammar.nodes import Unreadable

Signature = tuple[Hashable, ...]
"""What a statement is like: exactly; without texts; by its shape alone; by its type alone."""

Pair = tuple[int | None, int | None]
"""Indices that belong together; None where one side has nothing."""

IGNORED = frozenset({"ctx", "type_comment", "kind", "type_ignores", "simple"})
"""Fields of nodes that do not make two trees different."""

_LEVELS = 4
_LONGEST = 400  # beyond it the comparison, which is quadratic at worst, is not worth its time


def _signature(node: ast.AST | None) -> Signature:
    if node is None or isinstance(node, Unreadable):
        return ("unreadable",) * _LEVELS
    views = (_view(node, names=True), _view(node, names=False))
    return (ast.dump(node), *views, type(node).__name__)


def shape(node: ast.AST) -> str:
    """Return a tree as text without its names, texts and positions."""
    return _view(node, names=False)


def view(node: ast.AST) -> str:
    """Return a tree as text with its names, but without its texts and positions."""
    return _view(node, names=True)


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


def align(source: Sequence[ast.AST | None], target: Sequence[ast.AST | None]) -> list[Pair]:
    """Pair two lists of statements so that what is alike belongs together, in order.

    A list with a statement more or less than the other pairs the rest as it was; what has no
    partner stands alone in the result. None is a statement that is no Python.
    """
    if [_outline(node) for node in source] == [_outline(node) for node in target]:
        return [(index, index) for index in range(len(source))]
    doubled = _doubled(target)[: max(0, len(target) - len(source))]
    if doubled and not _doubled(source):
        rest = [j for j in range(len(target)) if j not in doubled]
        pairs: list[Pair] = []
        for i, j in align(source, [target[j] for j in rest]):
            pairs += [(i, None if j is None else rest[j])]
            while j is not None and doubled and doubled[0] == rest[j] + 1:
                pairs.append((None, doubled.pop(0)))
        return pairs + [(None, j) for j in doubled]
    if max(len(source), len(target)) > _LONGEST:
        longest = range(max(len(source), len(target)))
        return [(i if i < len(source) else None, i if i < len(target) else None) for i in longest]
    return _align([_signature(n) for n in source], [_signature(n) for n in target], 0, 0, 0)


def _doubled(nodes: Sequence[ast.AST | None]) -> list[int]:
    """Return the places of statements that only repeat the one before them."""
    dumps = [node and ast.dump(node) for node in nodes]
    return [i for i in range(1, len(dumps)) if dumps[i] and dumps[i] == dumps[i - 1]]


def _outline(node: ast.AST | None) -> tuple[type, ...]:
    """Return what is seen of a statement at a glance, which is enough for most blocks."""
    match node:
        case ast.Expr(value=ast.Call(func=called) as value):
            return (type(node), type(value), type(called))
        case ast.Expr(value=value) | ast.Assign(value=value):
            return (type(node), type(value))
        case _:
            return (type(node),)


def _align(
    source: Sequence[Signature], target: Sequence[Signature], level: int, first: int, other: int
) -> list[Pair]:
    if not source or not target:
        alone: list[Pair] = [(first + i, None) for i in range(len(source))]
        return alone + [(None, other + j) for j in range(len(target))]
    if level == _LEVELS:
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


def gaps(pairs: Sequence[Pair], rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each pair the rows between which the translation has nothing of its own.

    ``rows`` are the first and last rows of the statements there. A gap begins with the last row
    of the statement before it and ends with the first row of the one after.
    """
    first = next((j for _, j in pairs if j is not None), None)
    begin = 0 if first is None else rows[first][0]
    begins = []
    for _, j in pairs:
        begin = begin if j is None else rows[j][1]
        begins.append(begin)
    end = begin
    ends = []
    for _, j in reversed(pairs):
        end = end if j is None else rows[j][0]
        ends.append(end)
    return list(zip(begins, reversed(ends), strict=True))
