"""A thread under control, the points that a run reports, and what unseen code touches."""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import Any

from .history import ANYTHING, GUARDED, WRITE, Access, Path

_allocate = _thread.allocate_lock


def new_gate() -> Any:
    """Return a real lock, which is held: whoever acquires it waits until another releases it."""
    gate = _allocate()
    gate.acquire()
    return gate


UNSEEN: tuple[Access, ...] = (("sync", GUARDED),)
"""What a timer touches before and after the function of the script that it runs."""

UNKNOWN: tuple[Access, ...] = ((ANYTHING, WRITE),)
"""What a thread may touch that runs some other function, such as ``items.append``."""

ENDING: tuple[Access, ...] = ((ANYTHING, WRITE), ("process", WRITE))
"""What the end of the process touches: nothing that another thread still does comes after it."""

LIMIT_ALONE = 1_000_000
"""How many statements the main thread may run before it starts the first thread."""

LONG_RUN = 1_000
"""After this many points without a switch, a thread is taken to be spinning: others may go on."""


class Task:
    """A thread under control; ``outside`` is what it touches outside of the script's lines.

    ``entered`` is the lock that it has acquired since its last point, and still holds; ``awaited``
    the thread that was the last to wait for its end.
    """

    __slots__ = (
        "awaited", "daemon", "deadline", "entered", "finished", "footprint", "gate", "ident",
        "index", "name_of", "outside", "path", "since", "timed_out", "wait",
    )  # fmt: skip

    def __init__(self, index: int, path: Path, name_of: Callable[[], str], daemon: bool) -> None:
        self.index = index
        self.path = path
        self.name_of = name_of
        self.daemon = daemon
        self.gate = new_gate()
        self.wait: tuple[str, Any] | None = None
        self.deadline: float | None = None
        self.timed_out = False
        self.finished = False
        self.outside: tuple[Access, ...] = UNSEEN
        self.footprint: tuple[Access, ...] = UNSEEN
        self.since = 0
        self.awaited: Task | None = None
        self.entered: Any = None
        self.ident = 0


class Node:
    """A point of this run where another thread could have been chosen."""

    __slots__ = ("alternatives", "cost", "key", "point", "spent")

    def __init__(
        self, point: int, alternatives: tuple[int, ...], cost: int, spent: int, key: int
    ) -> None:
        self.point = point
        self.alternatives = alternatives
        self.cost = cost
        self.spent = spent
        self.key = key
