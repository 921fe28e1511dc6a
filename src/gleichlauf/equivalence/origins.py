"""Where the value behind a name comes from, as far as assignments in the block tell."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Literal

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.scopes import OUTSIDE, Place, Slot

Origin = Literal["imported", "literal", "unknown", "outside"]
"""From an imported module; from a literal; unknown; or from a name that the block never binds."""

_DEEPEST = 6
_Binding = tuple[int, str]


class Origins:
    """Traces names of one block back through assignments, loops and ``with``."""

    def __init__(self, statements: Iterable[ast.stmt], places: dict[Slot, Place]) -> None:
        self._places = places
        self._values: dict[_Binding, ast.expr | None] = {}
        self._imported: set[_Binding] = set()
        for statement in statements:
            for node in nodes_of(statement):
                self._note(node)

    def of(self, node: ast.AST) -> tuple[Origin, str]:
        """Return where the value of an expression comes from, and the name it was traced to."""
        for _ in range(_DEEPEST):
            root = root_of(node)
            if not isinstance(root, ast.Name):
                return ("literal" if root is not None else "unknown"), ""
            place = self._places.get((id(root), "id"))
            binding = (place.scope if place else OUTSIDE, root.id)
            if binding in self._imported:
                return "imported", root.id
            if binding not in self._values:
                return ("unknown" if binding[0] != OUTSIDE else "outside"), root.id
            value = self._values[binding]
            if value is None:
                return "unknown", root.id
            node = value
        return "unknown", ""

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, value)
            case ast.NamedExpr(target=target, value=value):
                self._bind(target, value)
            case ast.AnnAssign(target=target, value=value):
                self._bind(target, value)
            case ast.arg(annotation=ast.Name() as kind):
                place = self._places.get((id(node), "arg"))
                if place is not None:  # what a class of this block has, its instances have
                    self._values.setdefault((place.scope, node.arg), kind)
            case ast.For() | ast.AsyncFor() | ast.comprehension():
                self._bind(node.target, node.iter)
            case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
                self._bind(target, value)
            case ast.alias():
                for slot in ("name", "asname"):
                    place = self._places.get((id(node), slot))
                    if place is not None:
                        name = node.asname or node.name.partition(".")[0]
                        self._imported.add((place.scope, name))
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.ExceptHandler():
                place = self._places.get((id(node), "name"))
                if place is not None and node.name:
                    self._values[place.scope, node.name] = None

    def _bind(self, target: ast.expr, value: ast.expr | None) -> None:
        for node in nodes_of(target):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                place = self._places.get((id(node), "id"))
                if place is not None:
                    self._values.setdefault((place.scope, node.id), value)


def root_of(node: ast.AST) -> ast.AST | None:
    """Return what an expression begins with: ``a`` of ``a.b(c)[d].e``; None for what has none."""
    while True:
        match node:
            case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Call(func=inner):
                node = inner
            case ast.Await(value=inner) | ast.Starred(value=inner):
                node = inner
            case ast.Name():
                return node
            case (
                ast.Constant() | ast.JoinedStr() | ast.List() | ast.Tuple() | ast.Dict() | ast.Set()
            ):
                return node
            case ast.ListComp() | ast.SetComp() | ast.DictComp():
                return node
            case _:
                return None
