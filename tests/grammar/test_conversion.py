"""The fallback grammar gives the trees of Python's own parser, and those of newer syntax."""

# ruff: noqa: E501  (tables with a case on each line)

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import pytest

from gleichlauf.grammar.nodes import (
    GenericClass,
    GenericFunction,
    LazyImport,
    TemplateText,
    TypeAlias,
)
from gleichlauf.grammar.tree import _by_libcst, _by_python, parse

LIBRARY = Path(sysconfig.get_path("stdlib"))
MODULES = (
    "argparse.py", "ast.py", "configparser.py", "dataclasses.py", "doctest.py", "enum.py",
    "functools.py", "imaplib.py", "inspect.py", "pydoc.py", "queue.py", "threading.py",
    "typing.py", "zipfile.py", "asyncio/taskgroups.py", "concurrent/futures/thread.py",
)  # fmt: skip


def lines(tree: ast.AST) -> list[tuple[str, int]]:
    """Return the first line of every node whose line is used, and sound on every Python.

    Those in f-strings are wrong up to Python 3.11; and the brackets of a call belong to a generator
    that is its only argument for Python alone.
    """
    found: list[tuple[str, int]] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr):
            continue
        if isinstance(node, ast.stmt | ast.expr) and not isinstance(node, ast.GeneratorExp):
            found.append((type(node).__name__, node.lineno))
        waiting += ast.iter_child_nodes(node)
    return found


def has_a_node_of_ours(node: ast.AST) -> bool:
    """Tell what Python's own parser is never asked for, whichever Python it is."""
    return bool(getattr(node, "is_lazy", 0) or getattr(node, "type_params", ()))


@pytest.mark.parametrize("name", [name for name in MODULES if (LIBRARY / name).exists()])
def test_the_library_is_read_as_by_python_itself(name: str) -> None:
    source = (LIBRARY / name).read_text("utf-8")
    wanted = _by_python(source)
    found = _by_libcst(source)
    assert found is not None
    for one, other in zip(wanted, found, strict=True):
        if any(map(has_a_node_of_ours, ast.walk(one))):
            continue
        assert ast.dump(one) == ast.dump(other)
        assert lines(one) == lines(other)


SMALL = {
    "patterns": "match x:\n case {'a': 1, **r} | [1, *_] | A(b=2) as c if d: pass\n case None: pass",
    "parameters": "def f(a, /, b: int = 1, *c, d, e=2, **g) -> None: pass\nlambda *, k=1: k",
    "comprehensions": "{a: b for a, b in c if d for e in f}\n{x async for x in y}\n(z for z in w)",
    "texts": "x = 'a' f'b{c!r:>{d}}' \"e\"\ny = b'a' b'\\x00'\nz = f'{q = }{r=!s}'",
    "escapes": "f'\\N{BULLET}{{}}'\nr'\\d'\nrf'\\d{x}'",
    "slices": "a[1:2, ::3, b]\na[*b]\na[1,]",
    "chains": "a and b and c or d\n(a and b) and c\na < b <= c != d\nnot a in b",
    "deletions": "del a, b\ndel (a, b)\ndel c[0]",
    "managers": "with (open(a) as b, c): pass\nasync def f():\n  async with a as (b, d): await e",
    "try": "try: a\nexcept (B, C) as d: e\nelse: f\nfinally: g\ntry: a\nexcept* B: c",
    "classes": "@d\nclass A(B, metaclass=C, **e):\n  x: int = 1\n  y: str",
    "imports": "from .. import a as b, c\nfrom . import *\nimport d.e as f, g.h",
    "calls": "f(*a, b, *c, d=1, **e)\nf(x for x in y)\nprint(a := 1)",
    "the rest": "global a, b\nraise A from B\nassert a, b\na += 1\nreturn\nx = yield\ny = yield from z",
}  # fmt: skip


@pytest.mark.parametrize("source", SMALL.values(), ids=SMALL)
def test_syntax_is_read_as_by_python_itself(source: str) -> None:
    found = _by_libcst(source)
    assert found is not None
    assert [ast.dump(n) for n in found] == [ast.dump(n) for n in _by_python(source)]


NEWER = {
    "a function with parameters": ("def f[T: int, *Ts, **P](x: T = 1): pass", GenericFunction),
    "a class with a parameter": ("class A[T = int]: pass", GenericClass),
    "a name for a type": ("type A = int", TypeAlias),
    "a name for a generic type": ("type A[T] = list[T]", TypeAlias),
    "a lazy import": ("lazy import json", LazyImport),
    "a t-string": ("t'{x!r}'", ast.Expr),
    "except without brackets": ("try: a\nexcept B, C: d", ast.Try),
    "quotes in a field": ("f'{'a' + b}'", ast.Expr),
    "a line ending in a field": ("f'{a +\n b}'", ast.Expr),
    "unpacking": ("[*x for x in y]", ast.Expr),
    "unpacking of dictionaries": ("{**x for x in y}", ast.Expr),
}


@pytest.mark.parametrize(("source", "kind"), NEWER.values(), ids=NEWER)
def test_newer_syntax_is_read_by_every_python(source: str, kind: type[ast.stmt]) -> None:
    (statement,) = parse(source) or [ast.Pass()]
    assert type(statement) is kind
    assert kind.__name__ in ast.dump(statement)  # by which it is compared


def test_an_annotated_name_may_stand_in_brackets() -> None:
    statements = parse("type A = int\n(y): A = 1") or []
    assert [type(statement).__name__ for statement in statements] == ["TypeAlias", "AnnAssign"]


def test_a_template_is_never_an_f_string() -> None:
    (statement,) = parse("t'{x}'") or [ast.Pass()]
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, TemplateText)


NO_PYTHON = {
    "Python 2": "print 'a'",
    "an indentation too much": "x = 1\n    y = 2",
    "a body that is missing": "if x:\ny = 1",
    "bytes beyond ASCII": "x = t'' if 0 else b'\u00e4'",
    "a malformed escape": "x = t'a' if 0 else '\\x1'",
    "an octal number of old": "lazy import a\nx = 0777",
    "a keyword before an argument": "f(a=1, 2)",
    "an assignment to a call": "f() = 1",
    "full-width brackets": "print\uff081\uff09",
    "a null byte": "x = '\0'",
    "a lone surrogate": "x = '\ud800'",
    "brackets without end": "(" * 3_000,
    "brackets too deep": "(" * 3_000 + ")" * 3_000,
    "f-strings too deep": "f'{" * 3_000,
}


@pytest.mark.parametrize("source", NO_PYTHON.values(), ids=NO_PYTHON)
def test_what_is_no_python_is_none(source: str) -> None:
    assert parse(source) is None
