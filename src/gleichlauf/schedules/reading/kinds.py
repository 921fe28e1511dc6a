"""The table of what is known: operations that touch less than everything, kind by kind.

Whatever does not stand here counts as shared with all. A row says of which types (by their exact
classes: what a subclass defines itself is looked for first), by which methods, and what these do.
Each is a fact about CPython 3.11 to 3.15 that ``tests/fuzz`` compares with searches that read
nothing.
"""

from __future__ import annotations

import builtins
import dataclasses
import functools
import sys
from typing import NamedTuple

from .values import LISTS, SETS, TABLES


class Row(NamedTuple):
    """What methods of some types do.

    ``touches`` is "all", "key" or "size" of a container, "inside" of a synchroniser, "" for nothing
    that is not seen otherwise; ``mode`` how: "reads", "changes", or "locked": changes it under a
    lock of its own. ``asks`` says that elements and arguments are hashed, compared or made text,
    ``takes`` that arguments are gone through. ``gives`` is the kind of the result.
    """

    names: str
    touches: str
    mode: str
    asks: bool = False
    takes: bool = False
    gives: str = "unknown"


OF_CONTAINERS: tuple[tuple[tuple[type, ...], Row], ...] = (
    (LISTS, Row("append appendleft insert clear reverse rotate", "all", "changes", gives="scalar")),
    (LISTS, Row("pop popleft", "all", "changes")),
    (LISTS, Row("extend extendleft __iadd__", "all", "changes", takes=True)),
    (LISTS, Row("remove", "all", "changes", asks=True)),
    (LISTS, Row("copy __len__ __reversed__", "all", "reads", gives="fresh")),
    (LISTS, Row("count index __contains__", "all", "reads", asks=True, gives="scalar")),
    (TABLES, Row("get __contains__", "key", "reads", asks=True)),
    (TABLES, Row("setdefault pop", "key", "changes", asks=True)),
    (TABLES, Row("keys values items", "", "reads", gives="view")),
    (TABLES, Row("copy", "all", "reads", gives="fresh")),
    (TABLES, Row("__len__", "size", "reads", gives="scalar")),
    (TABLES, Row("clear popitem move_to_end", "all", "changes")),
    (TABLES, Row("update", "all", "changes", asks=True, takes=True)),
    (SETS, Row("add discard remove", "all", "changes", asks=True, gives="scalar")),
    (SETS, Row("clear pop", "all", "changes")),
    (SETS, Row("update", "all", "changes", asks=True, takes=True)),
    (SETS, Row("copy __len__", "all", "reads", gives="fresh")),
    (SETS, Row("__contains__ issubset issuperset isdisjoint", "all", "reads", asks=True,
               takes=True, gives="scalar")),
    (SETS, Row("union intersection difference symmetric_difference", "all", "reads", asks=True,
               takes=True, gives="fresh")),
    ((tuple,), Row("count index", "", "reads", asks=True, gives="scalar")),
)  # fmt: skip
"""The methods of containers that are written in C, and not changed while the script runs."""

OF_SYNCHRONISERS: dict[str, tuple[Row, ...]] = {
    "Lock": (Row("acquire release locked", "", "reads", gives="scalar"),),
    "_RLock": (Row("acquire release", "", "reads", gives="scalar"),),
    "Condition": (
        Row("acquire release", "", "reads", gives="scalar"),
        Row("wait notify notify_all", "inside", "locked", gives="scalar"),
    ),
    "Event": (
        Row("is_set", "inside", "reads", gives="scalar"),
        Row("set clear wait", "inside", "locked", gives="scalar"),
    ),
    "Semaphore": (Row("acquire release", "inside", "locked", gives="scalar"),),
    "BoundedSemaphore": (Row("release", "inside", "locked", gives="scalar"),),
    "Barrier": (
        Row("wait reset abort", "inside", "locked", gives="scalar"),
        Row("n_waiting broken parties", "inside", "reads", gives="scalar"),
    ),
    "Queue": (
        Row("put get put_nowait get_nowait task_done join", "inside", "locked"),
        Row("qsize empty full", "inside", "reads", gives="scalar"),
    ),
    "_PySimpleQueue": (
        Row("put get put_nowait get_nowait", "inside", "changes"),
        Row("qsize empty", "inside", "reads", gives="scalar"),
    ),
    "Thread": (
        Row("start", "starts", "changes", gives="scalar"),
        Row("join", "starts", "reads", gives="scalar"),
        Row("is_alive", "starts", "reads", gives="scalar"),
    ),
    "Timer": (Row("cancel", "insides", "locked", gives="scalar"),),
    "Future": (Row("result exception done running cancelled cancel", "insides", "locked"),),
    "ThreadPoolExecutor": (
        Row("submit", "insides", "locked", gives="future"),
        Row("shutdown", "insides", "locked"),
    ),
    "Executor": (Row("map", "insides", "locked", gives="futures"),),
}
"""The methods of the standard library's objects for threads, by the class that defines them.

"insides" are those of all synchronisers: a pool's methods use its queue, futures and threads.
"""

