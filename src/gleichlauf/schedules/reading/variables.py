"""The variables of a frame as they are now, read so that nothing of the frame changes."""

from __future__ import annotations

import builtins
import dis
import sys
from collections.abc import Callable, Mapping
from functools import cache
from types import CodeType, FrameType

from ..control.history import ANYTHING
from .values import UNKNOWN
from .world import World

CO_OPTIMIZED = 1
"""The flag of functions' code; modules and class bodies do not have it."""


class Variables:
    """What the names of a frame stand for, and the places of those that others may see."""

    def __init__(self, world: World, frame: FrameType) -> None:
        self.world = world
        code = frame.f_code
        self.globals = frame.f_globals
        self.is_function = bool(code.co_flags & CO_OPTIMIZED)
        self.first = code.co_varnames[0] if code.co_argcount else ""
        self.cells = code.co_cellvars + code.co_freevars
        self.own = frozenset(code.co_varnames)
        # From 3.12 on, the variables of comprehensions, too, which may have a global one's name.
        if self.own.intersection(code.co_names):
            self.own -= _global_names(code)
        self.values = values_of(frame)
        world.current = frame.f_globals

    def look_up(self, name: str) -> tuple[object, object]:
        """Return the place of a variable, None if it is the frame's alone, and its value."""
        if name in self.cells:
            return f"variable of a function {name}", self.values.get(name, UNKNOWN)
        if name in self.own if self.is_function else name in self.values:
            if self.values is self.globals:
                return self.world.variable(self.globals, name), self.globals[name]
            return None, self.values.get(name, UNKNOWN)
        if name in self.globals:
            return self.world.variable(self.globals, name), self.globals[name]
        if self.world.renames:
            return ANYTHING, UNKNOWN
        return self.world.variable(self.globals, name), vars(builtins).get(name, UNKNOWN)

    def method(self) -> tuple[type | None, object]:
        """Return the class whose method this frame runs, and the object, for `super`."""
        cls = self.values.get("__class__")
        return (cls if isinstance(cls, type) else None), self.values.get(self.first, UNKNOWN)


@cache
def _global_names(code: CodeType) -> frozenset[str]:
    """Return the names that code looks up or stores as global ones."""
    return frozenset(
        str(part.argval) for part in dis.get_instructions(code) if part.opname.endswith("_GLOBAL")
    )


def values_of(frame: FrameType) -> Mapping[str, object]:
    """Return the values of a frame's variables, as they are now.

    Before Python 3.13, whoever has read ``f_locals`` in a trace function has them written back
    when it returns, and what other threads have done to variables of enclosing functions
    meanwhile is undone. They are therefore written back at once, which changes nothing.
    """
    values = frame.f_locals
    if type(values) is not dict and not hasattr(values, "copy"):
        return {}  # A class body whose metaclass has given it something else.
    if _write_back is None or frame.f_code.co_flags & CO_OPTIMIZED == 0:
        return values
    found = dict(values)
    _write_back(frame)
    return found


def _writer() -> Callable[[FrameType], object] | None:
    if sys.version_info >= (3, 13):
        return None
    import ctypes

    write = ctypes.pythonapi.PyFrame_LocalsToFast
    return lambda frame: write(ctypes.py_object(frame), 0)


_write_back = _writer()
