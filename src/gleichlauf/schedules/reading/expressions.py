"""What evaluating an expression touches: it is gone through as Python would, without running it.

Each part is given the object that it is going to be, where that can be told without running any
code, and `UNKNOWN` where it cannot. What is done with an object is looked up: a function of the
script is seen by itself as it runs, what stands in `kinds` touches what the table says, and all
else, above all whatever is done with `UNKNOWN`, touches everything.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from ..control.history import READ, WRITE
from . import attributes, containers
from .asking import ask, iterate, parts, truth
from .calls import call
from .collecting import Touched
from .values import (
    CONTAINERS,
    SCALAR,
    SETS,
    UNKNOWN,
    Fresh,
    New,
    Super,
    class_of,
    is_a,
    is_scalar,
    provider,
)
from .variables import Variables


class Evaluation(Touched):
    """The accesses of one statement; ``names`` are what it has bound itself so far."""

    def __init__(self, variables: Variables) -> None:
        super().__init__(variables.world)
        self.variables = variables
        self.names: dict[str, object] = {}

    def of(self, node: ast.expr | None) -> Any:
        """Add what evaluating ``node`` touches; return its value."""
        if node is None:
            return None
        look = LOOKS.get(type(node))
        return self.everything() if look is None else look(self, node)

    def store(self, target: ast.expr, value: Any) -> None:
        """Add what an assignment of ``value`` to ``target`` touches."""
        match target:
            case ast.Name(id=name):
                place, _ = self.variables.look_up(name)
                self.names[name] = UNKNOWN if place else value
                if place is not None:
                    self.touch(place, WRITE)
                    self.changed = True
            case ast.Attribute(value=inner, attr=name):
                attributes.put(self, self.of(inner), name)
            case ast.Subscript(value=inner, slice=index):
                containers.set_item(self, self.of(inner), self.of(index))
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                found = tuple(parts(self, value))
                known = type(value) is tuple or is_a(value, Fresh)
                if not known or len(found) != len(targets):
                    found = (UNKNOWN,) * len(targets)
                for inner, part in zip(targets, found, strict=True):
                    self.store(inner, part)
            case ast.Starred(value=inner):
                self.store(inner, Fresh(None))
            case _:
                self.everything()

    def delete(self, target: ast.expr) -> None:
        """Add what deleting ``target`` touches."""
        if isinstance(target, ast.Subscript):
            containers.set_item(self, self.of(target.value), self.of(target.slice), deletes=True)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for inner in target.elts:
                self.delete(inner)
        else:
            self.store(target, UNKNOWN)


def _name(at: Evaluation, node: ast.Name) -> object:
    if node.id in at.names:
        return at.names[node.id]
    place, value = at.variables.look_up(node.id)
    if place is not None:
        at.touch(place, READ)
        if at.changed:
            return UNKNOWN
    return value


def _text(at: Evaluation, node: ast.JoinedStr) -> object:
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            ask(at, at.of(part.value))
            at.of(part.format_spec)
    return SCALAR


def _unary(at: Evaluation, node: ast.UnaryOp) -> object:
    value = at.of(node.operand)
    if isinstance(node.op, ast.Not):
        truth(at, value)
        return SCALAR
    if is_scalar(value):
        return -value if isinstance(node.op, ast.USub) and type(value) is int else SCALAR
    return at.everything()


def _comparison(at: Evaluation, node: ast.Compare) -> object:
    left = at.of(node.left)
    for operator, other in zip(node.ops, node.comparators, strict=True):
        right = at.of(other)
        if isinstance(operator, (ast.In, ast.NotIn)):
            containers.member(at, left, right)
        elif not isinstance(operator, (ast.Is, ast.IsNot)):
            ask(at, left)
            ask(at, right)
        left = right
    return SCALAR


def _either(at: Evaluation, node: ast.BoolOp) -> object:
    values = [at.of(part) for part in node.values]
    for value in values[:-1]:
        truth(at, value)
    return SCALAR if all(map(is_scalar, values)) else UNKNOWN


def _conditional(at: Evaluation, node: ast.IfExp) -> object:
    truth(at, at.of(node.test))
    first, second = at.of(node.body), at.of(node.orelse)
    if first is second:
        return first
    return SCALAR if is_scalar(first) and is_scalar(second) else UNKNOWN


def _display(at: Evaluation, node: ast.Tuple | ast.List | ast.Set) -> object:
    found: list[object] = []
    starred = False
    for part in node.elts:
        if isinstance(part, ast.Starred):
            starred = True
            iterate(at, at.of(part.value))
        else:
            found.append(at.of(part))
            if isinstance(node, ast.Set):
                ask(at, found[-1])
    return Fresh(None if starred else tuple(found))


def _table(at: Evaluation, node: ast.Dict) -> object:
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        key = at.of(key_node)
        value = at.of(value_node)
        if key_node is None:
            iterate(at, value)
        ask(at, key)
    return Fresh(None)


def _comprehension(at: Evaluation, node: Any) -> object:
    before = dict(at.names)
    found = _generate(at, node, node.generators)
    at.names = before
    return Fresh((SCALAR,) if found and all(map(is_scalar, found)) else None)


def _generate(at: Evaluation, node: Any, generators: list[ast.comprehension]) -> list[object]:
    if not generators:
        if isinstance(node, ast.DictComp):
            values = [at.of(node.key), at.of(node.value)]
        else:
            values = [at.of(node.elt)]
        if not isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            ask(at, values[0])
        return values
    first, *rest = generators
    found: list[object] = []
    if first.is_async:
        at.everything()
    for value in parts(at, at.of(first.iter)):
        _bind(at, first.target, value)
        for test in first.ifs:
            truth(at, at.of(test))
        found += _generate(at, node, rest)
    return found


def _bind(at: Evaluation, target: ast.expr, value: object) -> None:
    """Bind the variables of a comprehension, which are its own."""
    if isinstance(target, ast.Name):
        at.names[target.id] = value
        return
    iterate(at, value)
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            at.names[node.id] = UNKNOWN


def _function(at: Evaluation, node: ast.Lambda) -> object:
    for default in (*node.args.defaults, *node.args.kw_defaults):
        at.of(default)
    return UNKNOWN


def _walrus(at: Evaluation, node: ast.NamedExpr) -> object:
    value = at.of(node.value)
    at.store(node.target, value)
    return value


def _slice(at: Evaluation, node: ast.Slice) -> object:
    limits = [at.of(limit) for limit in (node.lower, node.upper, node.step)]
    return SCALAR if all(map(is_scalar, limits)) else UNKNOWN


def _given(at: Evaluation, node: ast.Yield) -> object:
    at.of(node.value)
    return UNKNOWN


def _gone_through(at: Evaluation, node: ast.YieldFrom | ast.Starred) -> object:
    iterate(at, at.of(node.value))
    return UNKNOWN


def _call(at: Evaluation, node: ast.Call) -> object:
    function = at.of(node.func)
    starred = [part for part in node.args if isinstance(part, ast.Starred)]
    given = tuple(at.of(part) for part in node.args)
    named = {part.arg: at.of(part.value) for part in node.keywords}
    if None in named:
        iterate(at, named[None])
    if function is super and not given:
        return _super(at)
    if starred or None in named:
        seen = not at.changed and at.world.is_seen(getattr(function, "function", function))
        return UNKNOWN if seen else at.everything()
    names = {name: value for name, value in named.items() if name is not None}
    return call(at, function, given, names)


def _super(at: Evaluation) -> object:
    after, of = at.variables.method()
    return UNKNOWN if after is None else Super(after, of)


def operate(at: Evaluation, operator: ast.operator, left: Any, right: Any) -> object:
    """Add what a binary operator touches; return what it gives."""
    if type(left) is int and type(right) is int and max(abs(left), abs(right)) < SMALL:
        reckon = RECKONS.get(type(operator))
        return SCALAR if reckon is None or right == 0 else reckon(left, right)
    if is_scalar(left) and is_scalar(right):
        return SCALAR
    if isinstance(operator, ast.Mod) and type(left) in (str, bytes):
        ask(at, right)
        return SCALAR
    names = OPERATORS.get(type(operator), ("", ""))
    classes = class_of(left), class_of(right)
    if None in classes:
        return at.everything()
    plain = [
        is_scalar(v) or cls in CONTAINERS for v, cls in zip((left, right), classes, strict=True)
    ]
    if all(plain):
        for value in (left, right):
            iterate(at, value)
            if class_of(value) in SETS:
                ask(at, value)
        return Fresh(None)
    for is_plain, cls, name in zip(plain, classes, names, strict=True):
        found = provider(cls, name) if cls is not None else None
        if found is not None and not is_plain and not at.world.is_seen(found[1]):
            return at.everything()
    return UNKNOWN


def change(at: Evaluation, operator: ast.operator, left: Any, right: Any) -> object:
    """Add what an operator touches that changes its left side in place; return what it gives."""
    cls = class_of(left)
    name = OPERATORS.get(type(operator), ("__?__", ""))[0]
    own = None if cls is None else provider(cls, f"__i{name[2:]}")
    if own is None:
        return operate(at, operator, left, right)
    if at.world.is_seen(own[1]):
        return UNKNOWN
    if cls in CONTAINERS:
        iterate(at, left)
        iterate(at, right)
        ask(at, right)
        if not is_a(left, (Fresh, New)):
            at.touch(at.world.container(left), WRITE)
            at.changed = True
        return left
    return at.everything()


SMALL = 1 << 32
"""Whole numbers below this one are reckoned with: they may be the number of an element."""

RECKONS: Mapping[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: int.__add__,
    ast.Sub: int.__sub__,
    ast.Mult: int.__mul__,
    ast.Mod: int.__mod__,
    ast.FloorDiv: int.__floordiv__,
}

OPERATORS: Mapping[type[ast.operator], tuple[str, str]] = {
    kind: (f"__{name}__", f"__r{name}__")
    for kind, name in (
        (ast.Add, "add"), (ast.Sub, "sub"), (ast.Mult, "mul"), (ast.Div, "truediv"),
        (ast.Mod, "mod"), (ast.FloorDiv, "floordiv"), (ast.Pow, "pow"), (ast.BitOr, "or"),
        (ast.BitAnd, "and"), (ast.BitXor, "xor"), (ast.LShift, "lshift"), (ast.RShift, "rshift"),
        (ast.MatMult, "matmul"),
    )
}  # fmt: skip

LOOKS: Mapping[type[ast.AST], Callable[[Evaluation, Any], Any]] = {
    ast.Constant: lambda at, node: node.value,
    ast.Name: _name,
    ast.Attribute: lambda at, node: attributes.get(at, at.of(node.value), node.attr),
    ast.Subscript: lambda at, node: containers.item(at, at.of(node.value), at.of(node.slice)),
    ast.JoinedStr: _text,
    ast.BinOp: lambda at, node: operate(at, node.op, at.of(node.left), at.of(node.right)),
    ast.UnaryOp: _unary,
    ast.Compare: _comparison,
    ast.BoolOp: _either,
    ast.IfExp: _conditional,
    ast.Tuple: _display,
    ast.List: _display,
    ast.Set: _display,
    ast.Dict: _table,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.Lambda: _function,
    ast.NamedExpr: _walrus,
    ast.Slice: _slice,
    ast.Yield: _given,
    ast.YieldFrom: _gone_through,
    ast.Starred: _gone_through,
    ast.Call: _call,
}
