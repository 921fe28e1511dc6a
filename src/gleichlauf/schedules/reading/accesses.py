"""The accesses of statements, as they are collected: places, and who is asked what a name is."""

from __future__ import annotations

import ast
from types import CodeType

from ..control.history import ANYTHING, WRITE, Access
from . import kinds

SCALAR, CONTAINER, OTHER = kinds.SCALAR, kinds.CONTAINER, "other"
"""What the value of an expression can be."""


class Accesses:
    """Collects accesses of code, where ``tags`` say what its names and attributes are."""

    def __init__(self, code: CodeType, tags: dict[tuple[str, ...], str]) -> None:
        self.tags = tags
        self.cells = frozenset(code.co_cellvars + code.co_freevars)
        self.local = frozenset(code.co_varnames) - self.cells
        self.accesses: set[Access] = set()

    def add(self, place: str, mode: int) -> None:
        """Add one access."""
        self.accesses.add((place, mode))

    def anything(self) -> str:
        """Add that everything may be written, and return the kind of the result."""
        self.add(ANYTHING, WRITE)
        return OTHER

    def tag(self, node: ast.AST) -> str:
        """Return the tag of a name or a chain of attributes, UNKNOWN for all else."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return kinds.UNKNOWN
        return self.tags.get((node.id, *reversed(attributes)), kinds.UNKNOWN)

    def name(self, name: str, mode: int) -> None:
        """Add an access to a variable, unless it is one of the function's own."""
        if name in self.cells:
            self.add(f"cell {name}", mode)
        elif name not in self.local:
            self.add(f"global {name}", mode)
