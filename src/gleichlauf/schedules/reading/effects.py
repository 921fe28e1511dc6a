"""What a statement touches, from its syntax and the kinds of the values in it."""

from __future__ import annotations

import ast

from ..control.history import GUARDED, WRITE
from . import kinds
from .accesses import CONTAINER, OTHER, SCALAR
from .expressions import Expressions


class Effects(Expressions):
    """Collects the accesses of statements."""

    def statement(self, node: ast.AST) -> None:
        """Add what a statement touches itself, or what a compound statement's header touches."""
        match node:
            case ast.Expr(value=value):
                self.expression(value)
            case ast.Assign(targets=targets, value=value):
                self._assign(targets, value)
            case ast.AnnAssign(target=target, value=value):
                if value is not None:
                    self.expression(value)
                    self.store(target)
            case ast.AugAssign(target=target, value=value):
                self._augment(target, self.expression(value))
            case ast.Return(value=value):
                if value is not None:
                    self.expression(value)
            case ast.Raise(exc=exception, cause=cause):
                for raised in (exception, cause):
                    if raised is not None:
                        self.expression(raised)
            case ast.Assert(test=test, msg=message):
                self.truth(test)
                if message is not None:
                    self.expression(message)
            case ast.Delete(targets=targets):
                for target in targets:
                    self.store(target)
            case ast.If(test=test) | ast.While(test=test):
                self.truth(test)
            case ast.For(target=target, iter=values):
                self.iterate(values)
                self.store(target)
            case ast.With(items=items):
                for item in items:
                    self._enter(item)
            case ast.ExceptHandler(type=kind, name=name):
                if kind is not None:
                    self.expression(kind)
                if name is not None:
                    self.name(name, WRITE)
            case ast.FunctionDef(name=name, args=arguments, decorator_list=decorators):
                if decorators or any(d for d in arguments.kw_defaults) or arguments.defaults:
                    self.anything()
                self.name(name, WRITE)
            case ast.Try() | ast.Pass() | ast.Break() | ast.Continue():
                pass
            case ast.Global() | ast.Nonlocal():
                pass
            case _:
                self.anything()

    def _assign(self, targets: list[ast.expr], value: ast.expr) -> None:
        kind = self.expression(value)
        for target in targets:
            if isinstance(target, (ast.Tuple, ast.List)) and not isinstance(
                value, (ast.Tuple, ast.List)
            ):
                self.iterated(kind)
            self.store(target)

    def _augment(self, target: ast.expr, value: str) -> None:
        current = self.expression(target)
        self.store(target)
        if current == CONTAINER:
            self.add("containers", WRITE)
            if value == OTHER:
                self.anything()
        elif current != SCALAR or value == OTHER:
            self.anything()

    def _enter(self, item: ast.withitem) -> None:
        self.expression(item.context_expr)
        tag = self.tag(item.context_expr)
        if tag == kinds.SYNC:
            self.add("sync", GUARDED)
        elif tag not in (kinds.LOCK, kinds.OBJECT):
            self.anything()
        if item.optional_vars is not None:
            self.store(item.optional_vars)