ENTERED = {"Lock": "", "_RLock": "", "Condition": "", "Semaphore": "inside",
           "Executor": "insides"}  # fmt: skip
"""Synchronisers that a ``with`` statement may enter, and what that touches."""

LOCAL_CLASSES = ("_thread._local", "_threading_local.local")

SYNCHRONISER_MODULES = frozenset({
    "threading", "queue", "_queue", "concurrent.futures.thread", "concurrent.futures._base",
})  # fmt: skip

READERS = frozenset({
    "abs", "all", "any", "bin", "bool", "chr", "float", "format", "hash", "hex", "int", "len",
    "max", "min", "ord", "repr", "round", "str", "sum", "divmod", "pow", "bytes", "ascii", "oct",
})  # fmt: skip
"""Built-in functions that return a scalar if they are given nothing but scalars."""

MAKERS = frozenset({"dict", "frozenset", "list", "set", "sorted", "tuple"})
"""Built-in functions that return a container of their own."""

LAZY = frozenset({"enumerate", "reversed", "zip", "map", "filter"})
"""Built-in classes that go through what they are given when they are gone through themselves."""

HARMLESS = frozenset({"id", "callable", "object", "range", "slice"})

HARMLESS_FUNCTIONS = {
    "threading": frozenset({
        "current_thread", "get_ident", "main_thread", "Lock", "RLock", "_PyRLock",
    }),
    "time": frozenset({"sleep", "monotonic", "perf_counter", "time", "time_ns", "monotonic_ns"}),
}  # fmt: skip
"""Functions of the standard library that touch nothing that is not seen otherwise."""

ABOUT_THREADS = frozenset({"active_count", "enumerate", "activeCount"})
"""Functions of `threading` that tell which threads there are."""

PLAIN_ATTRIBUTES = frozenset({"name", "daemon"})
"""Properties of threads that do nothing but to read and to write an attribute."""

OF_START = frozenset({"ident", "native_id"})
"""Properties of threads that change as a thread starts."""

GLOBAL_WORDS = (
    "globals",
    "modules",
    "__globals__",
    "f_globals",
    "vars",
    "__main__",
    "import_module",
)
"""Words of scripts that can come to the script's variables through a dictionary."""

BUILTIN_WORDS = ("builtins",)
"""Words of scripts that can give built-in names another meaning."""

OUTPUT_WORDS = ("stdout", "modules")
"""Words of scripts that may print to somewhere else."""

FIELD_WORDS = ("__dict__", "vars", "f_locals", "locals", "attrgetter")
"""Words of scripts that can come to an object's attributes through a dictionary."""


def _rows_of_containers() -> dict[tuple[type, str], Row]:
    return {
        (kind, name): row
        for kinds, row in OF_CONTAINERS
        for kind in kinds
        for name in row.names.split()
    }


CONTAINER_METHODS = _rows_of_containers()

SYNCHRONISER_METHODS = {
    (cls, name): row
    for cls, rows in OF_SYNCHRONISERS.items()
    for row in rows
    for name in row.names.split()
}


