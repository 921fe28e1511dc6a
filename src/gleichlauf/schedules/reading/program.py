"""The script as the worker reads it: parsed once for all who look at its syntax."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Iterator


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


def imports(nodes: Iterable[ast.AST], package: str) -> Iterator[tuple[str, int]]:
    """Yield the full names of all modules that code may import, packages first, with lines.

    ``package`` is what its file lies in. What comes ``from`` a module may be a module itself.
    """
    for node in nodes:
        match node:
            case ast.Import(names=names):
                full = [part.name for part in names]
            case ast.ImportFrom(module=module, names=names, level=level):
                outer = package.split(".")[: len(package.split(".")) - level + 1] if level else []
                stem = ".".join([*outer, *([module] if module else [])])
                full = [stem, *(f"{stem}.{part.name}" for part in names)]
            case _:
                continue
        for name in full:
            parts = name.split(".")
            if all(parts):
                for end in range(1, len(parts) + 1):
                    yield ".".join(parts[:end]), node.lineno
