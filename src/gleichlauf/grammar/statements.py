"""From libcst's tree of a statement to that of `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import libcst as cst

from gleichlauf.grammar.expressions import (
    BINARY_IN_PLACE,
    call,
    expression,
    optional,
    parameters,
    target,
)
from gleichlauf.grammar.nodes import (
    GenericAsyncFunction,
    GenericClass,
    GenericFunction,
    LazyImport,
    LazyImportFrom,
    TypeAlias,
    TypeParameter,
)
from gleichlauf.grammar.patterns import pattern
from gleichlauf.grammar.place import Source

# Python 3.15 says of each import whether it is lazy, and its trees are compared with ours.
_NOT_LAZY = {"is_lazy": 0} if "is_lazy" in ast.Import._fields else {}


def statements(nodes: Iterable[cst.CSTNode], source: Source) -> Iterator[ast.stmt]:
    """Convert the statements of a block. Raises `ValueError` for a malformed literal."""
    for node in nodes:
        if isinstance(node, cst.SimpleStatementLine | cst.SimpleStatementSuite):
            yield from statements(node.body, source)
        else:
            yield source.placed(_statement(node, source), node)


def _block(node: cst.BaseSuite | None, source: Source) -> list[ast.stmt]:
    return [] if node is None else list(statements(node.body, source))


def _names(items: Iterable[cst.NameItem]) -> list[str]:
    return [item.name.value for item in items]


def _alias(node: cst.ImportAlias, source: Source) -> ast.alias:
    name = node.asname.name if node.asname else None
    asname = name.value if isinstance(name, cst.Name) else None
    return source.placed(ast.alias(name=source.text(node.name), asname=asname), node)


def _aliases(names: Sequence[cst.ImportAlias] | cst.ImportStar, source: Source) -> list[ast.alias]:
    if isinstance(names, cst.ImportStar):
        return [source.placed(ast.alias(name="*", asname=None), names)]
    return [_alias(each, source) for each in names]


def _statement(node: cst.CSTNode, source: Source) -> ast.stmt:
    def plain(part: cst.CSTNode) -> ast.expr:
        return expression(part, source)

    def maybe(part: cst.CSTNode | None) -> ast.expr | None:
        return optional(part, source)

    match node:
        case cst.Expr(value=value):
            return ast.Expr(value=plain(value))
        case cst.Assign(targets=targets, value=value):
            left = [target(each.target, source) for each in targets]
            return ast.Assign(targets=left, value=plain(value), type_comment=None)
        case cst.AnnAssign(target=left, annotation=annotation, value=value):
            return ast.AnnAssign(
                target=cast(ast.Name, target(left, source)),
                annotation=plain(annotation.annotation),
                value=maybe(value),
                simple=int(isinstance(left, cst.Name) and not left.lpar),
            )
        case cst.AugAssign(target=left, operator=sign, value=value):
            operator = BINARY_IN_PLACE[type(sign)]()
            return ast.AugAssign(target=target(left, source), op=operator, value=plain(value))  # type: ignore[arg-type]
        case cst.Return(value=value):
            return ast.Return(value=maybe(value))
        case cst.Raise(exc=exc, cause=cause):
            return ast.Raise(exc=maybe(exc), cause=maybe(cause.item if cause else None))
        case cst.Assert(test=test, msg=msg):
            return ast.Assert(test=plain(test), msg=maybe(msg))
        case cst.Del(target=deleted):
            # `del a, b` has several targets, `del (a, b)` one.
            several = isinstance(deleted, cst.Tuple) and not deleted.lpar
            parts = [e.value for e in deleted.elements] if several else [deleted]  # type: ignore[attr-defined]
            return ast.Delete(targets=[target(part, source, ast.Del()) for part in parts])
        case cst.Pass():
            return ast.Pass()
        case cst.Break():
            return ast.Break()
        case cst.Continue():
            return ast.Continue()
        case cst.Global(names=names):
            return ast.Global(names=_names(names))
        case cst.Nonlocal(names=names):
            return ast.Nonlocal(names=_names(names))
        case cst.Import(names=names) | cst.LazyImport(names=names):
            if isinstance(node, cst.LazyImport):
                return LazyImport(names=_aliases(names, source))
            return ast.Import(names=_aliases(names, source), **_NOT_LAZY)
        case cst.ImportFrom() | cst.LazyImportFrom():
            module = source.text(node.module) if node.module else None
            names_, level = _aliases(node.names, source), len(node.relative)
            if isinstance(node, cst.LazyImportFrom):
                return LazyImportFrom(module=module, names=names_, level=level)
            return ast.ImportFrom(module=module, names=names_, level=level, **_NOT_LAZY)
        case cst.TypeAlias(name=name, type_parameters=parameters_, value=value):
            return TypeAlias(
                name=target(name, source),
                type_params=_type_parameters(parameters_, source),
                value=plain(value),
            )
    return _compound(node, source)


def _compound(node: cst.CSTNode, source: Source) -> ast.stmt:
    match node:
        case cst.FunctionDef():
            return _function(node, source)
        case cst.ClassDef():
            return _class(node, source)
        case cst.If(test=test, body=body, orelse=orelse):
            condition = expression(test, source)
            rest = _orelse(orelse, source)
            return ast.If(test=condition, body=_block(body, source), orelse=rest)
        case cst.While(test=test, body=body, orelse=orelse):
            condition = expression(test, source)
            rest = _orelse(orelse, source)
            return ast.While(test=condition, body=_block(body, source), orelse=rest)
        case cst.For(target=variable, iter=values, body=body, orelse=orelse):
            loop = ast.AsyncFor if node.asynchronous else ast.For
            return loop(
                target=target(variable, source), iter=expression(values, source),
                body=_block(body, source), orelse=_orelse(orelse, source), type_comment=None,
            )  # fmt: skip
        case cst.With(items=items, body=body):
            kind = ast.AsyncWith if node.asynchronous else ast.With
            managers = [
                ast.withitem(
                    context_expr=expression(item.item, source),
                    optional_vars=target(item.asname.name, source) if item.asname else None,
                )
                for item in items
            ]
            return kind(items=managers, body=_block(body, source), type_comment=None)
        case cst.Try() | cst.TryStar():
            attempt = ast.TryStar if isinstance(node, cst.TryStar) else ast.Try
            return attempt(
                body=_block(node.body, source),
                handlers=[_handler(each, source) for each in node.handlers],
                orelse=_orelse(node.orelse, source),
                finalbody=_block(node.finalbody.body if node.finalbody else None, source),
            )
        case cst.Match(subject=subject, cases=cases):
            found = [
                ast.match_case(
                    pattern=pattern(case.pattern, source), guard=optional(case.guard, source),
                    body=_block(case.body, source),
                )
                for case in cases
            ]  # fmt: skip
            return ast.Match(subject=expression(subject, source), cases=found)
    raise ValueError(f"{type(node).__name__} cannot stand here")


def _orelse(node: cst.If | cst.Else | None, source: Source) -> list[ast.stmt]:
    if isinstance(node, cst.If):
        return [source.placed(_compound(node, source), node)]
    return _block(node.body if node else None, source)


def _handler(node: cst.ExceptHandler | cst.ExceptStarHandler, source: Source) -> ast.ExceptHandler:
    name = node.name.name.value if node.name and isinstance(node.name.name, cst.Name) else None
    body = _block(node.body, source)
    handler = ast.ExceptHandler(type=optional(node.type, source), name=name, body=body)
    return source.placed(handler, node)


def _function(node: cst.FunctionDef, source: Source) -> ast.stmt:
    parameters_ = _type_parameters(node.type_parameters, source)
    kind: type[ast.FunctionDef | ast.AsyncFunctionDef]
    if node.asynchronous:
        kind = GenericAsyncFunction if parameters_ else ast.AsyncFunctionDef
    else:
        kind = GenericFunction if parameters_ else ast.FunctionDef
    parts: dict[str, Any] = {
        "name": node.name.value,
        "args": parameters(node.params, source),
        "body": _block(node.body, source),
        "decorator_list": _decorators(node, source),
        "returns": optional(node.returns.annotation if node.returns else None, source),
        "type_comment": None,
        "type_params": parameters_,
    }
    return kind(**{name: parts[name] for name in kind._fields})


def _class(node: cst.ClassDef, source: Source) -> ast.stmt:
    bases, keywords = call([*node.bases, *node.keywords], source)
    parameters_ = _type_parameters(node.type_parameters, source)
    kind = GenericClass if parameters_ else ast.ClassDef
    parts: dict[str, Any] = {
        "name": node.name.value,
        "bases": bases,
        "keywords": keywords,
        "body": _block(node.body, source),
        "decorator_list": _decorators(node, source),
        "type_params": parameters_,
    }
    return kind(**{name: parts[name] for name in kind._fields})


def _decorators(node: cst.FunctionDef | cst.ClassDef, source: Source) -> list[ast.expr]:
    return [expression(each.decorator, source) for each in node.decorators]


def _type_parameters(node: cst.TypeParameters | None, source: Source) -> list[TypeParameter]:
    stars = {cst.TypeVar: 0, cst.TypeVarTuple: 1, cst.ParamSpec: 2}
    return [
        source.placed(
            TypeParameter(
                name=each.param.name.value,
                stars=stars[type(each.param)],
                bound=optional(getattr(each.param, "bound", None), source),
                default=optional(each.default, source),
            ),
            each,
        )
        for each in (node.params if node else ())
    ]
