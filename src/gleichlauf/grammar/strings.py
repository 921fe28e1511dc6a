"""String literals of libcst's tree as `ast` has them: pieces joined, escapes decoded."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterable, Iterator

import libcst as cst

from gleichlauf.grammar.nodes import TemplateText
from gleichlauf.grammar.place import Source

Expression = Callable[[cst.BaseExpression, Source], ast.expr]
_Field = cst.FormattedStringExpression | cst.TemplatedStringExpression
_Formatted = cst.FormattedString | cst.TemplatedString
_REPR = ord("r")


def string(node: cst.BaseString, source: Source, expression: Expression) -> ast.expr:
    """Convert a literal, or several that stand side by side; ``expression`` converts fields.

    Raises `ValueError` for what Python refuses: a malformed escape, letters in bytes beyond
    ASCII, bytes beside text.
    """
    pieces = list(_pieces(node))
    if not any(isinstance(piece, _Formatted) for piece in pieces):
        return ast.Constant(value=_plain([source.text(_bare(piece)) for piece in pieces]))
    if any(isinstance(piece, cst.SimpleString) and "b" in piece.prefix for piece in pieces):
        raise ValueError("bytes and text cannot be joined")
    values: list[ast.expr] = []
    for piece in pieces:
        if isinstance(piece, cst.FormattedString | cst.TemplatedString):
            quotes = piece.start.lower().translate({ord("f"): None, ord("t"): None}), piece.end
            values += _values(piece.parts, quotes, piece, source, expression)
        else:
            values.append(_text(str(_plain([source.text(_bare(piece))])), piece, source))
    templates = any(isinstance(piece, cst.TemplatedString) for piece in pieces)
    return (TemplateText if templates else ast.JoinedStr)(values=_merged(values))


def _pieces(node: cst.BaseString) -> Iterator[cst.BaseString]:
    while isinstance(node, cst.ConcatenatedString):
        yield node.left
        node = node.right
    yield node


def _bare(node: cst.BaseString) -> cst.CSTNode:
    return node.with_changes(lpar=(), rpar=()) if getattr(node, "lpar", ()) else node


def _plain(texts: Iterable[str]) -> str | bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an unknown escape such as "\d"
        try:
            value = ast.literal_eval(f"({' '.join(texts)})")
        except SyntaxError as error:
            raise ValueError(error.msg) from None
    if not isinstance(value, str | bytes):
        raise TypeError(type(value))
    return value


def _values(
    parts: Iterable[cst.CSTNode], quotes: tuple[str, str], literal: cst.BaseString,
    source: Source, expression: Expression,
) -> Iterator[ast.expr]:  # fmt: skip
    for part in parts:
        if isinstance(part, cst.FormattedStringText | cst.TemplatedStringText):
            # Braces are doubled in the source, but not in an escape such as \N{BULLET}.
            plain = part.value.replace("{{", "{").replace("}}", "}")
            yield _text(str(_plain([f"{quotes[0]}{plain}{quotes[1]}"])), literal, source)
        elif isinstance(part, cst.FormattedStringExpression | cst.TemplatedStringExpression):
            yield from _field(part, quotes, literal, source, expression)


def _field(
    part: _Field, quotes: tuple[str, str], literal: cst.BaseString, source: Source,
    expression: Expression,
) -> Iterator[ast.expr]:  # fmt: skip
    conversion = ord(part.conversion) if part.conversion else -1
    if part.equal:
        shown = part.whitespace_before_expression, part.expression, part.equal
        yield _text("".join(map(source.text, shown)), literal, source)
        if conversion < 0 and part.format_spec is None:
            conversion = _REPR
    spec = None
    if part.format_spec is not None:
        values = _values(part.format_spec, quotes, literal, source, expression)
        spec = source.placed(ast.JoinedStr(values=_merged(list(values))), literal)
    value = expression(part.expression, source)
    field = ast.FormattedValue(value=value, conversion=conversion, format_spec=spec)
    yield source.placed(field, part)


def _text(value: str, literal: cst.BaseString, source: Source) -> ast.expr:
    return source.placed(ast.Constant(value=value), literal)


def _merged(values: list[ast.expr]) -> list[ast.expr]:
    merged: list[ast.expr] = []
    for value in values:
        before = merged[-1] if merged else None
        if isinstance(value, ast.Constant) and isinstance(before, ast.Constant):
            before.value = str(before.value) + str(value.value)
        elif not isinstance(value, ast.Constant) or value.value:
            merged.append(value)
    return merged
