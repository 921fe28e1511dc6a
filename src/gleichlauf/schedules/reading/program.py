"""The script as the worker reads it: parsed once for all who look at its syntax."""

from __future__ import annotations

import ast
import warnings


class Program:
    """A source that must parse; ``nodes`` are all of its syntax tree, outer ones first."""

    def __init__(self, source: str) -> None:
        self.source = source
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.tree = ast.parse(source)
        self.nodes = tuple(ast.walk(self.tree))


def imported(program: Program) -> set[str]:
    """Return the full names of the modules that a script imports, "" for a relative import."""
    found: set[str] = set()
    for node in program.nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add("" if node.level else node.module or "")
    return found
