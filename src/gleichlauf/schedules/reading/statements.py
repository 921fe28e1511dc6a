"""The statements of a script, and which of its lines belong to which."""

from __future__ import annotations

import ast
from typing import NamedTuple

from .program import Program

YIELDS = (ast.Yield, ast.YieldFrom, ast.Await)


class Statements(NamedTuple):
    """Which statement a line belongs to, so that every version of Python counts the same steps.

    ``first`` maps a line to the first line of its statement, or of the header of its compound
    statement. ``nodes`` maps a first line to the statements that begin there. ``leaving`` are
    the first lines of statements after which a function may return (or a generator yield) to its
    caller, ``with_statements`` the lines that hold nothing but the header of a ``with``, and
    ``spins`` those to which a ``while`` loop outside of any ``for`` comes back.
    """

    first: dict[int, int]
    nodes: dict[int, tuple[ast.AST, ...]]
    leaving: frozenset[int]
    with_statements: frozenset[int]
    spins: frozenset[int]


def statements(program: Program) -> Statements:
    """Find the statements of a program."""
    first: dict[int, int] = {}
    nodes: dict[int, list[ast.AST]] = {}
    leaving: set[int] = set()
    # Few scripts have one, and looking for it in each statement takes long.
    yields = any(isinstance(node, YIELDS) for node in program.nodes)
    for node in program.nodes:
        if not isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            continue
        begin, end = _extent(node)
        for line in range(begin, end + 1):
            first[line] = begin
        nodes.setdefault(begin, []).append(node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            _add_tail(node.body, leaving)
        if isinstance(node, (ast.Return, ast.Break)) or (yields and _yields(node)):
            leaving.add(begin)
    merged: dict[int, list[ast.AST]] = {}
    for begin, found in nodes.items():
        merged.setdefault(first[begin], []).extend(found)
    return Statements(
        first,
        {begin: tuple(found) for begin, found in merged.items()},
        frozenset(first[line] for line in leaving),
        frozenset(
            line
            for line, (node, *others) in merged.items()
            if isinstance(node, ast.With) and not others and _extent(node.body[0])[0] != line
        ),
        frozenset(_spins(program.tree.body)),
    )


def _yields(node: ast.AST) -> bool:
    if hasattr(node, "body") or hasattr(node, "cases"):
        return False
    return any(isinstance(part, YIELDS) for part in ast.walk(node))


def _add_tail(body: list[ast.stmt], lines: set[int]) -> None:
    """Add the first lines of all statements that can be the last that a body runs."""
    last = body[-1]
    lines.add(_extent(last)[0])
    if isinstance(last, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for part in ("body", "orelse", "finalbody"):
        inner = getattr(last, part, None)
        if inner:
            _add_tail(inner, lines)
    for handler in (*getattr(last, "handlers", ()), *getattr(last, "cases", ())):
        _add_tail(handler.body, lines)


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
