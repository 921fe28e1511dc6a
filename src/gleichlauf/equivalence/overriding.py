"""Methods whose names others fix: Python itself, or the class that they override a method of."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.fixtures import TEST, are_tests, is_test
from gleichlauf.equivalence.vocabulary import LIBRARIES, methods

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_BEGINNINGS = {
    "TestCase": "test", "IsolatedAsyncioTestCase": "test", "Cmd": "do_",
}  # fmt: skip
"""How methods begin that a class finds by their names; the rest is the author's."""

_FOUND_BY_NAME = {
    "BaseHTTPRequestHandler": "do_", "SimpleHTTPRequestHandler": "do_", "NodeVisitor": "visit_",
    "NodeTransformer": "visit_",
}  # fmt: skip
"""How methods begin that a class finds by their names, of which all is fixed."""

_VALUES = {
    "Template": "delimiter idpattern braceidpattern flags", "Structure": "_fields_ _pack_",
    "Union": "_fields_ _pack_", "Cmd": "prompt intro doc_header nohelp ruler use_rawinput",
    "TestCase": "maxDiff longMessage",
    "BaseHTTPRequestHandler": "server_version protocol_version error_message_format",
    "TCPServer": "allow_reuse_address request_queue_size address_family",
    "ThreadingTCPServer": "allow_reuse_address daemon_threads", "Handler": "terminator",
    "StreamHandler": "terminator", "Formatter": "default_time_format default_msec_format converter",
    "Dialect": "delimiter quotechar escapechar doublequote lineterminator quoting skipinitialspace",
}  # fmt: skip
"""What classes of the library read from the body of a class that inherits from them."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Who knows a name, in words, and how it has to begin if the rest of it is free."""

    owner: str
    beginning: str = ""


FREE = Fixed("")
"""What nobody else knows."""


def overridden(statements: Sequence[ast.stmt]) -> dict[int, Fixed]:
    """Return who knows a method by its name, by the ``id`` of the node that has the name.

    That is the function's node, an attribute of ``self``, or the name that a class gives a value.

    A class of the block inherits from a class of the library, or from another one of the block
    that does. A method of what inherits from a well-known library is taken for one of these if
    nothing in the block uses it.
    """
    classes = [
        node for statement in statements for node in nodes_of(statement)
        if isinstance(node, ast.ClassDef)
    ]  # fmt: skip
    if not classes:
        return _tests(statements)
    nodes = [node for statement in statements for node in nodes_of(statement)]
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    foreign = _foreign(nodes)
    bases = {node.name: [name for base in node.bases if (name := _name(base))] for node in classes}
    found = _tests(statements)
    for node in classes:
        roots = _roots(node.name, bases)
        for part in nodes_of(node):
            if isinstance(part, ast.Attribute) and _is_self(part.value):
                owner = next((root for root in roots if part.attr in methods(root)), None)
                if owner is not None:
                    found[id(part)] = Fixed(f"`{owner}`")
        for statement in node.body:
            if isinstance(statement, ast.Assign):
                found |= {
                    id(target): Fixed(f"`{root}`") for target in statement.targets for root in roots
                    if isinstance(target, ast.Name) and target.id in _VALUES.get(root, "").split()
                }  # fmt: skip
        for function in node.body:
            if not isinstance(function, _Function):
                continue
            owner = next((root for root in roots if function.name in methods(root)), None)
            if owner is None and function.name not in used:
                owner = next((root for root in roots if root in foreign), None)
            if owner is not None:
                found[id(function)] = Fixed(f"`{owner}`")
            for root in roots:
                whole, beginning = _FOUND_BY_NAME.get(root), _BEGINNINGS.get(root)
                if whole and function.name.startswith(whole):
                    found[id(function)] = Fixed(f"`{root}`")
                elif beginning and function.name.startswith(beginning):
                    found[id(function)] = Fixed(f"`{root}`", beginning)
    return found


def _tests(statements: Sequence[ast.stmt]) -> dict[int, Fixed]:
    """Return the tests that pytest finds by their names, at the top of a block."""
    if not are_tests(statements):
        return {}
    return {
        id(statement): Fixed("pytest", TEST) for statement in statements
        if isinstance(statement, _Function) and is_test(statement)
    }  # fmt: skip


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value) | ast.Call(func=value):
            return _name(value)
    return ""


def _roots(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the classes from outside of the block that a class of it inherits from."""
    found: list[str] = []
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for base in bases.get(here, []):
            if base in bases:
                waiting.append(base)
            else:
                found.append(base)
    return found


def _foreign(nodes: Sequence[ast.AST]) -> set[str]:
    """Return the names of what is imported from well-known libraries."""
    found: set[str] = set()
    aliases: set[str] = set()
    for node in nodes:
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                if module.partition(".")[0] in LIBRARIES:
                    found.update(alias.asname or alias.name for alias in names)
            case ast.Import(names=names):
                aliases.update(
                    alias.asname or alias.name.partition(".")[0] for alias in names
                    if alias.name.partition(".")[0] in LIBRARIES
                )  # fmt: skip
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                root = base
                while isinstance(root, ast.Attribute):
                    root = root.value
                if isinstance(root, ast.Name) and root.id in aliases | found:
                    found.add(_name(base))
    return found
