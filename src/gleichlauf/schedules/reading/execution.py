"""What executing a statement touches by itself, or the header of a compound statement."""

from __future__ import annotations

import ast
from typing import Any

from ..control.history import GUARDED
from . import kinds
from .asking import is_seen, iterate, parts, truth
from .calls import call
from .expressions import Evaluation, change
from .values import UNKNOWN, New, class_of, is_a, is_scalar
from .world import INSIDE

CONSTANT_PATTERNS = (ast.MatchValue, ast.MatchSingleton, ast.MatchAs, ast.MatchOr)


def execute(at: Evaluation, node: ast.AST, *, again: Any = None) -> None:
    """Add what a statement touches; ``again`` is what a ``for`` loop already goes through."""
    match node:
        case ast.Expr(value=value) | ast.Return(value=value):
            at.of(value)
        case ast.Assign(targets=targets, value=value):
            found = at.of(value)
            for target in targets:
                at.store(target, found)
        case ast.AnnAssign(target=target, value=value):
            if value is not None:
                at.store(target, at.of(value))
        case ast.AugAssign(target=target, op=operator, value=value):
            before = at.of(_read(target))
            at.store(target, change(at, operator, before, at.of(value)))
        case ast.Raise(exc=exception, cause=cause):
            for raiser in (exception, cause):
                raised = at.of(raiser)
                if is_a(raised, type):
                    call(at, raised, ())
        case ast.Assert(test=test, msg=message):
            truth(at, at.of(test))
            at.of(message)
        case ast.Delete(targets=targets):
            for target in targets:
                at.delete(target)
        case ast.If(test=test) | ast.While(test=test):
            truth(at, at.of(test))
        case ast.For(target=target, iter=values):
            if again is None:
                for part in parts(at, at.of(values)):
                    at.store(target, part)
            else:
                iterate(at, again)
                at.store(target, UNKNOWN)
        case ast.With(items=items):
            for item in items:
                _enter(at, item)
        case ast.ExceptHandler(type=kind, name=name):
            at.of(kind)
            if name is not None:
                at.store(ast.Name(name, ast.Store()), UNKNOWN)
        case ast.FunctionDef(name=name, args=arguments, decorator_list=decorators):
            for default in (*arguments.defaults, *arguments.kw_defaults):
                at.of(default)
            for decorator in decorators:
                call(at, at.of(decorator), (UNKNOWN,))
            at.store(ast.Name(name, ast.Store()), UNKNOWN)
        case ast.Match(subject=subject):
            if not is_scalar(at.of(subject)):
                at.everything()
        case ast.match_case():
            at.everything()
        case ast.Try() | ast.Pass() | ast.Break() | ast.Continue() | ast.Global() | ast.Nonlocal():
            pass
        case _:
            at.everything()


def _read(target: ast.expr) -> ast.expr:
    match target:
        case ast.Name(id=name):
            return ast.Name(name, ast.Load())
        case ast.Attribute(value=value, attr=name):
            return ast.Attribute(value, name, ast.Load())
        case ast.Subscript(value=value, slice=index):
            return ast.Subscript(value, index, ast.Load())
    return target


def _enter(at: Evaluation, item: ast.withitem) -> None:
    value = at.of(item.context_expr)
    cls = class_of(value)
    if cls is None:
        at.everything()
    elif not (is_seen(at, cls, "__enter__") and is_seen(at, cls, "__exit__")):
        match kinds.entered(cls):
            case None:
                at.everything()
            case "inside" if not is_a(value, New):
                at.touch(at.world.inside(value), GUARDED)
            case "insides":
                at.touch(INSIDE, GUARDED)
    if item.optional_vars is not None:
        at.store(item.optional_vars, value if kinds.entered(cls) == "insides" else UNKNOWN)
