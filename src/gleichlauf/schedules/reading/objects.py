"""Which object is which: names for them that hold for one run, and for all runs of a script.

A *place* is a path: ``(".x", 17)`` is the attribute ``x`` of the object with the number 17,
``".x"`` that of any object. Numbers are given in the order in which a run comes to objects.
A *stable name* is the same in each run: for what can be reached from the script's variables when
the first thread starts, the way there (``stock``, ``shop.tills[0]``), for all else its type.
"""

from __future__ import annotations

import functools
import sys
import weakref
from collections import deque
from collections.abc import Iterator
from types import BuiltinFunctionType, CellType, FunctionType, MethodType, ModuleType
from typing import Any

from .kinds import insides, is_stand_in, is_synchroniser
from .values import is_a

MOST_KEPT = 64
"""How many containers a run tells apart; one cannot ask whether such an object still lives."""

MOST_NAMED = 2_000

LIFETIMES = ("__del__", "weakref", "finalize", "getrefcount", "tracemalloc", "import gc")
"""Words of scripts that can notice how long an object lives: there, none is told from another."""


class Objects:
    """The objects of one run; ``tell_apart`` is false where their lives must not be touched."""

    def __init__(self, tell_apart: bool) -> None:
        self.tell_apart = tell_apart
        self.names: dict[int, str] = {}
        self.inside: set[int] = set()
        """What synchronisers keep for themselves, such as a queue's deque."""
        self.stable: dict[int, str] = {}
        """The stable names of the objects that have a number."""
        self._count = 0
        self._living: dict[int, tuple[weakref.ref[object], int]] = {}
        self._kept: dict[int, tuple[object, int]] = {}

    def number(self, value: object) -> int | None:
        """Return the number of an object, None for one that is not told from others."""
        if not self.tell_apart:
            return None
        key = id(value)
        living = self._living.get(key)
        if living is not None and living[0]() is value:
            return living[1]
        kept = self._kept.get(key)
        if kept is not None:
            return kept[1]
        number = self._count + 1
        if type(value).__weakrefoffset__:
            self._living[key] = (weakref.ref(value), number)
        else:
            # No one else may hold it any more but the entry, the loop, and the question itself.
            for old, (held, _) in list(self._kept.items()):
                if sys.getrefcount(held) <= REFERENCES:
                    del self._kept[old]
            if len(self._kept) >= MOST_KEPT:
                return None
            self._kept[key] = (value, number)
        self._count = number
        self.stable[number] = self.names.get(key) or f"<{type(value).__qualname__}>"
        return number

    def note_insides(self, value: object) -> None:
        """Note what belongs to an object if that is a synchroniser."""
        cls: Any = type(value)
        if any(map(is_synchroniser, cls.__mro__)):
            own = insides(cls)
            self.inside.update(id(part) for name, part in _fields(value).items() if name in own)

    def name_all(self, roots: dict[str, object]) -> None:
        """Name what can be reached from the variables ``roots``, nearer things first."""
        waiting: deque[tuple[str, object]] = deque(roots.items())
        while waiting and len(self.names) < MOST_NAMED:
            name, value = waiting.popleft()
            if id(value) not in self.names and not is_a(value, ATOMS):
                self.names[id(value)] = name
                waiting.extend(_inside(name, value))
                self.note_insides(value)


ATOMS = (int, float, complex, str, bytes, type(None), ModuleType, BuiltinFunctionType)


def _held_by_the_loop() -> int:
    kept: dict[int, tuple[object, int]] = {0: ([], 1)}
    for _, (held, _number) in list(kept.items()):
        return sys.getrefcount(held)
    return 0


REFERENCES = _held_by_the_loop()
"""How many references a container has that only `Objects` holds, while it asks."""


def _inside(name: str, value: Any) -> Iterator[tuple[str, object]]:
    """Yield what an object holds, found without running any code of the script's."""
    kind = type(value)
    if kind in (list, tuple, deque):
        yield from ((f"{name}[{i}]", part) for i, part in enumerate(value))
    elif kind is dict:
        yield from ((f"{name}[{k!r}]", v) for k, v in value.items() if type(k) in ATOMS)
    elif kind is FunctionType:
        cells = dict(zip(value.__code__.co_freevars, value.__closure__ or (), strict=True))
        for free, cell in cells.items():
            if is_a(cell, CellType) and not _is_empty(cell):
                yield f"{name}.{free}", cell.cell_contents
        yield from ((f"{name}.{i}", v) for i, v in enumerate(value.__defaults__ or ()))
    elif kind is MethodType:
        yield f"{name}.__self__", value.__self__
    elif kind is functools.partial:
        yield from ((f"{name}.{i}", part) for i, part in enumerate((value.func, *value.args)))
    elif is_stand_in(kind.__module__):
        return  # They hold the explorer itself.
    elif is_synchroniser(kind) or kind.__module__ not in sys.stdlib_module_names:
        fields = _fields(value)
        yield from ((f"{name}.{field}", part) for field, part in fields.items())


def _is_empty(cell: CellType) -> bool:
    try:
        cell.cell_contents  # noqa: B018 - asking is what raises
    except ValueError:
        return True
    return False


def _fields(value: object) -> dict[str, object]:
    try:
        fields = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return {}
    return dict(fields) if type(fields) is dict else {}
