"""Texts that name attributes, variables, keywords or options, and so change with these or not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.arguments import name_of

Named = Literal["attribute", "variable", "keyword", "parameter"]
Form = Literal["names", "option", "route"]
_WORD = re.compile(r"[^\W\d]\w*")
_PART = re.compile(r"(?:<(?:\w+:)?|\{)([^\W\d]\w*)(?::\w+)?[>}]")
_ENUMS = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of a text name.

    ``defines`` is true where the text itself brings the names into being, as for the fields of a
    ``namedtuple``; ``owner`` is the function that takes the keywords. An option of ``argparse``
    is an attribute of what its parser returns: its ``form`` is "option". A "route" has names in
    braces or brackets. ``maker`` is the class that the text gives its fields, which are keywords
    of it as well. ``owner`` is, for a parameter, the function or class that has it.
    """

    named: Named
    defines: bool = False
    owner: str = ""
    form: Form = "names"
    maker: str = ""


def words(text: str, mention: Mention) -> list[str]:
    """Return the names in a text, in order; none if it is not made of names."""
    if mention.form == "route":
        return _PART.findall(text)
    if mention.form == "option":
        return [text.lstrip("-").replace("-", "_")] if _WORD.search(text) else []
    found = [word for word in re.split(r"[\s,.]+", text) if word]
    return found if all(word.isidentifier() for word in found) else []


def mentions(nodes: Sequence[ast.AST]) -> dict[int, Mention]:
    """Return what the texts in the trees name, by the ``id`` of their nodes."""
    found: dict[int, Mention] = {}
    keys = _keys_of_classes(nodes)
    enums = _enumerations(nodes)
    for node in nodes:
        match node:
            case ast.Call():
                _call(node, found)
            case ast.Subscript(value=value, slice=key) if owner := _annotated(value):
                _note([key], Mention("parameter", owner=owner), found)
            case ast.Subscript(value=ast.Name(id=name), slice=key) if name in enums:
                _note([key], Mention("attribute"), found)
            case ast.Dict() | ast.Subscript() if keys:
                used = node.keys if isinstance(node, ast.Dict) else [node.slice]
                named = [k for k in used if isinstance(k, ast.Constant) and k.value in keys]
                _note(named, Mention("attribute"), found)
            case ast.Assign(targets=[ast.Name(id="__slots__")], value=value):
                _note(_texts(value), Mention("attribute", defines=True), found)
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                _note(_texts(value), Mention("variable"), found)
            case ast.AugAssign(target=ast.Name(id="__all__"), value=value):
                _note(_texts(value), Mention("variable"), found)
            case ast.Assign(targets=[ast.Name(id="__match_args__")], value=value):
                _note(_texts(value), Mention("attribute"), found)
            case ast.Subscript(value=ast.Call(func=ast.Name(id=name), args=args), slice=key):
                if name in ("globals", "locals") or (name == "vars" and not args):
                    _note([key], Mention("variable"), found)
                elif name == "vars":
                    _note([key], Mention("attribute"), found)
            case ast.Subscript(value=ast.Attribute(attr="__dict__"), slice=key):
                _note([key], Mention("attribute"), found)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node.args.kwarg:
                _keywords(node, node.args.kwarg.arg, found)
    return found


def _annotated(node: ast.expr) -> str:
    """Return the function or class whose parameters or annotations a mapping holds, or ""."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="__annotations__"):
            return name
        case ast.Attribute(value=ast.Call(args=[ast.Name(id=name)]), attr="parameters"):
            return name
        case ast.Call(func=function, args=[ast.Name(id=name), *_]) if name_of(function) in (
            "get_type_hints",
            "get_annotations",
        ):
            return name
    return ""


def _keys_of_classes(nodes: Sequence[ast.AST]) -> set[object]:
    """Return the keys that classes give to dictionaries: those of a ``TypedDict``."""
    found: set[object] = set()
    for node in nodes:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name | ast.Attribute)
            and ast.unparse(base).rpartition(".")[2] == "TypedDict"
            for base in node.bases
        ):
            found.update(
                each.target.id for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            )  # fmt: skip
    return found


def _enumerations(nodes: Sequence[ast.AST]) -> set[str]:
    """Return the names of the enumerations of a block, whose members are found by their names."""
    found = set()
    for node in nodes:
        match node:
            case ast.ClassDef(name=name, bases=[*_, ast.Name(id=base) | ast.Attribute(attr=base)]):
                pass
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Name(id=base) | ast.Attribute(attr=base)),
            ):
                pass
            case _:
                continue
        if base in _ENUMS:
            found.add(name)
    return found


def _note(nodes: Iterable[ast.AST], mention: Mention, found: dict[int, Mention]) -> None:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.setdefault(id(node), mention)


def _texts(node: ast.expr) -> list[ast.expr]:
    """Return the texts of a list or dictionary of names, or of a single text of them."""
    match node:
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            # The elements may be pairs of a name and a value, or a type.
            return [e.elts[0] if isinstance(e, ast.Tuple) and e.elts else e for e in elements]
        case ast.Dict(keys=keys):
            return [key for key in keys if key is not None]
    return [node]


def _call(node: ast.Call, found: dict[int, Mention]) -> None:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            pass
        case _:
            return
    second = node.args[1:2]
    if name in ("getattr", "hasattr", "delattr"):
        _note(second, Mention("attribute"), found)
    elif name == "setattr":
        _note(second, Mention("attribute", defines=True), found)
    elif name == "attrgetter":
        _note(node.args, Mention("attribute"), found)
    elif name == "methodcaller":
        _note(node.args[:1], Mention("attribute"), found)
    elif name == "namedtuple" or name in _ENUMS or name == "make_dataclass":
        for fields in second:
            _note(_texts(fields), _fields_of(node), found)
    elif name == "NamedTuple" and second:
        _note(_texts(second[0]), _fields_of(node), found)
    elif name == "add_subparsers":
        named = [keyword.value for keyword in node.keywords if keyword.arg == "dest"]
        _note(named, Mention("attribute", defines=True, form="option"), found)
    elif name == "add_argument":
        destinations = [keyword.value for keyword in node.keywords if keyword.arg == "dest"]
        mention = Mention("attribute", defines=True, form="option")
        if destinations:
            _note(destinations, mention, found)
        else:
            named = [a for a in node.args if _is_long(a)] or node.args
            _note(named[:1], mention, found)


def _fields_of(call: ast.Call) -> Mention:
    match call.args[0]:
        case ast.Constant(value=str(name)):
            return Mention("attribute", defines=True, maker=name)
    return Mention("attribute", defines=True)


def _is_long(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not re.match(r"-[^-]", node.value)
    )


def _keywords(
    function: ast.FunctionDef | ast.AsyncFunctionDef, name: str, found: dict[int, Mention]
) -> None:
    """Note the keys that a function looks up in its ``**kwargs``."""
    mention = Mention("keyword", owner=function.name)
    for node in nodes_of(function):
        match node:
            case ast.Subscript(value=ast.Name(id=taken), slice=key) if taken == name:
                _note([key], mention, found)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=taken), attr="get" | "pop" | "setdefault"),
                args=[key, *_],
            ) if taken == name:
                _note([key], mention, found)
            case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()],
                             comparators=[ast.Name(id=taken)]) if taken == name:  # fmt: skip
                _note([key], mention, found)
