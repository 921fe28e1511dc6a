"""What reading, storing and asking for the elements of containers touches, and their methods."""

from __future__ import annotations

from typing import Any

from ..control.history import ADDS, GUARDED, READ, WRITE
from .asking import MOST_PARTS, ask, is_known_container, is_seen, iterate
from .collecting import Touched
from .kinds import Row, future_class
from .values import (
    CONTAINERS,
    FUTURES,
    MISSING,
    SCALAR,
    SETS,
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

MODES = {"reads": READ, "changes": WRITE, "locked": GUARDED}


def item(at: Touched, value: Any, key: object) -> object:
    """Add what ``value[key]`` touches; return what it is."""
    if is_scalar(value):
        return SCALAR if is_scalar(key) else at.everything()
    if is_a(value, Fresh):
        ask(at, key)
        parts = value.parts
        if type(key) is int and parts is not None and -len(parts) <= key < len(parts):
            return parts[key]
        return UNKNOWN
    if is_a(value, type) and value in CONTAINERS:
        return UNKNOWN
    cls = class_of(value)
    if is_seen(at, cls, "__getitem__"):
        return UNKNOWN
    if not is_known_container(at, value, "__getitem__") or is_a(value, New):
        return at.everything()
    if is_a(value, TABLES):
        return _value_at(at, value, key)
    if not is_scalar(key):
        return at.everything()
    size = len(value) if type(value) in CONTAINERS else -1
    if is_a(value, list) and type(key) is int and 0 <= key < size:
        at.touch(at.world.container(value, key), READ)
    elif not is_a(value, tuple):
        at.touch(at.world.container(value), READ)
    if type(key) is not int or not -size <= key < size:
        return UNKNOWN
    return UNKNOWN if at.changed and not is_a(value, tuple) else value[key]


def _value_at(at: Touched, value: Any, key: object) -> object:
    present = _at_key(at, value, key, READ)
    if present is not MISSING:
        return present
    missing = provider(type(value), "__missing__")
    if missing is not None and not at.world.is_seen(missing[1]):
        return at.everything()
    return UNKNOWN


def _at_key(at: Touched, value: Any, key: object, mode: int) -> object:
    """Add an access to one key of a dictionary; return what is there, or MISSING."""
    if key is SCALAR or not is_scalar(key):
        ask(at, key)
        at.touch(at.world.container(value), mode)
        return UNKNOWN
    if type(key) is slice:
        return at.everything()
    at.touch(at.world.container(value, key), mode)
    present = dict.get(value, key, MISSING)
    if mode == WRITE and (present is MISSING or at.changed):
        _change_keys(at, value)
    return UNKNOWN if at.changed and present is not MISSING else present


def _change_keys(at: Touched, value: object) -> None:
    """Add that a key of a dictionary comes or goes; that of another key may as well do so first."""
    for place in at.world.parts_for_keys(value):
        at.touch(place, ADDS)


def sorted_keys(at: Touched, value: object) -> Fresh | None:
    """Add what sorting a dictionary by its keys touches, if their order there does not matter.

    Return what it gives; None if it does matter.
    """
    gives = value.name if is_a(value, View) else "keys"
    if is_a(value, View) and len(value.of) == 1:
        value = value.of[0]
    if gives not in ("keys", "items") or not is_a(value, TABLES) or at.changed:
        return None
    if not is_known_container(at, value, "__iter__") or at.world.is_module(value):
        return None
    kinds = {type(key) for key in value}
    if len(value) > MOST_PARTS or kinds not in ({int}, {str}, {bytes}, set()):
        return None
    at.touch(at.world.size(value), READ)
    for key in value:
        at.touch(at.world.container(value, key), READ)
    if gives == "items":
        return Fresh(tuple([Fresh(item) for item in value.items()]))
    return Fresh((SCALAR,) * len(value))


def set_item(at: Touched, value: Any, key: object, *, deletes: bool = False) -> None:
    """Add what ``value[key] = ...`` or ``del value[key]`` touches."""
    name = "__delitem__" if deletes else "__setitem__"
    if is_a(value, Fresh):
        ask(at, key)
    elif is_seen(at, class_of(value), name):
        pass
    elif not is_known_container(at, value, name) or is_a(value, New):
        at.everything()
    elif is_a(value, TABLES):
        _at_key(at, value, key, WRITE)
        if deletes:
            _change_keys(at, value)
    elif not is_scalar(key):
        at.everything()
    elif type(value) is list and type(key) is int and 0 <= key < len(value) and not deletes:
        at.touch(at.world.container(value, key), WRITE)
    else:
        at.touch(at.world.container(value), WRITE)
    at.changed = True


def member(at: Touched, value: object, container: Any) -> None:
    """Add what ``value in container`` touches."""
    if is_seen(at, class_of(container), "__contains__"):
        return
    if is_scalar(container) or is_a(container, Fresh):
        ask(at, value)
        ask(at, container)
    elif not is_known_container(at, container, "__contains__") or is_a(container, New):
        at.everything()
    elif is_a(container, TABLES):
        _at_key(at, container, value, READ)
    elif is_a(container, SETS) and is_scalar(value):
        at.touch(at.world.container(container), READ)
    else:
        ask(at, value)
        ask(at, container)


def method(
    at: Touched, value: object, row: Row, name: str, arguments: tuple[object, ...]
) -> object:
    """Add what a method that stands in the table touches; return what it gives."""
    own = is_a(value, (Fresh, New))
    for argument in arguments:
        if row.asks and row.touches != "key":
            ask(at, argument)
        if row.takes:
            iterate(at, argument)
    mode = MODES[row.mode]
    gives: object = RESULTS.get(row.gives, UNKNOWN)
    match row.touches:
        case "inside":
            at.touch(at.world.inside(value), mode)
        case "insides":
            at.touch(INSIDE, mode)
        case "starts":
            at.touch("starts", mode)
        case "all" if not own:
            at.touch(at.world.container(value), mode)
            if row.asks and not is_a(value, TABLES):
                ask(at, value)
        case "size" if not own:
            at.touch(at.world.size(value), READ)
        case "key" if not own and arguments:
            present = _at_key(at, value, arguments[0], mode)
            if mode == WRITE:
                _change_keys(at, value)
            elif name == "get":
                default = arguments[1] if len(arguments) > 1 else None
                gives = default if present is MISSING else present
    if row.gives == "view":
        gives = View((value,), name)
    elif row.gives == "future":
        gives = New(future_class())
    at.changed = at.changed or (mode != READ and bool(row.touches))
    return gives


RESULTS: dict[str, object] = {
    "scalar": SCALAR,
    "fresh": Fresh(None),
    "futures": View((FUTURES,)),
}
