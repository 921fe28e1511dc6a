"""A program with some of its statements replaced: how a repair is written without the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gleichlauf.code.block import NotPythonError
from gleichlauf.code.parsing import parse


class ChangeError(ValueError):
    """A change cannot be put into its program; the message says why and what to do."""


def changed(program: str, change: str) -> str:
    """Return a program in which the statements of ``change`` replace those that define the same.

    Functions and classes are found by their names, assignments by their targets, imports by what
    they import; each takes the place of the first of its kind. What the program does not define
    stands in front of the next one that it does. Raises `ChangeError`.
    """
    try:
        own, new = parse(program).body, parse(change).body
    except NotPythonError as error:
        raise ChangeError(f"this is not Python: {error.reason}") from None
    places = {key: node for node in reversed(own) for key in _keys(node)}
    texts: dict[ast.stmt, list[str]] = {}
    waiting: list[str] = []
    for node in new:
        text = _text(change, node)
        place = next((places[key] for key in _keys(node) if key in places), None)
        waiting.append(text)
        if place is not None:
            texts[place] = [*texts.get(place, []), *waiting]
            waiting = []
    if not texts or waiting:
        raise ChangeError(
            "the last statement of a change has to define what the program defines, too: a"
            " function, a class or a variable of the same name"
        )
    lines = program.split("\n")
    for node in sorted(texts, key=lambda it: it.lineno, reverse=True):
        first = _first_line(node) - 1
        lines[first : node.end_lineno] = "\n\n\n".join(texts[node]).split("\n")
    return "\n".join(lines)


def _keys(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement defines at the top of its program."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            yield f"import {alias.asname or alias.name}"
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            yield ast.unparse(target)


def _first_line(node: ast.stmt) -> int:
    """Return the line of a statement, from 1, with its decorators."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(it.lineno for it in decorators)])


def _text(source: str, node: ast.stmt) -> str:
    return "\n".join(source.split("\n")[_first_line(node) - 1 : node.end_lineno])
