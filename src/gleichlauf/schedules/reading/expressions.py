"""What evaluating an expression touches, from its syntax and the kinds of the values in it."""

from __future__ import annotations

import ast

from ..control.history import ANYTHING, GUARDED, READ, WRITE
from . import kinds
from .accesses import CONTAINER, OTHER, SCALAR, Accesses


class Expressions(Accesses):
    """Collects accesses; expressions return SCALAR, CONTAINER or OTHER for their value."""

    def store(self, target: ast.AST) -> None:
        """Add what an assignment to ``target`` touches."""
        match target:
            case ast.Name(id=name):
                self.name(name, WRITE)
            case ast.Attribute(value=value, attr=name):
                self.expression(value)
                self.add(f".{name}", WRITE)
                if self.tag(value) in (kinds.SYNC, kinds.LOCK):
                    self.add("sync", WRITE)
            case ast.Subscript(value=value, slice=index):
                kind = self.expression(value)
                self.expression(index)
                if kind == CONTAINER:
                    self.add("containers", WRITE)
                elif self.tag(value) != kinds.OBJECT:
                    self.anything()
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                for element in elements:
                    self.store(element)
            case ast.Starred(value=value):
                self.store(value)
            case _:
                self.anything()

    def expression(self, node: ast.AST) -> str:
        """Add what evaluating ``node`` touches; return the kind of its value."""
        match node:
            case ast.Constant():
                return SCALAR
            case ast.Name(id=name):
                self.name(name, READ)
                return self._kind(node)
            case ast.Attribute(value=value, attr=name):
                return self._attribute(node, value, name)
            case ast.JoinedStr(values=values):
                for value in values:
                    self.formatted(value)
                return SCALAR
            case ast.BinOp(left=left, right=right):
                return self.operate((left, right))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                self.truth(operand)
                return SCALAR
            case ast.UnaryOp(operand=operand):
                return self.operate((operand,))
            case ast.Compare(left=left, comparators=others, ops=operators):
                if all(isinstance(op, (ast.Is, ast.IsNot)) for op in operators):
                    for part in (left, *others):
                        self.expression(part)
                else:
                    self.operate((left, *others))
                return SCALAR
            case ast.BoolOp(values=values):
                found = [self.truth(value) for value in values]
                return found[0] if len(set(found)) == 1 else OTHER
            case ast.IfExp(test=test, body=body, orelse=other):
                self.truth(test)
                found = [self.expression(body), self.expression(other)]
                return found[0] if found[0] == found[1] else OTHER
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                return self._display(parts)
            case ast.Dict(keys=keys, values=values):
                if None in keys:
                    return self.anything()
                return self._display([*(k for k in keys if k is not None), *values])
            case ast.Subscript(value=value, slice=index):
                return self._subscript(value, index)
            case ast.Call():
                return self._call(node)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return self._comprehension(node)
            case ast.Lambda(args=arguments):
                if arguments.defaults or any(arguments.kw_defaults):
                    self.anything()
                return OTHER
            case ast.NamedExpr(target=target, value=value):
                kind = self.expression(value)
                self.store(target)
                return kind
            case ast.Slice(lower=lower, upper=upper, step=step):
                for limit in (lower, upper, step):
                    if limit is not None:
                        self.expression(limit)
                return SCALAR
            case ast.Starred(value=value):
                self.iterate(value)
                return OTHER
            case ast.Yield(value=value):
                if value is not None:
                    self.expression(value)
                return OTHER
            case _:
                return self.anything()

    def _kind(self, node: ast.AST) -> str:
        tag = self.tag(node)
        return tag if tag in (SCALAR, CONTAINER) else OTHER

    def _attribute(self, node: ast.AST, value: ast.expr, name: str) -> str:
        self.expression(value)
        self.add(f".{name}", READ)
        if self.tag(value) == kinds.SYNC and name in kinds.UNLOCKED:
            self.add("sync", READ)
        return self._kind(node)

    def operate(self, operands: tuple[ast.expr, ...]) -> str:
        """Add what an operator on ``operands`` touches."""
        found = [self.expression(operand) for operand in operands]
        if all(kind == SCALAR for kind in found):
            return SCALAR
        self.add(ANYTHING, READ)
        return CONTAINER if all(kind == CONTAINER for kind in found) else OTHER

    def truth(self, node: ast.expr) -> str:
        """Add what asking for the truth of an expression touches."""
        kind = self.expression(node)
        if kind == CONTAINER:
            self.add("containers", READ)
        elif kind == OTHER and self.tag(node) not in (kinds.SYNC, kinds.LOCK):
            call = node.func if isinstance(node, ast.Call) else None
            if call is None or self.tag(call) not in (kinds.SYNC, kinds.LOCK, "sync read"):
                self.add(ANYTHING, READ)
        return kind

    def formatted(self, node: ast.expr) -> None:
        """Add what turning a value into text touches."""
        value = node.value if isinstance(node, ast.FormattedValue) else node
        if self.expression(value) != SCALAR:
            self.add(ANYTHING, READ)
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            self.expression(node.format_spec)

    def iterate(self, node: ast.expr) -> None:
        """Add what a loop over ``node`` touches."""
        self.iterated(self.expression(node))

    def iterated(self, kind: str) -> None:
        """Add what a loop over a value of ``kind`` touches."""
        if kind == CONTAINER:
            self.add("containers", READ)
        elif kind != SCALAR:
            self.anything()

    def _display(self, parts: list[ast.expr]) -> str:
        found = [self.expression(part) for part in parts]
        return CONTAINER if all(kind != OTHER for kind in found) else OTHER

    def _subscript(self, value: ast.expr, index: ast.expr) -> str:
        kind = self.expression(value)
        if self.expression(index) == OTHER:
            self.add(ANYTHING, READ)
        if kind == CONTAINER:
            self.add("containers", READ)
        elif kind != SCALAR and self.tag(value) != kinds.OBJECT:
            return self.anything()
        return OTHER

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> str:
        for part in node.generators:
            self.iterate(part.iter)
            for condition in part.ifs:
                self.truth(condition)
        if isinstance(node, ast.DictComp):
            self.expression(node.key)
            self.expression(node.value)
        else:
            self.expression(node.elt)
        return CONTAINER if not isinstance(node, ast.GeneratorExp) else OTHER

    def _call(self, node: ast.Call) -> str:
        tag = self.tag(node.func)
        self.expression(node.func)
        found = [self.expression(argument) for argument in node.args]
        found += [self.expression(keyword.value) for keyword in node.keywords]
        scalars = all(kind == SCALAR for kind in found)
        named = {keyword.arg for keyword in node.keywords}
        match tag:
            case kinds.PRINT if named <= {"sep", "end", "flush"}:
                self.add("stdout", WRITE)
                if not scalars:
                    self.add(ANYTHING, READ)
            case kinds.SCRIPT | kinds.LOCK | kinds.HARMLESS:
                return SCALAR if self.tag(node.func) == kinds.HARMLESS and scalars else OTHER
            case kinds.CLOCK:
                self.add("clock", READ)
            case kinds.CREATES:
                self.add("thread names", WRITE)
            case kinds.SYNC:
                self.add("sync", GUARDED)
            case kinds.STARTS:
                self.add("starts", WRITE)
            case kinds.AWAITS:
                self.add("starts", READ)
                return SCALAR
            case "sync read":
                self.add("sync", READ)
                return SCALAR
            case kinds.SIZE:
                self._sized(found)
                return SCALAR
            case kinds.READER | kinds.TEXT if not named:
                if not scalars:
                    self.add(ANYTHING, READ)
                return SCALAR if tag == kinds.TEXT or scalars else OTHER
            case kinds.MAKER if not named:
                if not scalars:
                    self.add(ANYTHING, READ)
                return CONTAINER
            case kinds.MUTATES if not named:
                self.add("containers", WRITE)
                if not scalars and not _appends(node.func):
                    self.add(ANYTHING, READ)
            case _:
                return self.anything()
        return OTHER

    def _sized(self, found: list[str]) -> None:
        if found == [CONTAINER]:
            self.add("containers", READ)
        elif found != [SCALAR]:
            self.add(ANYTHING, READ)


def _appends(function: ast.expr) -> bool:
    names = ("append", "appendleft", "insert", "pop", "popleft", "clear")
    return isinstance(function, ast.Attribute) and function.attr in names
