"""Values in a few words, read without running a line of the script's code.

Never `repr`, ``==``, `hash`, `len` or a property of a type of the script's: what is shown of a
value depends on its exact type (`isinstance` would ask the value for its class), and an object's
fields are read from its ``__dict__`` and slots.
"""

from __future__ import annotations

import types
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from ..telling.waiting import kind_of

LONGEST = 40
"""Characters of a text that are shown, and of a number's digits."""

MOST = 8
"""Items of a container that are shown."""

LARGEST_SET = 200
"""Items of a set that are looked at, to show the first by their texts."""

Shown = str | list[Any]
"""A value as text, or a synchroniser: its kind, then what `synchroniser` says of it."""

View = dict[str, Shown]
"""What is shown of a state, by the keys of the graph's format."""

SLOT = types.MemberDescriptorType

NOT_DATA = (
    types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type,
    staticmethod, classmethod, property, types.GetSetDescriptorType, SLOT,
    types.MethodDescriptorType, types.WrapperDescriptorType,
)  # fmt: skip
"""What belongs to the program, not to its data."""

THREAD_FIELDS = frozenset({
    "_target", "_name", "_args", "_kwargs", "_daemonic", "_ident", "_native_id", "_tstate_lock",
    "_started", "_is_stopped", "_initialized", "_stderr", "_invoke_excepthook", "_number",
    "_handle", "_context", "_os_thread_handle",
})  # fmt: skip
"""Fields of `threading.Thread` itself."""

BRACKETS: dict[type, tuple[str, str]] = {
    list: ("[", "]"), tuple: ("(", ")"), deque: ("deque[", "]"), set: ("{", "}"),
    frozenset: ("frozenset{", "}"),
}  # fmt: skip

PLAIN = (type(None), bool, int, float, complex)


def is_data(name: str, value: object) -> bool:
    """Say whether a variable is data of the script, and not a part of its program."""
    return not name.startswith(("__", ".")) and not issubclass(type(value), NOT_DATA)


def fields_of(value: object) -> Iterator[tuple[str, Any]]:
    """Yield an object's fields, those in slots first; none for an object without."""
    for cls in type(value).__mro__:
        if cls.__module__ in ("builtins", "threading"):
            continue
        for name, member in cls.__dict__.items():
            if type(member) is SLOT:
                try:
                    yield name, member.__get__(value, cls)
                except AttributeError:  # not assigned yet
                    continue
    try:
        found = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return
    if type(found) is dict:
        yield from [(name, it) for name, it in found.items() if type(name) is str]


def is_thread(value: object) -> bool:
    """Say whether this is a thread."""
    return any(cls.__module__ == "threading" and cls.__name__ == "Thread" for cls in _mro(value))


def is_plain_thread(value: object) -> bool:
    """Say whether this is a thread, and nothing of the script's besides."""
    return is_thread(value) and type(value).__module__ != "__main__"


def _mro(value: object) -> tuple[type, ...]:
    return type.__dict__["__mro__"].__get__(type(value))  # type: ignore[no-any-return]


def is_synchroniser(value: object) -> bool:
    """Say whether threads can wait in this: it is shown by itself, under a name of its own."""
    return bool(kind_of(value)) and not is_thread(value)


def show(value: Any, depth: int = 2) -> str:
    """Return a value as a short text, with the insides of what it holds to a ``depth``."""
    kind = type(value)
    if kind in PLAIN:
        return _cut(repr(value) if kind is not int or value.bit_length() < 300 else hex(value))
    if kind in (str, bytes, bytearray):
        return _cut(repr(value[: LONGEST + 1]))
    if kind is range or value is Ellipsis:
        return repr(value)
    if kind in BRACKETS:
        return _container(value, kind, depth)
    if issubclass(type(value), dict):
        return _mapping(value, depth)
    if issubclass(type(value), BaseException):
        return f"{kind.__name__}({', '.join(show(it, 0) for it in value.args)})"
    if issubclass(type(value), type):
        return str(value.__name__)
    if kind is types.SimpleNamespace:
        return _fields("namespace", vars(value).items(), depth)
    if any(cls.__module__ == "enum" for cls in _mro(value)):
        return f"{kind.__name__}.{object.__getattribute__(value, '_name_')}"
    if kind.__module__.startswith("pathlib"):
        return _cut(f"Path({str(value)!r})")
    if is_plain_thread(value):
        return thread_name(value)
    if kind.__module__ == "__main__":
        data = [(name, it) for name, it in fields_of(value) if is_data(name, it)]
        data = [(name, it) for name, it in data if name not in THREAD_FIELDS]
        return _fields(kind.__name__, data, depth)
    return f"<{kind.__name__}>"


