"""The lowest primitives of threads, under the scheduler's control.

Only these are replaced: locks, `clocks`, and the start, end and join of `threads`. `RLock` and
`SimpleQueue` become the standard library's own versions in Python; everything else that threads
use (conditions, events, semaphores, barriers, timers, queues, pools, logging) is the standard
library's code as it stands.
"""

from __future__ import annotations

import _thread
import sys
from typing import Any

from ..control.scheduler import Scheduler
from ..control.task import Task, get_trace, set_trace
from . import clocks

scheduler: Scheduler

early: list[Lock] = []
"""The locks made before the first run, by modules of the standard library: all runs share them."""

importing = True
"""Whether no run has begun yet."""

if sys.version_info < (3, 12):

    def pause() -> Any:
        """Stop tracing, which would ask about each call of ours; return what `go_on` takes."""
        tracer = get_trace()
        set_trace(None)
        return tracer

    go_on = set_trace
else:

    def pause() -> Any:
        """Do nothing: stopping costs more than it saves where tracing is monitoring."""
        return None

    def go_on(tracer: Any) -> None:
        """Do nothing."""


class Lock:
    """A lock whose waiting threads are known to the scheduler."""

    __slots__ = ("__weakref__", "held", "holder", "made", "name")

    def __init__(self) -> None:
        self.held = False
        self.holder: Task | None = None
        """The thread that acquired it, as long as it is held."""
        self.made: tuple[Task, int] | None = None
        if not importing:
            turns = scheduler.turns
            path = turns.current.path
            path.locks += 1
            self.name = f"lock {path.name} {path.locks}"
            self.made = (turns.current, turns.points)
            turns.makes(self)
        else:
            early.append(self)
            self.name = f"lock {len(early)}"

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Acquire the lock as `threading.Lock.acquire` does."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        tracer = pause()
        try:
            got = scheduler.acquire(self, bool(blocking), timeout)
            recorder = scheduler.turns.recorder
            if got and recorder and not scheduler.quiet:
                recorder.locks(scheduler.turns.current, "acquire", self)
            return got
        finally:
            go_on(tracer)

    def release(self) -> None:
        """Release the lock, whoever holds it."""
        if not self.held:
            scheduler.asked(self)
            raise RuntimeError("release unlocked lock")
        self.held = False
        tracer = pause()
        recorder = scheduler.turns.recorder
        if recorder and not scheduler.quiet:
            recorder.locks(scheduler.turns.current, "release", self)
        scheduler.released(self)
        go_on(tracer)

    def locked(self) -> bool:
        """Say whether anyone holds the lock."""
        if not scheduler.quiet:
            scheduler.turns.point(())
            scheduler.asked(self)
        return self.held

    def _is_owned(self) -> bool:
        """Say whether anyone holds the lock: `Condition` asks so, within its own methods.

        It would try to acquire the lock otherwise, which were a point in the middle of a part
        that other threads cannot enter anyway.
        """
        scheduler.asked(self)
        return self.held

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exception: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self.held = False

    def __repr__(self) -> str:
        scheduler.asked(self)
        return f"<{'locked' if self.held else 'unlocked'} _thread.lock object>"


def begin() -> None:
    """Begin a run: whatever the last one in this process held is free again."""
    global importing
    importing = False
    for lock in early:
        lock.held = False
        lock.holder = None
        lock.made = None


def install(run: Scheduler) -> None:
    """Replace the primitives in this process, for good; nothing of the script may run before."""
    global scheduler
    scheduler = run
    import threading

    for module in (_thread, threading):
        for name in ("Lock", "_allocate_lock", "allocate_lock", "LockType", "lock"):
            if hasattr(module, name):
                setattr(module, name, Lock)
    names: dict[str, Any] = {
        "_time": clocks.monotonic,
        "_CRLock": None,
        "RLock": _reentrant(threading),
    }
    for name, value in names.items():
        setattr(threading, name, value)
    _thread.RLock = threading.RLock  # type: ignore[misc]
    import functools
    import queue

    if hasattr(functools, "RLock"):
        functools.RLock = threading.RLock
    queue.SimpleQueue = queue._PySimpleQueue  # type: ignore[attr-defined,misc]
    queue.time = clocks.monotonic  # type: ignore[attr-defined]


def _reentrant(threading: Any) -> Any:
    """Return the standard library's own lock in Python that its holder may acquire again.

    Its ``acquire`` returns 1 where that of the lock in C returns True.
    """
    kind = threading._PyRLock
    acquire_or_count = kind.acquire

    def acquire(self: Any, blocking: bool = True, timeout: float = -1) -> bool:
        return bool(acquire_or_count(self, blocking, timeout))

    kind.acquire = kind.__enter__ = acquire
    return kind
