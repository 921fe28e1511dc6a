"""Objects by identity: two locks are two names, wherever the script calls both ``lock``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .values import THREAD_FIELDS, fields_of, is_data, is_synchroniser

DEEP = 4
"""So many steps from a variable are looked for names: ``till.drawers[0].lock`` is three."""

WIDE = 50
"""So many items of a container have a name."""


def named(variables: Mapping[str, Any]) -> dict[int, tuple[str, Any]]:
    """Return the shortest name of each synchroniser that variables lead to, by its identity.

    A name is a way from a variable: ``savings.lock``, ``forks[1]``. The objects come with it, in
    the order of the variables, so that those near to them come first.
    """
    found: dict[int, tuple[str, Any]] = {}
    seen: set[int] = set()
    level = [(name, value) for name, value in variables.items() if is_data(name, value)]
    level += [
        (f"{name}.{field}", value)
        for name, cls in variables.items()
        if issubclass(type(cls), type) and cls.__module__ == "__main__"
        for field, value in type.__dict__["__dict__"].__get__(cls).items()
        if is_data(field, value)
    ]
    for _ in range(DEEP):
        further: list[tuple[str, Any]] = []
        for name, value in level:
            if id(value) in seen:
                continue
            seen.add(id(value))
            if is_synchroniser(value):
                found[id(value)] = name, value
            else:
                further += _inside(name, value)
        level = further
    return found


def class_data(variables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the data that the script's classes hold, which all of their objects share."""
    for name, cls in variables.items():
        if issubclass(type(cls), type) and cls.__module__ == "__main__":
            for field, value in type.__dict__["__dict__"].__get__(cls).items():
                if is_data(field, value) and not field.startswith("_abc"):
                    yield f"{name}.{field}", value


def _inside(name: str, value: Any) -> Iterable[tuple[str, Any]]:
    if type(value) in (list, tuple):
        return [(f"{name}[{number}]", item) for number, item in enumerate(value[:WIDE])]
    if issubclass(type(value), dict):
        items = list(dict.items(value))[:WIDE]
        return [(f"{name}[{key!r}]", item) for key, item in items if type(key) in (str, int, bool)]
    if type(value).__module__ == "__main__":
        return [
            (f"{name}.{field}", it)
            for field, it in fields_of(value)
            if is_data(field, it) and field not in THREAD_FIELDS
        ]
    return ()
