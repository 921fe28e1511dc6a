"""What an expression evidently is, as far as the code and a documentation's names say so."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from gleichlauf.reference.binders import (
    Binder,
    Binders,
    Expression,
    Imported,
    OwnClass,
    OwnInstance,
)
from gleichlauf.reference.library import BASES, ENTERS_ITSELF, RETURNS, RETURNS_SEVERAL

Kind = Literal["class", "other"]
Known = Mapping[str, Kind]
"""Names that are documented, such as ``threading.Thread.join``, and whether they are classes."""

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))


@dataclass(frozen=True, slots=True)
class Documented:
    """The module, class, function or attribute itself that a name stands for."""

    name: str


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance of a documented class."""

    of: str


@dataclass(frozen=True, slots=True)
class Several:
    """Something to iterate over whose elements are all of one kind."""

    element: Documented | Instance | OwnClass | OwnInstance


Value = Documented | Instance | OwnClass | OwnInstance | Several
"""None stands for whatever is not evident."""


class Evident:
    """Tells what the expressions of some code are; where that is not certain, it says None.

    A name that is bound more than once is what all its bindings agree on, wherever they stand.
    """

    def __init__(self, binders: Binders, known: Known) -> None:
        self._binders = binders
        self._known = known
        self._values: dict[ast.expr, Value | None] = {}
        self._asked: set[ast.AST] = set()

    def is_named(self, node: ast.expr) -> bool:
        """Say whether an expression is the documented name itself, not a variable for it."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and all(
            isinstance(binder, Imported) for binder in self._binders.of(node)
        )

    def value(self, node: ast.expr | None) -> Value | None:
        """Return what an expression is."""
        if node is None or node in self._asked:  # in a circle, such as ``a = b; b = a``
            return None
        if node not in self._values:
            self._asked.add(node)
            self._values[node] = self._value(node)
            self._asked.remove(node)
        return self._values[node]

    def _value(self, node: ast.expr) -> Value | None:
        match node:
            case ast.Name():
                return self._name(node)
            case ast.Attribute(value=of, attr=attr):
                return self._attribute(self.value(of), attr)
            case ast.Call(func=func):
                return self._returned(self.value(func))
            case ast.Subscript(value=of, slice=index):
                return self._item(self.value(of), index)
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                return _several(_agreed(map(self.value, elements)))
            case ast.ListComp(elt=element) | ast.SetComp(elt=element):
                return _several(self.value(element))
            case ast.GeneratorExp(elt=element):
                return _several(self.value(element))
            case ast.IfExp(body=one, orelse=other):
                return _agreed([self.value(one), self.value(other)])
            case ast.NamedExpr(value=value):
                return self.value(value)
            case _:
                return None

    def _name(self, node: ast.Name) -> Value | None:
        found = self._binders.of(node)
        if found:
            return _agreed(map(self._bound, found))
        if node.id in BUILTINS and not self._binders.stars:
            return Documented(node.id)
        return None

    def _bound(self, binder: Binder | None) -> Value | None:
        match binder:
            case Imported(name):
                return Documented(name)
            case Expression(node, how):
                return _GIVEN[how](self.value(node))
            case _:
                return binder

    def _attribute(self, of: Value | None, attr: str) -> Value | None:
        match of:
            case Documented(name):
                return self._member(name, attr) or Documented(f"{name}.{attr}")
            case Instance(name):
                return self._member(name, attr)
            case OwnClass(node) | OwnInstance(node):
                return self._own_attribute(node, attr)
            case _:
                return None

    def _member(self, name: str | None, attr: str) -> Documented | None:
        while name is not None:
            if f"{name}.{attr}" in self._known:
                return Documented(f"{name}.{attr}")
            name = BASES.get(name)
        return None

    def _own_attribute(self, node: ast.ClassDef, attr: str) -> Value | None:
        assigned = self._binders.attributes.get((node, attr))
        if assigned:
            return _agreed(map(self._bound, [*assigned, *self._binders.elsewhere.get(attr, ())]))
        if attr in self._binders.elsewhere or len(node.bases) != 1 or node in self._asked:
            return None
        self._asked.add(node)  # A class may name itself as its base, and end nowhere.
        match self.value(node.bases[0]):
            case Documented(name):
                found: Value | None = self._member(name, attr)
            case OwnClass(base):
                found = self._own_attribute(base, attr)
            case _:
                found = None
        self._asked.remove(node)
        return found

    def _returned(self, function: Value | None) -> Value | None:
        match function:
            case Documented(name) if self._known.get(name) == "class":
                return Instance(name)
            case Documented(name) if name in RETURNS:
                return Instance(RETURNS[name])
            case Documented(name) if name in RETURNS_SEVERAL:
                return Several(Instance(RETURNS_SEVERAL[name]))
            case OwnClass(node):
                return OwnInstance(node)
            case _:
                return None

    def _item(self, of: Value | None, index: ast.expr) -> Value | None:
        match of:
            case Several(element):
                return of if isinstance(index, ast.Slice) else element
            case OwnClass():
                return of
            case Documented(name) if self._known.get(name) == "class":
                return of  # queue.Queue[str]
            case _:
                return None


def _entered(context: Value | None) -> Value | None:
    return context if isinstance(context, Instance) and context.of in ENTERS_ITSELF else None


def _element(iterated: Value | None) -> Value | None:
    return iterated.element if isinstance(iterated, Several) else None


def _annotated(annotation: Value | None) -> Value | None:
    match annotation:
        case Documented(name):
            return Instance(name)
        case OwnClass(node):
            return OwnInstance(node)
        case _:
            return None


_GIVEN: Mapping[str, Callable[[Value | None], Value | None]] = {
    "value": lambda value: value,
    "element": _element,
    "entered": _entered,
    "annotated": _annotated,
}


def _several(element: Value | None) -> Several | None:
    return Several(element) if element is not None and not isinstance(element, Several) else None


def _agreed(values: Iterable[Value | None]) -> Value | None:
    """Return what all values are, if they are the same."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
