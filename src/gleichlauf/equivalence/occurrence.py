"""What a comparison hands on for the rules that look beyond one place: names and texts."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from gleichlauf.equivalence.mentions import Mention
from gleichlauf.equivalence.origins import Origin
from gleichlauf.equivalence.scopes import Place

Role = Literal["name", "attribute", "keyword", "module", "imported"]


@dataclass(frozen=True, slots=True)
class NamePair:
    """One identifier of the source and what stands in its place in the translation.

    ``place`` and ``target_place`` say where a name belongs; attributes, keywords and modules
    have none. ``owner`` is, for a keyword, the name of what is called and, for an imported name,
    the module; ``origin`` tells where the value before the dot of an attribute, or what is
    called, comes from, and ``outside`` which name it was traced to; ``nested`` is true for an
    attribute of an attribute. ``is_method`` is true for functions, classes and what is called,
    ``binds`` is true where the name is given its value. ``fixed_by`` names what calls a method of
    this name, and would not find it under another, or under one without this ``beginning``.
    """

    role: Role
    source: str
    target: str
    line: int
    source_line: int
    place: Place | None = None
    target_place: Place | None = None
    owner: str = ""
    origin: Origin = "unknown"
    outside: str = ""
    is_method: bool = False
    binds: bool = False
    nested: bool = False
    fixed_by: str = ""
    beginning: str = ""

    @property
    def is_renamed(self) -> bool:
        """Whether the two names differ."""
        return self.source != self.target


@dataclass(frozen=True, slots=True)
class TextPair:
    """One text of the source and its translation, which may be the same.

    ``is_lookup`` is true for what is compared or looked up, ``is_key`` for what something is
    stored under, ``is_data`` for a text that code reads as data; ``mention`` tells what the text
    names, if it does.
    """

    source: str
    target: str
    line: int
    source_line: int
    is_lookup: bool = False
    is_key: bool = False
    is_unordered: bool = False
    is_data: bool = False
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function or class of a block accepts: parameters as (source, translation) pairs."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    accepts_any: bool


def function_signature(name: str, a: ast.arguments, b: ast.arguments) -> Signature:
    """Return what a function or method called ``name`` accepts, in source and translation."""
    before = [*a.posonlyargs, *a.args, *a.kwonlyargs]
    after = [*b.posonlyargs, *b.args, *b.kwonlyargs]
    pairs = tuple((x.arg, y.arg) for x, y in zip(before, after, strict=False))
    return Signature(name, pairs, accepts_any=a.kwarg is not None)


def class_signature(a: ast.ClassDef, b: ast.ClassDef) -> Signature:
    """Return what a class accepts: by its ``__init__``, or by its fields if it is a dataclass."""
    fields = []
    for before, after in zip(a.body, b.body, strict=False):
        match before, after:
            case ast.FunctionDef(name="__init__"), ast.FunctionDef(name="__init__"):
                return function_signature(a.name, before.args, after.args)
            case ast.AnnAssign(target=ast.Name(id=old)), ast.AnnAssign(target=ast.Name(id=new)):
                fields.append((old, new))
    return Signature(a.name, tuple(fields), accepts_any=True)
