"""What a call touches: of a function of the script nothing by itself, of others see `kinds`."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from ..control.history import GUARDED, READ, WRITE
from . import attributes, kinds
from .asking import ask, is_known_container, is_seen, iterate
from .collecting import Touched
from .containers import item, method, set_item, sorted_keys
from .values import (
    CONTAINERS,
    FUTURES,
    SCALAR,
    UNKNOWN,
    Fresh,
    Method,
    New,
    Super,
    Unknown,
    View,
    class_of,
    is_a,
    is_scalar,
    provider,
)
from .world import INSIDE

Named = Mapping[str, object]

NOTHING: Named = {}


def call(at: Touched, function: Any, given: tuple[object, ...], named: Named = NOTHING) -> object:
    """Add what a call touches; return what it gives, as far as that is known."""
    if is_a(function, Method):
        return _call_method(at, function, given, named)
    if is_a(function, FunctionType):
        return _call_function(at, function, given, named)
    if is_a(function, MethodType):
        return call(at, function.__func__, (function.__self__, *given), named)
    if is_a(function, BuiltinFunctionType) and not is_a(
        function.__self__, (ModuleType, type(None))
    ):
        of = function.__self__
        found = provider(type(of), function.__name__)
        if found is None:
            return at.everything()
        return _call_method(at, Method(of, *found[:1], function.__name__, found[1]), given, named)
    if type(function) is functools.partial:
        inner = {**function.keywords, **named}
        return call(at, function.func, (*function.args, *given), inner)
    if is_a(function, (type, BuiltinFunctionType)):
        name = kinds.builtin_name(function)
        if name:
            return _call_builtin(at, name, function, given, named)
        if is_a(function, type):
            return _make(at, function, given, named)
    if kinds.known_function(function) == "harmless":
        return SCALAR
    if is_a(function, kinds.C_METHODS) and given:
        of, *rest = given
        kind = class_of(of)
        found = None if kind is None else provider(kind, function.__name__)
        if found is not None and found[1] is function:
            return _call_method(
                at, Method(of, found[0], function.__name__, function), tuple(rest), named
            )
    cls = class_of(function)
    if cls is not None and is_seen(at, cls, "__call__"):
        return UNKNOWN
    return at.everything()


def _call_function(
    at: Touched, function: FunctionType, given: tuple[object, ...], named: Named
) -> object:
    if at.world.is_seen(function):
        at.touch(at.world.attribute(function, "__code__"), READ)
        return UNKNOWN
    match kinds.known_function(function):
        case "harmless":
            return SCALAR if function.__name__ not in kinds.ONES else function()
        case "threads":
            at.touch("threads", READ)
            at.touch("starts", READ)
            return UNKNOWN if function.__name__ == "enumerate" else SCALAR
        case "futures":
            for value in given:
                iterate(at, value)
            at.touch(INSIDE, GUARDED)
            return View((FUTURES,)) if function.__name__ == "as_completed" else UNKNOWN
    return at.everything()


def _call_method(at: Touched, bound: Method, given: tuple[object, ...], named: Named) -> object:
    base, name = bound.provider, bound.name
    if is_a(bound.function, FunctionType):
        if at.world.is_seen(bound.function):
            return UNKNOWN
        row = kinds.of_synchroniser(base, name)
        if row is None:
            return at.everything()
        return _call_synchroniser(at, bound, row, given, named)
    if base in (str, bytes) or is_a(bound.of, (str, bytes)) or bound.of is SCALAR:
        if name in ("format", "format_map") and not _has_plain_fields(bound.of):
            return at.everything()
        for value in (*given, *named.values()):
            if name == "join":
                iterate(at, value)
            ask(at, value)
        return SCALAR
    row = kinds.of_synchroniser(base, name)
    if row is not None:  # Of the locks that stand in for those in C.
        return SCALAR
    if base is GeneratorType and is_a(bound.of, GeneratorType):
        iterate(at, bound.of)
        return UNKNOWN
    found = kinds.CONTAINER_METHODS.get((base, name))
    known = is_a(bound.of, Fresh) or is_known_container(at, bound.of, name)
    if found is not None and known and not named:
        return method(at, bound.of, found, name, given)
    if known and name == "__getitem__" and len(given) == 1:
        return item(at, bound.of, given[0])
    if known and name == "__setitem__" and len(given) == 2:
        set_item(at, bound.of, given[0])
        return None
    if known and name == "sort" and set(named) <= {"key", "reverse"}:
        _ask_by(at, named.get("key"), (bound.of,))
        at.touch(at.world.container(bound.of), WRITE)
        at.changed = True
        return None
    if base is object and name == "__init__":
        return None
    return at.everything()


def _call_synchroniser(
    at: Touched, bound: Method, row: kinds.Row, given: tuple[object, ...], named: Named
) -> object:
    cls = class_of(bound.of)
    if cls is not None and cls.__name__ == "PriorityQueue":
        for value in given:
            ask(at, value)
    if bound.name == "wait" and cls is not None and cls.__name__ == "Barrier":
        action = None if is_a(bound.of, New) else vars(bound.of).get("_action")
        if action is not None:
            call(at, action, ())
    if bound.name in ("submit", "map") and given:
        values = [*given[1:], *named.values()]
        if bound.name == "map":
            for value in values:
                iterate(at, value)
    return method(at, bound.of, row, bound.name, given)


def _call_builtin(
    at: Touched, name: str, function: Any, given: tuple[object, ...], named: Named
) -> object:
    values = (*given, *named.values())
    if name == "print" and set(named) <= {"sep", "end", "flush"}:
        at.touch("stdout", WRITE)
        if at.world.redirects:
            at.touch(at.world.module_attribute(sys, "stdout"), READ)
        for value in values:
            ask(at, value)
        return None
    if name == "len" and len(given) == 1:
        return _length(at, given[0])
    if name in kinds.READERS and set(named) <= {"key", "default", "base", "ndigits", "start"}:
        _ask_by(at, named.get("key"), given)
        return (
            SCALAR if name not in ("max", "min", "sum") or all(map(is_scalar, given)) else UNKNOWN
        )
    if name in kinds.MAKERS and set(named) <= {"key", "reverse"}:
        return _make_container(at, name, given, named)
    if name in kinds.LAZY and not named:
        if name in ("map", "filter") and given:
            _call_each(at, given[0], given[1:])
            return View(given[1:])
        return View(given)
    if name == "type" and len(given) == 1:
        _read_class(at, given[0])
        return class_of(given[0]) or UNKNOWN
    if name in ("isinstance", "issubclass") and len(given) == 2:
        _read_class(at, given[0])
        return SCALAR if _are_plain_classes(given[1]) else at.everything()
    if is_a(function, type) and issubclass(function, BaseException):
        return New(function)
    if name in kinds.HARMLESS:
        return SCALAR if name != "object" else New(object)
    if name in ("getattr", "setattr", "delattr", "hasattr") and len(given) > 1:
        return _attribute(at, name, given)
    if name == "globals":
        return at.world.current
    if name == "next" and given:
        iterate(at, given[0])
        return UNKNOWN
    return at.everything()


def _read_class(at: Touched, value: object) -> None:
    """Add that it is looked of which class a value is, which can be changed."""
    if is_a(value, (Unknown, View, Method, Super)):
        at.touch(".__class__", READ)
    elif not is_scalar(value) and not is_a(value, (New, Fresh)):
        at.touch(at.world.attribute(value, "__class__"), READ)


def _are_plain_classes(kinds_asked: object) -> bool:
    """Say whether asking for these classes looks at the class of an object, and nothing else."""
    found = kinds_asked if type(kinds_asked) is tuple else (kinds_asked,)
    return all(type(kind) is type for kind in found)


def _has_plain_fields(template: object) -> bool:
    """Say whether the fields of a template name arguments, and no parts of them."""
    return type(template) is str and not re.search(r"\{[^{}:!]*[.\[]", template)


def _length(at: Touched, value: Any) -> object:
    if is_scalar(value) or is_a(value, Fresh) or type(value) is tuple:
        return SCALAR
    if is_known_container(at, value, "__len__") and not is_a(value, New):
        at.touch(at.world.size(value), READ)
    elif not is_seen(at, class_of(value), "__len__"):
        at.everything()
    return SCALAR


def _ask_by(at: Touched, key: object, given: tuple[object, ...]) -> None:
    """Add what comparing the elements of ``given``, by a key or by themselves, touches."""
    for value in given:
        if class_of(value) in CONTAINERS or is_a(value, (View, GeneratorType)):
            iterate(at, value)
        if is_a(value, (View, GeneratorType)):
            at.everything()
        elif key is None:
            ask(at, value)
    if key is not None:
        _call_each(at, key, given)


def _call_each(at: Touched, function: object, given: tuple[object, ...]) -> None:
    """Add what calling a function for the elements of ``given`` touches."""
    if function is None or kinds.builtin_name(function) in kinds.READERS:
        for value in given:
            ask(at, value)
    else:
        call(at, function, (UNKNOWN,) * len(given))


def _make_container(at: Touched, name: str, given: tuple[object, ...], named: Named) -> object:
    if name == "dict" and named:
        return at.everything()
    if name == "sorted" and len(given) == 1 and not named.get("key"):
        keys = sorted_keys(at, given[0])
        if keys is not None:
            return keys
    for value in given:
        iterate(at, value)
        if name in ("set", "frozenset", "dict", "sorted"):
            if is_a(value, View):
                at.everything()
            elif named.get("key") is None:
                ask(at, value)
    if named.get("key") is not None:
        _call_each(at, named["key"], given)
    if len(given) == 1 and name in ("list", "tuple") and is_a(given[0], Fresh):
        return given[0]
    return Fresh(None if given else ())


def _attribute(at: Touched, name: str, given: tuple[object, ...]) -> object:
    value, key, *default = given
    if type(key) is not str:
        return at.everything()
    if name in ("setattr", "delattr"):
        attributes.put(at, value, key)
        return None
    found = attributes.get(at, value, key)
    return SCALAR if name == "hasattr" else UNKNOWN if default else found


def _make(at: Touched, cls: type, given: tuple[object, ...], named: Named) -> object:
    """Add what calling a class touches that is not built in."""
    if provider(type(cls), "__call__") != TYPE_CALL or kinds.is_lazy_class(cls):
        return at.everything()
    new, init = provider(cls, "__new__"), provider(cls, "__init__")
    for found in (new, init):
        if found is None or found[0] is object or at.world.is_seen(_inner(found[1])):
            continue
        if issubclass(found[0], BaseException) and found[0].__module__ == "builtins":
            continue
        if kinds.is_synchroniser(found[0]) and found[0].__name__ in kinds.MADE:
            if "Thread" in {base.__name__ for base in cls.__mro__}:
                at.touch("thread names", WRITE)
            continue
        if found[0] in CONTAINERS:
            for value in given:
                iterate(at, value)
                ask(at, value)
            continue
        if kinds.is_plain_dataclass(cls, found):
            continue
        return at.everything()
    return New(cls)


def _inner(member: object) -> object:
    return member.__func__ if is_a(member, staticmethod) else member


TYPE_CALL = (type, type.__dict__["__call__"])
