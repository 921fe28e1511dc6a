"""What is known about values whose methods are not the script's: which ones are harmless."""

from __future__ import annotations

import builtins
from collections import deque
from functools import cache
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

SCALAR = "scalar"
CONTAINER = "container"
SYNC = "sync"
LOCK = "lock"
MODULE = "module"
SCRIPT = "script function"
OBJECT = "script object"
HARMLESS = "harmless callable"
READER = "reading builtin"
MAKER = "container builtin"
SIZE = "len"
PRINT = "print"
CLOCK = "asks for the time, or waits for one"
CREATES = "creates a thread"
STARTS = "starts a thread"
AWAITS = "waits for a thread or asks for its state"
MUTATES = "container method"
TEXT = "text method"
UNKNOWN = "unknown"

SCALARS = (int, float, complex, bool, str, bytes, type(None), range, type(Ellipsis))
CONTAINERS = (list, dict, set, frozenset, tuple, deque, bytearray)
READERS = frozenset({"abs", "all", "any", "bool", "chr", "float", "format", "hash", "int",
                     "max", "min", "ord", "repr", "round", "str", "sum", "divmod", "pow",
                     "hex"})  # fmt: skip
MAKERS = frozenset({"dict", "enumerate", "frozenset", "list", "reversed", "set", "sorted", "tuple",
                    "zip"})  # fmt: skip
HARMLESS_BUILTINS = frozenset({"id", "isinstance", "issubclass", "range", "type", "callable",
                               "object", "super"})  # fmt: skip
SYNC_MODULES = ("threading", "queue", "_queue", "concurrent.futures.thread",
                "concurrent.futures._base")  # fmt: skip
UNLOCKED = frozenset({"is_set", "n_waiting", "broken", "parties", "unfinished_tasks",
                      "empty", "full", "qsize", "done", "running", "cancelled"})  # fmt: skip
OF_THREADS = {"start": STARTS, "join": AWAITS, "is_alive": AWAITS}
HARMLESS_FUNCTIONS = frozenset({"current_thread", "get_ident", "main_thread", "RLock", "Lock"})
CLOCKS = frozenset({"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep",
                    "time", "time_ns"})  # fmt: skip


@cache
def of_type(cls: type) -> str | None:
    """Return what kind of object one of type ``cls`` is, None for those that may be called."""
    if issubclass(cls, (type, BuiltinFunctionType, FunctionType, MethodType)):
        return None
    if cls in SCALARS:
        return SCALAR
    if cls in CONTAINERS:
        return CONTAINER
    if cls is ModuleType:
        return MODULE
    if cls.__name__ in ("Lock", "_RLock") and _ours(cls.__module__):
        return LOCK
    if cls.__module__ in SYNC_MODULES:
        return SYNC
    if cls.__module__ == "__main__":
        return OBJECT
    return UNKNOWN


def _ours(module: str) -> bool:
    return module in SYNC_MODULES or module.startswith("_schedules")


def of_callable(value: object) -> str:
    """Return what calling a class or function of the standard library may do."""
    name = getattr(value, "__name__", "")
    module = getattr(value, "__module__", None) or ""
    if getattr(builtins, name, None) is value:
        if name == "print":
            return PRINT
        if name == "len":
            return SIZE
        if name in READERS:
            return READER
        if name in MAKERS:
            return MAKER
        if name in HARMLESS_BUILTINS:
            return HARMLESS
        if isinstance(value, type) and issubclass(value, BaseException):
            return HARMLESS
        return UNKNOWN
    if isinstance(value, type) and _ours(module):
        threads = any(base.__name__ == "Thread" for base in value.__mro__)
        return CREATES if threads else HARMLESS
    if value is deque:
        return MAKER
    if isinstance(value, FunctionType) and _ours(module) and name in HARMLESS_FUNCTIONS:
        return HARMLESS
    if isinstance(value, FunctionType) and _ours(module) and name in CLOCKS:
        return CLOCK
    return UNKNOWN


def of_script_class(value: type) -> str:
    """Return what calling a class of the script may do outside of the script's own lines."""
    if type(value) is not type:
        return UNKNOWN
    for base in value.__mro__[:-1]:
        if base.__module__ == "__main__":
            init = base.__dict__.get("__init__")
            if init is not None and init.__code__.co_filename == "<string>":
                return UNKNOWN
        elif not (issubclass(base, Exception) or of_callable(base) in (HARMLESS, CREATES)):
            return UNKNOWN
    return CREATES if any(b.__name__ == "Thread" for b in value.__mro__) else SCRIPT


def of_method(value: object, base: type, name: str) -> str:
    """Return what calling the method ``name``, which ``base`` defines, may do."""
    cls = type(value)
    if cls is str:
        return TEXT
    if cls in CONTAINERS:
        return MUTATES
    if base.__name__ in ("Lock", "_RLock") and _ours(base.__module__):
        return LOCK
    if base.__module__ in SYNC_MODULES:
        if base.__name__ == "Thread" and name in OF_THREADS:
            return OF_THREADS[name]
        return "sync read" if name in UNLOCKED else SYNC
    return UNKNOWN
