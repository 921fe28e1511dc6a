"""Nodes that `ast` lacks on some Python, and the one for what no Python can read.

Sources with newer syntax are converted to these on every Python, also on one whose own `ast` has
a node for it, so that what is found in a catalogue never depends on what runs the check.
"""

from __future__ import annotations

import ast
from typing import ClassVar


class TypeParameter(ast.AST):
    """A type parameter: ``T``, ``*Ts`` or ``**P``, with its bound and default (PEP 695, 696)."""

    _fields = ("name", "stars", "bound", "default")

    def __init__(
        self, name: str, stars: int, bound: ast.expr | None, default: ast.expr | None
    ) -> None:
        super().__init__()
        self.name, self.stars, self.bound, self.default = name, stars, bound, default


class TypeAlias(ast.stmt):
    """The ``type`` statement (PEP 695)."""

    name: ast.expr
    type_params: list[TypeParameter]
    value: ast.expr

    _fields = ("name", "type_params", "value")
    # Asked for by `ast.dump` since Python 3.15.
    _field_types: ClassVar[dict[str, object]] = {
        "name": ast.expr,
        "type_params": list[TypeParameter],
        "value": ast.expr,
    }

    def __init__(self, name: ast.expr, type_params: list[TypeParameter], value: ast.expr) -> None:
        super().__init__(name=name, type_params=type_params, value=value)  # type: ignore[call-arg]


class GenericFunction(ast.FunctionDef):
    """``def f[T](): ...`` (PEP 695)."""

    _fields = (*(f for f in ast.FunctionDef._fields if f != "type_params"), "type_params")


class GenericAsyncFunction(ast.AsyncFunctionDef):
    """``async def f[T](): ...`` (PEP 695)."""

    _fields = (*(f for f in ast.AsyncFunctionDef._fields if f != "type_params"), "type_params")


class GenericClass(ast.ClassDef):
    """``class C[T]: ...`` (PEP 695)."""

    _fields = (*(f for f in ast.ClassDef._fields if f != "type_params"), "type_params")


class LazyImport(ast.Import):
    """``lazy import a`` (PEP 810)."""

    _fields = ("names",)


class LazyImportFrom(ast.ImportFrom):
    """``lazy from a import b`` (PEP 810)."""

    _fields = ("module", "names", "level")


class TemplateText(ast.JoinedStr):
    """A t-string (PEP 750): for readers an f-string, but never the same as one."""

    _fields = ("values",)


class Unreadable(ast.stmt):
    """A line, or several, in the place of a statement that no Python can read."""

    _fields = ()
