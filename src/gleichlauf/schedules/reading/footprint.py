"""What a statement of the script touches: an upper bound, found without running it.

The places are coarse, and named rather than identified: ``global x`` for a global variable,
``.x`` for that attribute of any object, ``cell x`` for a variable of an enclosing function,
``containers`` for the insides of all lists, dictionaries, sets and deques, ``stdout``, ``sync``
for the state inside of the standard library's objects for threads, and ``*`` for all of these,
which code that is neither the script's nor listed here may touch. Local variables are no place.

A method is known by the type of its object at the moment at which the statement begins.
"""

from __future__ import annotations

import ast
import builtins
from types import FrameType, FunctionType, MethodType, ModuleType
from typing import Any

from ..control.history import Access
from . import kinds
from .effects import Effects
from .statements import Statements

Chain = tuple[str, ...]


class Footprints:
    """The footprints of a script's statements, each worked out once per combination of types.

    ``learned`` are those that this process worked out itself: a run hands them to the process
    that forks the next, so that they need not be worked out again.
    """

    def __init__(self, script: str, statements: Statements) -> None:
        self.script = script
        self.nodes = statements.nodes
        self._chains: dict[int, tuple[Chain, ...]] = {}
        self.known: dict[tuple[object, ...], tuple[Access, ...]] = {}
        self.learned: list[tuple[tuple[object, ...], tuple[Access, ...]]] = []

    def of(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        """Return what the statement at ``line`` touches if it begins now in ``frame``."""
        chains = self._chains.get(line)
        if chains is None:
            chains = self._chains[line] = chains_in(self.nodes.get(line, ()))
        code = frame.f_code
        key: tuple[object, ...] = (line, code.co_name, code.co_firstlineno)
        if chains:
            local = frame.f_locals
            key += tuple([self._tag(chain, local, frame.f_globals) for chain in chains])
        known = self.known.get(key)
        if known is None:
            tags = dict(zip(chains, key[3:], strict=True))
            effects = Effects(code, tags)  # type: ignore[arg-type]
            for node in self.nodes.get(line, ()):
                effects.statement(node)
            known = self.known[key] = tuple(sorted(effects.accesses))
            self.learned.append((key, known))
        return known

    def is_script(self, function: object) -> bool:
        """Say whether calling ``function`` runs statements of the script, and nothing else."""
        return self._value(function) == kinds.SCRIPT

    def _tag(self, chain: Chain, local: dict[str, Any], names: dict[str, Any]) -> str:
        name = chain[0]
        if name in local:
            value = local[name]
        elif name in names:
            value = names[name]
        elif hasattr(builtins, name):
            value = getattr(builtins, name)
        else:
            return kinds.UNKNOWN
        for attribute in chain[1:]:
            found = _plain(value, attribute)
            if found is None:
                return self._method(value, attribute)
            value = found[0]
        return self._value(value)

    def _method(self, value: object, attribute: str) -> str:
        cls = type(value)
        for base in cls.__mro__:
            if attribute in base.__dict__:
                member = base.__dict__[attribute]
                break
        else:
            return kinds.UNKNOWN
        if isinstance(member, (staticmethod, classmethod)):
            member = member.__func__
        if isinstance(member, FunctionType) and member.__code__.co_filename == self.script:
            return kinds.SCRIPT
        if callable(member):
            return kinds.of_method(value, base, attribute)
        return kinds.UNKNOWN

    def _value(self, value: object) -> str:
        cls: type = type(value)
        kind = kinds.of_type(cls)
        if kind is not None:
            return kind
        if isinstance(value, FunctionType) and value.__code__.co_filename == self.script:
            return kinds.SCRIPT
        if isinstance(value, MethodType):
            return self._value(value.__func__)
        if isinstance(value, type) and value.__module__ == "__main__":
            return kinds.of_script_class(value)
        return kinds.of_callable(value)


def _plain(value: object, attribute: str) -> tuple[object] | None:
    """Look up an attribute where that runs no code: in a module or an object's own dictionary."""
    if isinstance(value, ModuleType):
        space = vars(value)
    elif type(value).__getattribute__ is object.__getattribute__:
        space = getattr(value, "__dict__", {})
        for base in type(value).__mro__:
            member = base.__dict__.get(attribute)
            if member is not None and hasattr(type(member), "__set__"):
                return None
    else:
        return None
    return (space[attribute],) if attribute in space else None


def chains_in(nodes: tuple[ast.AST, ...]) -> tuple[Chain, ...]:
    """Return the names, and names with attributes, that statements evaluate themselves."""
    found: dict[Chain, None] = {}
    bound = bound_inside(nodes)
    for node in nodes:
        for part in parts(node):
            for inner in ast.walk(part):
                chain = chain_of(inner)
                if chain and chain[0] not in bound:
                    found[chain] = None
    return tuple(found)


def bound_inside(nodes: tuple[ast.AST, ...]) -> frozenset[str]:
    """Return the names that comprehensions and lambdas within statements bind for themselves."""
    names: set[str] = set()
    for node in nodes:
        for part in parts(node):
            for inner in ast.walk(part):
                if isinstance(inner, ast.comprehension):
                    names |= {n.id for n in ast.walk(inner.target) if isinstance(n, ast.Name)}
                elif isinstance(inner, ast.arg):
                    names.add(inner.arg)
    return frozenset(names)


def parts(node: ast.AST) -> list[ast.AST]:
    """Return what a statement evaluates itself, without the bodies within it."""
    if not hasattr(node, "body") and not hasattr(node, "cases"):
        return [node]
    bodies = ("body", "orelse", "finalbody", "handlers", "cases")
    found: list[ast.AST] = []
    for name, value in ast.iter_fields(node):
        if name in bodies:
            continue
        values = value if isinstance(value, list) else [value]
        found += [item for item in values if isinstance(item, ast.AST)]
    return found


def chain_of(node: ast.AST) -> Chain | None:
    """Return ``("a", "b")`` for the expression ``a.b``; None for anything but names."""
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    return (node.id, *reversed(attributes)) if isinstance(node, ast.Name) else None
