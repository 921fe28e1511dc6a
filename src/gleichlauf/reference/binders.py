"""What each name in some code is bound to, as far as the code says so."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from gleichlauf.equivalence.scopes import OUTSIDE, Slot, resolve

How = Literal["value", "element", "entered", "annotated"]
"""The value of an expression, one of its elements, what ``with`` gets of it, or its instance."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A module, or something in one: ``threading``, ``threading.Thread``."""

    name: str


@dataclass(frozen=True, slots=True)
class Expression:
    """Something that an expression gives."""

    node: ast.expr
    how: How


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class that the code itself defines."""

    node: ast.ClassDef


@dataclass(frozen=True, slots=True)
class OwnInstance:
    """An instance of such a class: what its methods call ``self``."""

    node: ast.ClassDef


_SLOTS: Mapping[type[ast.AST], str] = {
    ast.Name: "id",
    ast.arg: "arg",
    ast.MatchMapping: "rest",
    **{
        getattr(ast, kind): "name"
        for kind in (
            *("alias", "FunctionDef", "AsyncFunctionDef", "ClassDef", "ExceptHandler"),
            *("MatchAs", "MatchStar", "TypeVar", "ParamSpec", "TypeVarTuple"),
        )
        if hasattr(ast, kind)  # The last three exist from Python 3.12 on.
    },
}
"""The field in which a node holds a name that it binds."""

Binder = Imported | Expression | OwnClass | OwnInstance
Binding = tuple[int, str]
"""The number of a scope, and a name in it."""


@dataclass(slots=True)
class Binders:
    """What binds the names of some code; None stands for something that nobody can tell.

    ``attributes`` are those of the code's own classes: what a class's body or its methods assign;
    ``elsewhere`` is what is assigned to an attribute of that name of any other object.
    """

    names: Mapping[Binding, Sequence[Binder | None]]
    scopes: Mapping[int, int]
    attributes: Mapping[tuple[ast.ClassDef, str], Sequence[Binder | None]]
    elsewhere: Mapping[str, Sequence[Binder | None]]
    stars: bool
    """Whether ``from module import *`` binds names that the code does not say."""

    def of(self, node: ast.Name) -> Sequence[Binder | None]:
        """Return what binds a name where it stands; nothing if the code does not bind it."""
        return self.names.get((self.scopes.get(id(node), OUTSIDE), node.id), ())


def binders(statements: Sequence[ast.stmt]) -> Binders:
    """Return what binds the names and attributes of these statements, read as one program."""
    places = resolve(statements)
    reader = _Reader()
    for statement in statements:
        reader.read(statement)
    names: dict[Binding, list[Binder | None]] = defaultdict(list)
    for node in _nodes(statements):
        slot = "asname" if isinstance(node, ast.alias) and node.asname else _SLOTS.get(type(node))
        place = places.get((id(node), slot)) if slot else None
        if slot and place and place.binds:
            name = str(getattr(node, slot)).partition(".")[0]
            names[place.scope, name].append(reader.bound.get((id(node), slot)))
    scopes = {node: place.scope for (node, slot), place in places.items() if slot == "id"}
    return Binders(names, scopes, reader.attributes, reader.elsewhere, reader.stars)


def _nodes(statements: Iterable[ast.stmt]) -> Iterator[ast.AST]:
    for statement in statements:
        yield from ast.walk(statement)


@dataclass(slots=True)
class _Reader:
    """Notes for each place that binds a name or an attribute what is bound there."""

    bound: dict[Slot, Binder] = field(default_factory=dict)
    attributes: dict[tuple[ast.ClassDef, str], list[Binder | None]] = field(
        default_factory=lambda: defaultdict(list)
    )
    elsewhere: dict[str, list[Binder | None]] = field(default_factory=lambda: defaultdict(list))
    stars: bool = False

    def read(self, node: ast.AST, own: ast.ClassDef | None = None, self_name: str = "") -> None:
        """Read a node; ``own`` is the class around it, ``self_name`` what its method calls self."""
        match node:
            case ast.Import(names=names):
                for alias in names:
                    top = alias.name.partition(".")[0]
                    imported = Imported(alias.name if alias.asname else top)
                    self.bound[id(alias), "asname" if alias.asname else "name"] = imported
            case ast.ImportFrom(names=names, module=module, level=level):
                self.stars = self.stars or any(alias.name == "*" for alias in names)
                for alias in names if module and not level else ():
                    slot = "asname" if alias.asname else "name"
                    self.bound[id(alias), slot] = Imported(f"{module}.{alias.name}")
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, value, "value", own, self_name)
            case ast.AnnAssign(target=target, annotation=annotation):
                self._bind(target, annotation, "annotated", own, self_name)
            case ast.AugAssign(target=target):
                self._bind(target, None, "value", own, self_name)
            case ast.NamedExpr(target=target, value=value):
                self._bind(target, value, "value", own, self_name)
            case ast.For(target=target, iter=iterated):
                self._bind(target, iterated, "element", own, self_name)
            case ast.comprehension(target=target, iter=iterated):
                self._bind(target, iterated, "element", None, "")
            case ast.withitem(context_expr=context, optional_vars=ast.expr() as target):
                self._bind(target, context, "entered", own, self_name)
            case ast.arg(annotation=ast.expr() as annotation):
                self.bound[id(node), "arg"] = Expression(annotation, "annotated")
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                if self_name in {arg.arg for arg in _parameters(node.args)}:
                    own, self_name = None, ""  # A function within a method has a self of its own.
            case ast.ClassDef():
                self._class(node)
                return
        self._read_parts(node, own, self_name)

    def _read_parts(self, node: ast.AST, own: ast.ClassDef | None, self_name: str) -> None:
        for child in ast.iter_child_nodes(node):
            self.read(child, own, self_name)
        if isinstance(node, ast.arguments):
            # These hold their values in a tuple or a dictionary.
            for variadic in filter(None, (node.vararg, node.kwarg)):
                self.bound.pop((id(variadic), "arg"), None)

    def _class(self, node: ast.ClassDef) -> None:
        self.bound[id(node), "name"] = OwnClass(node)
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.read(part)
        for statement in node.body:
            match statement:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self.attributes[node, statement.name].append(None)
                    if receiver := _receiver(statement):
                        self._read_parts(statement, node, receiver.arg)
                        self.bound[id(receiver), "arg"] = OwnInstance(node)
                    else:
                        self._read_parts(statement, None, "")
                    continue
                case ast.ClassDef(name=name):
                    self.attributes[node, name].append(None)
                case ast.Import(names=names) | ast.ImportFrom(names=names):
                    for alias in names:
                        self.attributes[node, alias.asname or alias.name].append(None)
            self.read(statement, node)

    def _bind(
        self,
        target: ast.expr,
        value: ast.expr | None,
        how: How,
        own: ast.ClassDef | None,
        self_name: str,
    ) -> None:
        binder = Expression(value, how) if value is not None else None
        match target, value:
            case ast.Name(), _:
                if binder is not None:
                    self.bound[id(target), "id"] = binder
                if own is not None and not self_name:
                    self.attributes[own, target.id].append(binder)
            case ast.Attribute(value=ast.Name(id=name), attr=attr), _ if own and name == self_name:
                self.attributes[own, attr].append(binder)
            case ast.Attribute(attr=attr), _:
                self.elsewhere[attr].append(binder)
            case (
                (ast.Tuple(elts=targets) | ast.List(elts=targets)),
                (ast.Tuple(elts=values) | ast.List(elts=values)),
            ) if len(targets) == len(values) and how == "value":
                for one, its_value in zip(targets, values, strict=True):
                    self._bind(one, its_value, how, own, self_name)
            case ((ast.Tuple(elts=targets) | ast.List(elts=targets)), _):
                for one in targets:
                    self._bind(one, None, how, own, self_name)


def _receiver(method: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.arg | None:
    """Return the parameter that is the instance, if there is one for sure."""
    marks = {node.id for node in method.decorator_list if isinstance(node, ast.Name)}
    if marks & {"staticmethod", "classmethod"} or method.name == "__new__":
        return None
    return next(iter([*method.args.posonlyargs, *method.args.args]), None)


def _parameters(arguments: ast.arguments) -> Iterator[ast.arg]:
    return (node for node in ast.walk(arguments) if isinstance(node, ast.arg))