def thread_name(value: Any) -> str:
    """Return the name of a thread, as it was set."""
    name = object.__getattribute__(value, "__dict__").get("_name")
    return str(name) if type(name) is str else "Thread"


def _container(value: Any, kind: type, depth: int) -> str:
    begin, end = BRACKETS[kind]
    if not value:
        return f"{kind.__name__}()" if kind in (set, frozenset) else begin + end
    if depth == 0:
        return f"{begin}…{len(value)}{end}"
    unordered = kind in (set, frozenset)
    items = [show(item, depth - 1) for item in list(value)[: LARGEST_SET if unordered else MOST]]
    if unordered:
        items.sort()
    more = [f"…{len(value)}"] if len(value) > MOST else []
    comma = "," if kind is tuple and len(value) == 1 else ""
    return begin + ", ".join(items[:MOST] + more) + comma + end


def _mapping(value: dict[Any, Any], depth: int) -> str:
    items = list(dict.items(value))
    if not items:
        return "{}"
    if depth == 0:
        return f"{{…{len(items)}}}"
    shown = [f"{show(key, 0)}: {show(item, depth - 1)}" for key, item in items[:MOST]]
    return "{" + ", ".join(shown + ([f"…{len(items)}"] if len(items) > MOST else [])) + "}"


def _fields(name: str, fields: Any, depth: int) -> str:
    data = [(field, it) for field, it in fields if not is_synchroniser(it)]
    if not data:
        return name
    if depth == 0:
        return f"{name}(…)"
    return f"{name}({', '.join(f'{field}={show(it, depth - 1)}' for field, it in data[:MOST])})"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def synchroniser(value: Any, threads: Mapping[int, int]) -> list[Any]:
    """Return what is to be known of a lock, condition, event, semaphore, barrier, queue or future.

    Its kind comes first; the documentation of the graph's format lists the rest. ``threads`` maps
    the locks that waiting threads wait with to the threads' numbers.
    """
    kind = kind_of(value)
    own: dict[str, Any] = dict(fields_of(value))
    match kind:
        case "lock":
            if "_block" in own:  # the one that its holder may acquire again
                return ["lock", _holder(own["_block"]), int(own["_count"])]
            return ["lock", _holder(value), 1 if value.held else 0]
        case "condition":
            return ["condition", [threads.get(id(lock), -1) for lock in own["_waiters"]]]
        case "event":
            return ["event", bool(own["_flag"])]
        case "semaphore":
            return ["semaphore", int(own["_value"])]
        case "barrier":
            broken = int(own["_state"]) == -2
            return ["barrier", int(own["_count"]), int(own["_parties"]), broken]
        case "queue":
            if "_queue" in own:
                return ["queue", show(list(own["_queue"]), 2), 0]
            return ["queue", show(list(own["queue"]), 2), max(int(own["maxsize"]), 0)]
        case "future":
            return _future(own)
    return [kind]


def _holder(lock: Any) -> int | None:
    return lock.holder.index if lock.held and lock.holder is not None else None


def _future(own: dict[str, Any]) -> list[Any]:
    state = str(own["_state"]).partition("_")[0].lower()
    if state == "finished":
        error = own["_exception"]
        return ["future", "finished", show(own["_result"] if error is None else error, 1)]
    return ["future", state]
