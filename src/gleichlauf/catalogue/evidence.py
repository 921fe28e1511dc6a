"""How surely a statement is code: prose and labels may be Python, too, by their grammar.

"import hook" is a term of a glossary, ``margin=margin`` an option, ``callable(first, last)`` a
sketch of a call. None of these is damaged when it is translated.
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterable
from pathlib import Path

from gleichlauf.equivalence.vocabulary import BUILTINS, LIBRARIES, MODULES
from gleichlauf.grammar.tree import parse

_WORDS = frozenset(Path(__file__).with_name("words.txt").read_text("utf-8").split())
"""Modules whose names are words: "import string" may stand in a sentence, or in a menu."""

_KEYWORD = rf"(?:{'|'.join([*keyword.kwlist, *keyword.softkwlist, 'type', 'lazy'])})\b"
_PROSE = re.compile(rf"(?<!\w)(?!{_KEYWORD})[^\W\d]\w* (?!{_KEYWORD})[^\W\d]")
"""Two words side by side, none of them a keyword, as they stand in no program."""

_CODE = re.compile(r"[^'\"#\\]*")
_Literal = ast.Constant | ast.JoinedStr | ast.List | ast.Tuple | ast.Dict | ast.Set


def says_something(statement: ast.stmt) -> bool:
    """Tell whether a statement, in a text of several lines, does more than name things."""
    match statement:
        case ast.Expr(value=ast.Call() | ast.Await(value=ast.Call())):
            return True
        case ast.Expr(value=ast.ListComp() | ast.DictComp() | ast.GeneratorExp()):
            return True
        case ast.Expr() | ast.AnnAssign(value=None) | ast.Pass() | ast.Return(value=None):
            return False
        case ast.Raise(exc=ast.Name() | None) | ast.Assert(test=ast.Name()):
            return False
        case ast.Delete() | ast.Global() | ast.Nonlocal():
            return False
        case ast.Import(names=names):
            return len(names) > 1 or names[0].name not in _WORDS | {"hook"}
        case _:
            return True


def is_definite(node: ast.AST) -> bool:
    """Tell whether a statement is Python beyond doubt, in a text that is not all Python."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.With() | ast.For():
            return True
        case ast.Import() | ast.ImportFrom():
            return _is_import(node)
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def uses_import(nodes: Iterable[ast.AST]) -> bool:
    """Tell whether one of the nodes imports a module, and another takes something of it."""
    nodes = list(nodes)
    bound = {
        alias.asname or alias.name.partition(".")[0] for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names
    }  # fmt: skip
    for node in nodes:
        match node:
            case ast.Attribute(value=ast.Name(id=name)) | ast.Call(func=ast.Name(id=name)):
                if name in bound:
                    return True
    return False


def is_code_line(source: str) -> bool:
    """Tell whether a line is Python beyond doubt."""
    if _PROSE.search(_CODE.match(source)[0]):  # type: ignore[index]  # it matches any text
        return False
    statements = parse(source)
    return statements is not None and any(_is_sure(node, source) for node in statements)


def _is_sure(node: ast.stmt, source: str) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name(), *_], value=ast.Name() | ast.Attribute()):
            return False
        case ast.Assign():
            return " = " in source  # else it may be an option
        case ast.AnnAssign(annotation=annotation, value=ast.expr() as value):
            return _is_type(annotation) and not isinstance(value, ast.Name) and " = " in source
        case ast.AugAssign():
            return True
        case ast.Import() | ast.ImportFrom():
            return _is_import(node)
        case ast.Expr(value=value):
            return _is_sure_expression(value)
        case ast.Return(value=value) if value is not None:
            return isinstance(value, ast.Call | ast.BinOp) or _is_sure_expression(value)
        case ast.Raise(exc=ast.Call()):
            return True
        case ast.Assert(test=ast.Compare() | ast.Call()):
            return True
        case ast.Delete(targets=[ast.Subscript() | ast.Attribute(), *_]):
            return True
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return True
        case ast.If() | ast.For() | ast.While() | ast.With() | ast.ClassDef() | ast.Try():
            return any(_does(part, source) for part in node.body)
    return type(node).__name__ == "TypeAlias"


def _is_type(node: ast.expr) -> bool:
    """Tell a type from a word after a colon, as in "Note: a = 3"."""
    if isinstance(node, ast.Subscript):
        return _is_type(node.value)
    return isinstance(node, ast.Name) and node.id in BUILTINS


def _does(node: ast.stmt, source: str) -> bool:
    """Tell whether the body of a statement on one line is more than a word of a sentence."""
    match node:
        case ast.Expr(value=ast.Call() | ast.Constant(value=None | bool() | int())):
            return True
        case ast.Pass() | ast.Break() | ast.Continue():
            return True
    return _is_sure(node, source)


def _is_import(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        top = module.partition(".")[0]
        return "." in module or node.level > 0 or top in MODULES or top in LIBRARIES
    first = node.names[0]
    top = first.name.partition(".")[0]
    if len(node.names) > 1 or first.asname or "." in first.name:
        return True
    return (top in MODULES and top not in _WORDS) or top in LIBRARIES


def _is_sure_expression(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return bool(node.args or node.keywords)
        case ast.Call(func=ast.Name(id=name)):
            return name in BUILTINS and _has_literal(node)
        case ast.Call(func=ast.Attribute()):
            return _has_literal(node) or _begins_with_module(node)
        case ast.Await(value=ast.Call()):
            return True
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return True
        case ast.BinOp(left=ast.Constant(value=str()), op=ast.Mod()):
            return True
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
    return False


def _has_literal(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(value, _Literal | ast.Call) for value in values)


def _begins_with_module(call: ast.Call) -> bool:
    node: ast.expr = call.func
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return isinstance(node, ast.Name) and node.id in MODULES - _WORDS
