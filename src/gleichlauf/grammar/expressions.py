"""From libcst's tree of an expression to that of `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import libcst as cst

from gleichlauf.grammar.place import Source
from gleichlauf.grammar.strings import string

_BINARY: dict[type[cst.CSTNode], type[ast.operator]] = {
    cst.Add: ast.Add, cst.Subtract: ast.Sub, cst.Multiply: ast.Mult, cst.Divide: ast.Div,
    cst.FloorDivide: ast.FloorDiv, cst.Modulo: ast.Mod, cst.Power: ast.Pow,
    cst.MatrixMultiply: ast.MatMult, cst.LeftShift: ast.LShift, cst.RightShift: ast.RShift,
    cst.BitOr: ast.BitOr, cst.BitAnd: ast.BitAnd, cst.BitXor: ast.BitXor,
}  # fmt: skip
_UNARY: dict[type[cst.CSTNode], type[ast.unaryop]] = {
    cst.Minus: ast.USub, cst.Plus: ast.UAdd, cst.Not: ast.Not, cst.BitInvert: ast.Invert,
}  # fmt: skip
_COMPARISONS: dict[type[cst.CSTNode], type[ast.cmpop]] = {
    cst.Equal: ast.Eq, cst.NotEqual: ast.NotEq, cst.LessThan: ast.Lt,
    cst.LessThanEqual: ast.LtE, cst.GreaterThan: ast.Gt, cst.GreaterThanEqual: ast.GtE,
    cst.Is: ast.Is, cst.IsNot: ast.IsNot, cst.In: ast.In, cst.NotIn: ast.NotIn,
}  # fmt: skip
BINARY_IN_PLACE: dict[type[cst.CSTNode], type[ast.operator]] = {
    cst.AddAssign: ast.Add, cst.SubtractAssign: ast.Sub, cst.MultiplyAssign: ast.Mult,
    cst.DivideAssign: ast.Div, cst.FloorDivideAssign: ast.FloorDiv, cst.ModuloAssign: ast.Mod,
    cst.PowerAssign: ast.Pow, cst.MatrixMultiplyAssign: ast.MatMult,
    cst.LeftShiftAssign: ast.LShift, cst.RightShiftAssign: ast.RShift,
    cst.BitOrAssign: ast.BitOr, cst.BitAndAssign: ast.BitAnd, cst.BitXorAssign: ast.BitXor,
}  # fmt: skip
"""What ``+=`` and its like do."""

_CONSTANTS = {"True": True, "False": False, "None": None}
_LOAD, _STORE = ast.Load(), ast.Store()


def expression(node: cst.CSTNode, source: Source) -> ast.expr:
    """Convert an expression that is read. Raises `ValueError` for a malformed literal."""
    return source.placed(_expression(node, source), node)


def optional(node: cst.CSTNode | None, source: Source) -> ast.expr | None:
    """Convert an expression, if there is one."""
    return None if node is None else expression(node, source)


def target(node: cst.CSTNode, source: Source, context: ast.expr_context = _STORE) -> ast.expr:
    """Convert an expression that is assigned to, or deleted."""
    return _with_context(expression(node, source), context)


def _with_context(node: ast.expr, context: ast.expr_context) -> ast.expr:
    if hasattr(node, "ctx"):
        node.ctx = context
    if isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            _with_context(element, context)
    elif isinstance(node, ast.Starred):
        _with_context(node.value, context)
    return node


def _expression(node: cst.CSTNode, source: Source) -> ast.expr:
    def plain(part: cst.CSTNode) -> ast.expr:
        return expression(part, source)

    match node:
        case cst.Name(value=name):
            if name in _CONSTANTS:
                return ast.Constant(value=_CONSTANTS[name])
            return ast.Name(id=name, ctx=_LOAD)
        case cst.BaseString():
            return string(node, source, expression)
        case cst.Integer() | cst.Float() | cst.Imaginary():
            return ast.Constant(value=ast.literal_eval(node.value))
        case cst.Ellipsis():
            return ast.Constant(value=...)
        case cst.Attribute(value=value, attr=attr):
            return ast.Attribute(value=plain(value), attr=attr.value, ctx=_LOAD)
        case cst.Call(func=func, args=arguments):
            args, keywords = call(arguments, source)
            return ast.Call(func=plain(func), args=args, keywords=keywords)
        case cst.Subscript(value=value, slice=elements):
            return ast.Subscript(value=plain(value), slice=_slice(elements, source), ctx=_LOAD)
        case cst.BinaryOperation(left=left, operator=sign, right=right):
            return ast.BinOp(left=plain(left), op=_BINARY[type(sign)](), right=plain(right))
        case cst.UnaryOperation(operator=sign, expression=operand):
            return ast.UnaryOp(op=_UNARY[type(sign)](), operand=plain(operand))
        case cst.BooleanOperation():
            return _boolean(node, source)
        case cst.Comparison(left=left, comparisons=comparisons):
            return ast.Compare(
                left=plain(left),
                ops=[_COMPARISONS[type(each.operator)]() for each in comparisons],
                comparators=[plain(each.comparator) for each in comparisons],
            )
        case cst.IfExp(test=test, body=body, orelse=orelse):
            return ast.IfExp(test=plain(test), body=plain(body), orelse=plain(orelse))
        case cst.NamedExpr(target=name, value=value):
            return ast.NamedExpr(target=target(name, source), value=plain(value))  # type: ignore[arg-type]
        case cst.Lambda(params=params, body=body):
            return ast.Lambda(args=parameters(params, source), body=plain(body))
        case cst.Await(expression=value):
            return ast.Await(value=plain(value))
        case cst.Yield(value=cst.From(item=value)):
            return ast.YieldFrom(value=plain(value))
        case cst.Yield(value=value):
            return ast.Yield(value=optional(value, source))
        case cst.Tuple(elements=elements):
            return ast.Tuple(elts=[plain(each) for each in elements], ctx=_LOAD)
        case cst.List(elements=elements):
            return ast.List(elts=[plain(each) for each in elements], ctx=_LOAD)
        case cst.Set(elements=elements):
            return ast.Set(elts=[plain(each) for each in elements])
        case cst.Element(value=value):
            return plain(value)
        case cst.StarredElement(value=value):
            return ast.Starred(value=plain(value), ctx=_LOAD)
        case cst.Dict(elements=elements):
            keys = [optional(getattr(each, "key", None), source) for each in elements]
            return ast.Dict(keys=keys, values=[plain(each.value) for each in elements])
        case cst.BaseComp():
            return _comprehension(node, source)
    raise ValueError(f"{type(node).__name__} cannot stand here")


def _boolean(node: cst.BooleanOperation, source: Source) -> ast.expr:
    # `a and b and c` is one node of ast; with brackets, it is two.
    kind = type(node.operator)
    parts: list[cst.BaseExpression] = []
    left: cst.BaseExpression = node
    while isinstance(left, cst.BooleanOperation) and type(left.operator) is kind:
        if left is not node and left.lpar:
            break
        parts.append(left.right)
        left = left.left
    values = [expression(part, source) for part in (left, *reversed(parts))]
    return ast.BoolOp(op=ast.And() if kind is cst.And else ast.Or(), values=values)


def _slice(elements: Iterable[cst.SubscriptElement], source: Source) -> ast.expr:
    elements = list(elements)
    found = [_index(element, source) for element in elements]
    only = elements[0]
    is_starred = isinstance(found[0], ast.Starred)
    if len(found) == 1 and isinstance(only.comma, cst.MaybeSentinel) and not is_starred:
        return found[0]
    whole = source.placed(ast.Tuple(elts=found, ctx=_LOAD), only)
    whole.end_lineno = found[-1].end_lineno
    return whole


def _index(element: cst.SubscriptElement, source: Source) -> ast.expr:
    part = element.slice
    if isinstance(part, cst.Slice):
        bounds = (optional(bound, source) for bound in (part.lower, part.upper, part.step))
        return source.placed(ast.Slice(*bounds), element)
    if not isinstance(part, cst.Index):
        raise ValueError(f"{type(part).__name__} cannot stand here")
    value = expression(part.value, source)
    return source.placed(ast.Starred(value=value, ctx=_LOAD), element) if part.star else value


def call(arguments: Iterable[cst.Arg], source: Source) -> tuple[list[ast.expr], list[ast.keyword]]:
    """Convert the arguments of a call, or the bases of a class."""
    args: list[ast.expr] = []
    keywords: list[ast.keyword] = []
    for argument in arguments:
        value = expression(argument.value, source)
        if argument.keyword is not None or argument.star == "**":
            name = argument.keyword.value if argument.keyword else None
            keywords.append(source.placed(ast.keyword(arg=name, value=value), argument))
        elif argument.star:
            args.append(source.placed(ast.Starred(value=value, ctx=_LOAD), argument))
        else:
            args.append(value)
    return args, keywords


def parameters(node: cst.Parameters, source: Source) -> ast.arguments:
    """Convert the parameters of a function or lambda."""

    def one(each: object) -> ast.arg | None:
        if not isinstance(each, cst.Param):
            return None
        annotation = each.annotation.annotation if each.annotation else None
        argument = ast.arg(arg=each.name.value, annotation=optional(annotation, source))
        return source.placed(argument, each)

    positional = [*node.posonly_params, *node.params]
    return ast.arguments(
        posonlyargs=[arg for each in node.posonly_params if (arg := one(each))],
        args=[arg for each in node.params if (arg := one(each))],
        vararg=one(node.star_arg),
        kwonlyargs=[arg for each in node.kwonly_params if (arg := one(each))],
        kw_defaults=[optional(each.default, source) for each in node.kwonly_params],
        kwarg=one(node.star_kwarg),
        defaults=[expression(each.default, source) for each in positional if each.default],
    )


def _comprehension(node: cst.BaseComp, source: Source) -> ast.expr:
    generators = []
    clause: cst.CompFor | None = node.for_in
    while clause is not None:
        generators.append(
            ast.comprehension(
                target=target(clause.target, source),
                iter=expression(clause.iter, source),
                ifs=[expression(each.test, source) for each in clause.ifs],
                is_async=int(clause.asynchronous is not None),
            )
        )
        clause = clause.inner_for_in
    match node:
        case cst.DictComp(key=key, value=value):
            pair = expression(key, source), expression(value, source)
            return ast.DictComp(key=pair[0], value=pair[1], generators=generators)
        case cst.StarredDictComp(value=value):  # as Python 3.15 has it (PEP 798)
            whole = expression(value, source)
            return ast.DictComp(key=whole, value=None, generators=generators)  # type: ignore[arg-type]
    kinds: dict[type[cst.CSTNode], type[ast.ListComp | ast.SetComp | ast.GeneratorExp]] = {
        cst.ListComp: ast.ListComp, cst.SetComp: ast.SetComp, cst.GeneratorExp: ast.GeneratorExp,
    }  # fmt: skip
    element = expression(getattr(node, "elt"), source)  # noqa: B009
    return kinds[type(node)](elt=element, generators=generators)