def of_synchroniser(cls: type, name: str) -> Row | None:
    """Return what the method ``name`` of a class of the standard library for threads does."""
    if not is_synchroniser(cls):
        return None
    return SYNCHRONISER_METHODS.get((cls.__name__, name))


def is_synchroniser(cls: type) -> bool:
    """Say whether a class is one of the standard library's for threads, or of our stand-ins."""
    module = cls.__module__
    return module in SYNCHRONISER_MODULES or is_stand_in(module)


def is_stand_in(module: str) -> bool:
    """Say whether a module is one of this package, whose locks stand in for the real ones."""
    return module.startswith(__name__.rpartition(".reading.")[0])


def builtin_name(value: object) -> str:
    """Return the name of a built-in function or class, "" for what is none."""
    name = getattr(value, "__name__", None) if type(value) in (type, type(len)) else None
    return name if isinstance(name, str) and getattr(builtins, name, None) is value else ""


@functools.cache
def _known_functions() -> dict[int, str]:
    found = {
        id(vars(sys.modules[module])[name]): "harmless"
        for module, names in HARMLESS_FUNCTIONS.items()
        for name in names
        if module in sys.modules
    }
    futures = vars(sys.modules.get("concurrent.futures._base", sys))
    found |= {id(futures.get(name)): "futures" for name in ("as_completed", "wait")}
    return found | {id(vars(sys.modules["threading"])[name]): "threads" for name in ABOUT_THREADS}


@functools.cache
def future_class() -> type:
    """Return the class of what a pool's ``submit`` gives."""
    found: type = vars(sys.modules["concurrent.futures._base"])["Future"]
    return found


def known_function(value: object) -> str:
    """Return "harmless", "threads" or "futures" for functions that are listed here, or ""."""
    return _known_functions().get(id(value), "")


ONES = frozenset({"current_thread", "main_thread"})
"""Functions that return an object, always the same in one thread, and do nothing else."""

MADE = frozenset({
    "Thread", "Timer", "Lock", "_RLock", "_PyRLock", "Condition", "Event", "Semaphore",
    "BoundedSemaphore", "Barrier", "Queue", "LifoQueue", "PriorityQueue", "_PySimpleQueue",
    "ThreadPoolExecutor", "Future",
})  # fmt: skip
"""Classes of the standard library whose making touches nothing but threads' names."""

C_METHODS = (type(list.append), type(list.__len__))
"""Types of methods in C as they are read at their class."""


def is_lock(cls: type) -> bool:
    """Say whether objects of a class are locks, which have no attributes that can be changed."""
    return cls.__name__ in ("Lock", "_RLock", "_PyRLock") and is_synchroniser(cls)


@functools.cache
def insides(cls: type) -> frozenset[str]:
    """Return the attributes that the methods of synchronisers of a class use themselves."""
    names: set[str] = set()
    for base in cls.__mro__:
        if is_synchroniser(base):
            for member in vars(base).values():
                code = getattr(member, "__code__", None)
                names.update(() if code is None else code.co_names)
    return frozenset(names)


def is_lazy_class(cls: type) -> bool:
    """Say whether instances of a class keep what they are made of, and go through it later."""
    return cls.__module__ == "itertools"


def is_plain_dataclass(cls: type, found: tuple[type, object]) -> bool:
    """Say whether ``__init__`` is one that `dataclasses` made, and does nothing but to store."""
    fields = vars(found[0]).get("__dataclass_fields__")
    code = getattr(found[1], "__code__", None)
    return (
        isinstance(fields, dict)
        and code is not None
        and code.co_filename == "<string>"
        and not hasattr(cls, "__post_init__")
        and all(field.default_factory is dataclasses.MISSING for field in fields.values())
        and not any("__setattr__" in vars(base) for base in cls.__mro__[:-1])
    )


def entered(cls: type | None) -> str | None:
    """Return what a ``with`` statement touches that enters a synchroniser, None for others."""
    for base in () if cls is None else cls.__mro__:
        if is_synchroniser(base) and base.__name__ in ENTERED:
            return ENTERED[base.__name__]
    return None
