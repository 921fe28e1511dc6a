"""Built-in names: a script may replace them, but for those that the search needs itself.

The functions of this package run in the script's process, and look names such as ``len`` up where
the script does. What replaces one of these is refused where that happens; what goes past the
module's attributes, into its dictionary, at the next statement.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from operator import itemgetter
from types import ModuleType
from typing import Any, NoReturn

NEEDED = (
    "AttributeError", "BaseException", "Ellipsis", "Exception", "FileNotFoundError", "ImportError",
    "KeyError", "OSError", "RuntimeError", "SyntaxError", "SystemExit", "TypeError", "ValueError",
    "abs", "all", "any", "bool", "bytearray", "bytes", "classmethod", "compile", "complex", "dict",
    "enumerate", "exec", "filter", "float", "frozenset", "getattr", "hasattr", "hash", "hex", "id",
    "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "object",
    "property", "range", "repr", "reversed", "set", "setattr", "slice", "sorted", "staticmethod",
    "str", "sum", "super", "tuple", "type", "vars", "zip",
)  # fmt: skip
"""The names that code of this package looks up while a script runs."""

_space = vars(builtins)
_look_up: Callable[[dict[str, Any]], tuple[Any, ...]] = itemgetter(*NEEDED)
_ours = _look_up(_space)
_all: dict[str, Any] = {}


def begin() -> None:
    """Begin a run: all names mean what they did before the first."""
    for name in _space.keys() - _all.keys():
        del _space[name]
    _space.update(_all)


def changed() -> str:
    """Return a name that the search needs and that means something else, or ""; it is as before."""
    # Whatever this called might be what was replaced; it is run at every statement.
    try:
        if _look_up(_space) == _ours:
            return ""
    except KeyError:
        pass  # It was deleted.
    now = {**_space}
    begin()
    return next(name for name in NEEDED if now.get(name) is not _space[name])


def install(refuse: Callable[[str], NoReturn]) -> None:
    """Guard the module of built-in names in this process; ``refuse`` ends a run with a reason."""
    _all.update(_space)

    class Guarded(ModuleType):
        def __setattr__(self, name: str, value: object) -> None:
            if name in NEEDED:
                refuse(reason(name))
            ModuleType.__setattr__(self, name, value)

        def __delattr__(self, name: str) -> None:
            if name in NEEDED:
                refuse(reason(name))
            ModuleType.__delattr__(self, name)

    builtins.__class__ = Guarded


def reason(name: str) -> str:
    """Say why a script is refused that gives ``name`` another meaning."""
    return f"gives the built-in name {name} another meaning, but the search needs it itself"
