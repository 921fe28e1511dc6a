"""A thread under control, and what code touches that is not the script's own."""

from __future__ import annotations

import _thread
import sys
from collections.abc import Callable
from typing import Any

from .history import ANYTHING, GUARDED, WRITE, Access, Path

_allocate = _thread.allocate_lock

get_real_ident = _thread.get_ident
"""Returns what the system calls the calling thread, also where a run has replaced it."""

get_real_frames = sys._current_frames
"""Returns the frames by what the system calls their threads, likewise."""

set_trace, get_trace = sys.settrace, sys.gettrace
"""Set and return the trace function of the calling thread, likewise."""


def new_gate() -> Any:
    """Return a real lock, which is held: whoever acquires it waits until another releases it."""
    gate = _allocate()
    gate.acquire()
    return gate


UNSEEN: tuple[Access, ...] = (("inside", GUARDED),)
"""What a timer touches before and after the function of the script that it runs."""

UNKNOWN: tuple[Access, ...] = ((ANYTHING, WRITE),)
"""What a thread may touch that runs some other function, such as ``items.append``."""

ENDING: tuple[Access, ...] = ((ANYTHING, WRITE), ("process", WRITE))
"""What the end of the process touches: nothing that another thread still does comes after it."""

IDENTIFIERS, STEP = 140_000_000_000_000, 4096
"""The identifier of a run's main thread, and how much larger that of each further thread is.

The system gives addresses, which differ from run to run; these are the same in every run.
"""


class Task:
    """A thread under control; ``outside`` is what it touches outside of the script's lines.

    ``entered`` is the lock that it has acquired since its last point, and still holds; ``awaited``
    the thread that was the last to wait for its end; ``ident`` what `threading.get_ident` tells
    the script, ``thread`` what it tells us.
    """

    __slots__ = (
        "awaited", "daemon", "deadline", "entered", "finished", "footprint", "gate", "ident",
        "index", "name_of", "outside", "path", "since", "thread", "timed_out", "wait", "was_away",
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
        self.ident = IDENTIFIERS + STEP * index
        self.thread = 0
        self.was_away = False
