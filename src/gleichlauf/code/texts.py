"""The rule of what a text is.

A text is a string literal with a letter in it that is handed directly to ``print``, ``input`` or
a raised exception, or that holds two words with a space between them.

A literal that is formatted on the spot, by ``%`` or ``.format``, is handed on as directly as an
f-string is, and so is what a conditional expression chooses: ``print("yes" if it else "no")``
hands on either of the two. Pieces that Python joins (implicit concatenation) are judged as one
literal.
"""

from __future__ import annotations

import ast
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gleichlauf.code.block import CodeBlock
from gleichlauf.code.characters import has_letter
from gleichlauf.code.lines import Lines
from gleichlauf.code.literals import StringLiteral
from gleichlauf.code.parsing import parse
from gleichlauf.code.pieces import Comment, pieces
from gleichlauf.code.placeholders import Usage

Role = Literal["docstring", "text"]


@dataclass(frozen=True, slots=True)
class StringUse:
    """One piece of a string that people read, what it is to them, and how it is formatted."""

    literal: StringLiteral
    role: Role
    usage: Usage
    alone: bool
    """Whether it is the whole string, not a piece of an implicit concatenation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A program as people read it: its comments and literals, and which literals are for them."""

    pieces: tuple[Comment | StringLiteral, ...]
    uses: tuple[StringUse, ...]


@lru_cache(maxsize=128)  # a block is read, translated and compared one after the other
def read_program(block: CodeBlock) -> Reading:
    """Read a program, or what is typed at one prompt. Raises `NotPythonError`."""
    tree = parse(block.source)
    found = pieces(block.source)
    literals = tuple(piece for piece in found if isinstance(piece, StringLiteral))
    return Reading(found, _string_uses(tree, literals, Lines(block.source), block))


def _string_uses(
    tree: ast.Module, literals: tuple[StringLiteral, ...], lines: Lines, block: CodeBlock
) -> tuple[StringUse, ...]:
    """Return the docstrings and texts of a program in their order.

    The first statement of a session is no docstring, even if it is a string.
    """
    starts = [literal.start for literal in literals]
    found: list[StringUse] = []
    for node, docstring, handed, usage in _strings(tree, in_session=block.form == "session"):
        first = bisect_left(starts, lines.offset(node.lineno, node.col_offset))
        last = bisect_right(
            starts, lines.offset(node.end_lineno or 0, node.end_col_offset or 0) - 1
        )
        group = literals[first:last]
        whole = "".join(literal.plain_text for literal in group)
        is_text = has_letter(whole) and (handed or has_two_words(whole))
        values = {"".join(literal.text for literal in group)}
        for literal in group:
            role = _role(
                values | {literal.text},
                docstring,
                is_text and has_letter(literal.plain_text),
                block,
            )
            if role:
                found.append(StringUse(literal, role, usage, len(group) == 1))
    return tuple(sorted(found, key=lambda use: use.literal.start))


def _role(values: set[str], docstring: bool, is_text: bool, block: CodeBlock) -> Role | None:
    if docstring:
        return "docstring" if any(map(has_letter, values)) else None
    if values & block.not_texts:
        return None
    return "text" if is_text or values & block.texts else None


def has_two_words(text: str) -> bool:
    """Tell whether somewhere a letter, one space and a letter follow each other.

    Combining marks belong to the letter before them.
    """
    for space, character in enumerate(text):
        if character != " " or not text[space + 1 : space + 2].isalpha():
            continue
        end = space
        while end and unicodedata.category(text[end - 1]).startswith("M"):
            end -= 1
        if text[end - 1 : end].isalpha():
            return True
    return False


def _strings(tree: ast.Module, *, in_session: bool) -> Iterator[tuple[ast.expr, bool, bool, Usage]]:
    """Yield each string: its node, whether it is a docstring, is handed on directly, its usage."""
    docstrings: set[ast.AST] = set()
    handed: set[ast.AST] = set()
    usages: dict[ast.AST, Usage] = {}
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.JoinedStr():
                # What stands in its fields is code.
                yield node, False, node in handed, "formatted"
                continue
            case ast.Constant(value=str()):
                yield node, node in docstrings, node in handed, usages.get(node, "plain")
            case ast.Module() if in_session:
                pass
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                docstrings.update(_docstring(node.body))
            case ast.Call(func=ast.Name(id="print" | "input"), args=args):
                handed.update(args)
            case ast.Raise(exc=ast.Call(args=args)):
                handed.update(args)
            case ast.IfExp(body=one, orelse=other) if node in handed:
                handed.update((one, other))
        _formatting(node, handed, usages)
        # As ast.iter_child_nodes does, in half the time; most nodes are contexts, and hold nothing.
        for name in node._fields:
            child = getattr(node, name, None)
            if isinstance(child, list):
                waiting += [it for it in child if isinstance(it, ast.AST)]
            elif isinstance(child, ast.AST) and not isinstance(child, ast.expr_context):
                waiting.append(child)


def _docstring(body: list[ast.stmt]) -> Iterable[ast.AST]:
    match body:
        case [ast.Expr(value=ast.Constant(value=str()) as constant), *_]:
            return [constant]
    return []


def _formatting(node: ast.AST, handed: set[ast.AST], usages: dict[ast.AST, Usage]) -> None:
    """Note the string that this node formats; where the result is handed on, so is the string."""
    match node:
        case ast.BinOp(left=string, op=ast.Mod()):
            usages[string] = "percent"
        case ast.Call(func=ast.Attribute(value=string, attr="format" | "format_map")):
            usages[string] = "format"
        case ast.Call(
            func=ast.Name(id="Template") | ast.Attribute(attr="Template"), args=[string, *_]
        ):
            usages[string] = "template"
            return
        case _:
            return
    if node in handed:
        handed.add(string)
