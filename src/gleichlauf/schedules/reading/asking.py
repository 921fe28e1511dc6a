"""What going through values, comparing them, and making text or truth of them touches."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from types import FunctionType, GeneratorType, ModuleType
from typing import Any

from ..control.history import ANYTHING, GUARDED, READ
from . import quiet
from .collecting import Touched
from .values import (
    CONTAINERS,
    FUTURES,
    SCALAR,
    TABLES,
    UNKNOWN,
    Fresh,
    New,
    View,
    class_of,
    is_a,
    is_scalar,
    provider,
)
from .world import INSIDE

MOST_PARTS = 32
"""Of how many elements it is looked at what each of them is."""


def is_known_container(at: Touched, value: object, method: str) -> bool:
    """Say whether ``method`` of a value is that of a container, and it is nothing else's inside."""
    cls = class_of(value)
    found = None if cls is None else provider(cls, method)
    if found is None or found[0] not in CONTAINERS or at.world.is_inside(value):
        return False
    return not (is_a(value, dict) and at.world.dictionaries_are_fields)


def is_seen(at: Touched, cls: type | None, name: str) -> bool:
    """Say whether a special method of a class is a function of the script."""
    found = None if cls is None else provider(cls, name)
    return found is not None and at.world.is_seen(found[1])


def iterate(at: Touched, value: object) -> None:
    """Add what going through a value touches."""
    if is_scalar(value) or is_a(value, Fresh) or type(value) is tuple:
        return
    if is_a(value, View):
        for part in value.of:
            if part is FUTURES:
                at.touch(INSIDE, GUARDED)
            else:
                iterate(at, part)
    elif is_a(value, GeneratorType):
        code = value.gi_code
        if code.co_filename not in at.world.files or code.co_name == "<genexpr>":
            at.everything()
    elif is_known_container(at, value, "__iter__"):
        at.touch(at.world.container(value), READ)
    else:
        at.everything()  # Even of a method of the script's nobody knows what it returns.


def parts(at: Touched, value: object) -> Iterable[object]:
    """Add what going through a value touches; return what it gives, as far as that is known."""
    iterate(at, value)
    found: Any = None
    if is_a(value, Fresh):
        found = value.parts
    elif type(value) in (range, str, bytes):
        return (SCALAR,)
    elif type(value) in (list, tuple) and not at.changed and not at.world.is_inside(value):
        found = value
    return (UNKNOWN,) if found is None or not 0 < len(found) <= MOST_PARTS else tuple(found)


def ask(at: Touched, value: object, depth: int = 3) -> None:
    """Add what hashing a value, comparing it, or making text of it touches.

    Of values that are not known that is everything; if `quiet` tells so, to be read only. Where
    it runs a function of the script, that is seen by itself.
    """
    if is_scalar(value) or is_a(value, (FunctionType, ModuleType)):
        return
    cls = class_of(value)
    if is_a(value, Fresh):
        for part in (UNKNOWN,) if value.parts is None else value.parts:
            ask(at, part, depth)
    elif cls is None or not depth:
        _ask_unknown(at)
    elif cls in CONTAINERS:
        _ask_container(at, value, cls, depth)
    elif issubclass(cls, BaseException) and cls.__module__ == "builtins" and type(value) is cls:
        for part in BaseException.__dict__["args"].__get__(value):
            ask(at, part, depth - 1)
    else:
        for name in quiet.METHODS:
            found = provider(cls, name)
            if found and found[0] not in (object, type) and not at.world.is_seen(found[1]):
                if quiet.is_quiet(cls, found[1], at.world.modules):
                    at.touch(ANYTHING, READ)
                else:
                    at.everything()


def _ask_unknown(at: Touched) -> None:
    """Add what asking an object touches that may be of any class which the script can come to."""
    if at.world.is_quiet:
        at.touch(ANYTHING, READ)
    else:
        at.everything()


def _ask_container(at: Touched, value: Any, cls: type, depth: int) -> None:
    if not is_known_container(at, value, "__len__"):
        _ask_unknown(at)
        return
    if cls is not tuple:
        at.touch(at.world.container(value), READ)
    if cls is bytearray:
        return
    found = tuple(itertools.chain(value.keys(), value.values()) if cls in TABLES else value)
    if len(found) > MOST_PARTS and not all(is_scalar(part) for part in found):
        _ask_unknown(at)
        return
    for part in found:
        ask(at, part, depth - 1)


def truth(at: Touched, value: object) -> None:
    """Add what asking for the truth of a value touches."""
    if is_scalar(value) or is_a(value, Fresh):
        return
    cls = class_of(value)
    if cls is None:
        at.everything()
        return
    for name in ("__bool__", "__len__"):
        found = provider(cls, name)
        if found is not None:
            if is_a(value, New) or at.world.is_seen(found[1]):
                pass
            elif is_known_container(at, value, name):
                if found[0] is not tuple:
                    at.touch(at.world.size(value), READ)
            else:
                at.everything()
            return
