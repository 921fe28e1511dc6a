"""Which binding a name in a tree belongs to, by Python's rules of scope.

`symtable` knows the same, but refuses what documentation is full of: a ``return`` outside a
function, an ``await`` outside a coroutine. The rules are those of the language reference,
"Naming and binding".
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from gleichlauf.grammar.nodes import (
    GenericAsyncFunction,
    GenericClass,
    GenericFunction,
    LazyImport,
    LazyImportFrom,
    TypeAlias,
    TypeParameter,
)

ScopeKind = Literal["module", "class", "function", "comprehension"]

OUTSIDE = 0
"""The number of the module's scope, and of names that nothing in the block binds."""

Slot = tuple[int, str]
"""Where an identifier stands: the ``id`` of its node and the name of the node's field."""


@dataclass(slots=True)
class Scope:
    """A module, class, function, lambda or comprehension, and the names that it binds."""

    number: int
    kind: ScopeKind
    parent: Scope | None
    bound: set[str] = field(default_factory=set)
    elsewhere: dict[str, Scope] = field(default_factory=dict)

    def resolve(self, name: str) -> Scope | None:
        """Return the scope that binds the name as it is seen from here, if any does."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.elsewhere:
                return scope.elsewhere[name]
            if name in scope.bound and (scope is self or scope.kind != "class"):
                return scope
            scope = scope.parent
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """What an identifier in a tree is: the number and kind of its scope, and what it does."""

    scope: int
    kind: ScopeKind
    binds: bool


def resolve(statements: Iterable[ast.stmt]) -> dict[Slot, Place]:
    """Return the place of every name, parameter, function, class and import in the trees."""
    resolver = _Resolver()
    for statement in statements:
        resolver.visit(statement)
    return resolver.places()


class _Resolver(ast.NodeVisitor):
    def __init__(self) -> None:
        self._module = self._scope = Scope(OUTSIDE, "module", None)
        self._count = 1
        self._uses: list[tuple[ast.AST, str, str, Scope, bool]] = []

    def places(self) -> dict[Slot, Place]:
        places = {}
        for node, slot, name, seen_from, binds in self._uses:
            scope = seen_from.resolve(name) or self._module
            places[id(node), slot] = Place(scope.number, scope.kind, binds)
        return places

    def _use(self, node: ast.AST, slot: str, name: str | None, *, binds: bool) -> None:
        if name is None:
            return
        if binds and name not in self._scope.elsewhere:
            self._scope.bound.add(name)
        self._uses.append((node, slot, name, self._scope, binds))

    def _enter(self, kind: ScopeKind) -> Scope:
        outer = self._scope
        self._scope = Scope(self._count, kind, outer)
        self._count += 1
        return outer

    def visit_Name(self, node: ast.Name) -> None:
        self._use(node, "id", node.id, binds=isinstance(node.ctx, ast.Store))

    def _visit_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._use(node, "name", node.name, binds=True)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self._visit_defaults(node.args)
        outer = self._enter("function")
        for parameter in getattr(node, "type_params", []):
            self.visit(parameter)
        self._visit_parameters(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        for statement in node.body:
            self.visit(statement)
        self._scope = outer

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._visit_function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._visit_function(node)

    def visit_GenericFunction(self, node: GenericFunction) -> None:
        self._visit_function(node)

    def visit_GenericAsyncFunction(self, node: GenericAsyncFunction) -> None:
        self._visit_function(node)

    def visit_GenericClass(self, node: GenericClass) -> None:
        self.visit_ClassDef(node)

    def visit_LazyImport(self, node: LazyImport) -> None:
        self.visit_Import(node)

    def visit_LazyImportFrom(self, node: LazyImportFrom) -> None:
        self.visit_ImportFrom(node)

    def visit_TypeAlias(self, node: TypeAlias) -> None:
        self.visit(node.name)
        outer = self._enter("function")
        for parameter in node.type_params:
            self.visit(parameter)
        self.visit(node.value)
        self._scope = outer

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit_defaults(node.args)
        outer = self._enter("function")
        self._visit_parameters(node.args)
        self.visit(node.body)
        self._scope = outer

    def _visit_defaults(self, arguments: ast.arguments) -> None:
        for default in [*arguments.defaults, *arguments.kw_defaults]:
            if default is not None:
                self.visit(default)

    def _visit_parameters(self, arguments: ast.arguments) -> None:
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [star for star in (arguments.vararg, arguments.kwarg) if star is not None]
        for parameter in every:
            self._use(parameter, "arg", parameter.arg, binds=True)
            if parameter.annotation is not None:
                self.visit(parameter.annotation)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._use(node, "name", node.name, binds=True)
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        outer = self._enter("class")
        for parameter in getattr(node, "type_params", []):
            self.visit(parameter)
        for statement in node.body:
            self.visit(statement)
        self._scope = outer

    def _visit_comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    ) -> None:
        self.visit(node.generators[0].iter)  # evaluated outside
        outer = self._enter("comprehension")
        for index, generator in enumerate(node.generators):
            self.visit(generator.target)
            if index:
                self.visit(generator.iter)
            for condition in generator.ifs:
                self.visit(condition)
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        for result in results:
            if result is not None:  # as in {**d for d in e}, from Python 3.15 on
                self.visit(result)
        self._scope = outer

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._visit_comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._visit_comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._visit_comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._visit_comprehension(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        inner = scope = self._scope
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent  # PEP 572: it binds outside of the comprehension
        self._scope = scope
        self.visit(node.target)
        self._scope = inner

    def visit_Global(self, node: ast.Global) -> None:
        for index, name in enumerate(node.names):
            self._scope.elsewhere[name] = self._module
            self._module.bound.add(name)
            self._use(node, f"names{index}", name, binds=False)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        for index, name in enumerate(node.names):
            outer = self._scope.parent.resolve(name) if self._scope.parent else None
            self._scope.elsewhere[name] = outer or self._module
            self._use(node, f"names{index}", name, binds=False)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.asname:
                self._use(alias, "asname", alias.asname, binds=True)
            else:
                self._use(alias, "name", alias.name.partition(".")[0], binds=True)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name != "*":
                slot = "asname" if alias.asname else "name"
                self._use(alias, slot, alias.asname or alias.name, binds=True)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        self._use(node, "name", node.name, binds=True)
        for statement in node.body:
            self.visit(statement)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.pattern is not None:
            self.visit(node.pattern)
        self._use(node, "name", node.name, binds=True)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self._use(node, "name", node.name, binds=True)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        self._use(node, "rest", node.rest, binds=True)

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, TypeParameter):
            self._use(node, "name", node.name, binds=True)
        super().generic_visit(node)
