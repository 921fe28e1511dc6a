"""The statements of a script, and which of its lines belong to which."""

from __future__ import annotations

import ast
from typing import NamedTuple

from .program import Program


class Statements(NamedTuple):
    """Which statement a line belongs to, so that every version of Python counts the same steps.

    ``first`` maps a line to the first line of its statement, or of the header of its compound
    statement. ``spins`` are those to which a ``while`` loop outside of any ``for`` comes back.
    """

    first: dict[int, int]
    spins: frozenset[int]


def statements(program: Program) -> Statements:
    """Find the statements of a program."""
    first: dict[int, int] = {}
    for node in program.nodes:
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            begin, end = _extent(node)
            for line in range(begin, end + 1):
                first[line] = begin
    return Statements(first, frozenset(_spins(program.tree.body)))


def _extent(node: ast.stmt | ast.ExceptHandler | ast.match_case) -> tuple[int, int]:
    """Return the first and last line of a simple statement, or of a compound one's header."""
    if isinstance(node, ast.match_case):
        begin = node.pattern.lineno
        return begin, max(begin, node.body[0].lineno - 1)
    begin = node.lineno
    decorators = getattr(node, "decorator_list", [])
    if decorators:
        begin = decorators[0].lineno
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    if not body:
        return begin, node.end_lineno or begin
    inner = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    inner_decorators = getattr(inner, "decorator_list", None)
    inner_line = inner_decorators[0].lineno if inner_decorators else inner.lineno
    return begin, max(begin, inner_line - 1)


def _spins(body: list[ast.stmt]) -> set[int]:
    lines: set[int] = set()
    for node in body:
        if isinstance(node, ast.While):
            lines.add(node.lineno)
            if not isinstance(node.body[0], ast.For):
                lines.add(_extent(node.body[0])[0])
        for part in ("body", "orelse", "finalbody"):
            if not isinstance(node, (ast.For, ast.AsyncFor)):
                lines |= _spins(getattr(node, part, None) or [])
        for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            lines |= _spins(handler.body)
    return lines
