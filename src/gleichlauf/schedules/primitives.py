"""The lowest primitives of threads, under the scheduler's control.

Only these are replaced: locks, the start, end and join of threads, sleeping, clocks. `RLock`
and `SimpleQueue` become the standard library's own versions in Python; everything else that
threads use (conditions, events, semaphores, barriers, timers, queues, pools, logging) is the
standard library's code as it stands.
"""

from __future__ import annotations

import _thread
import itertools
import sys
import time
from typing import Any

from .history import GUARDED
from .scheduler import Scheduler
from .task import Task

EPOCH = 1_700_000_000.0
"""What `time.time` says when a run begins: a clock that is the same in every run."""

scheduler: Scheduler


if sys.version_info < (3, 12):

    def pause() -> Any:
        """Stop tracing, which would ask about each call of ours; return what `go_on` takes."""
        tracer = sys.gettrace()
        sys.settrace(None)
        return tracer

    go_on = sys.settrace
else:

    def pause() -> Any:
        """Do nothing: stopping costs more than it saves where tracing is monitoring."""
        return None

    def go_on(tracer: Any) -> None:
        """Do nothing."""


class Lock:
    """A lock whose waiting threads are known to the scheduler."""

    __slots__ = ("__weakref__", "held", "made", "name")

    def __init__(self) -> None:
        path = scheduler.current.path
        path.locks += 1
        self.name = f"lock {path.name} {path.locks}"
        self.held = False
        self.made: tuple[Task, int] | None = (scheduler.current, scheduler.points)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Acquire the lock as `threading.Lock.acquire` does."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        tracer = pause()
        try:
            got = scheduler.acquire(self, bool(blocking), timeout)
            if got and scheduler.recorder and not scheduler.quiet:
                scheduler.recorder.locks(scheduler.current, "acquire", self)
            return got
        finally:
            go_on(tracer)

    def release(self) -> None:
        """Release the lock, whoever holds it."""
        if not self.held:
            raise RuntimeError("release unlocked lock")
        self.held = False
        tracer = pause()
        if scheduler.recorder and not scheduler.quiet:
            scheduler.recorder.locks(scheduler.current, "release", self)
        scheduler.released(self)
        go_on(tracer)

    def locked(self) -> bool:
        """Say whether anyone holds the lock."""
        if not scheduler.quiet:
            accesses = ((self.name, 0),)
            scheduler.point(accesses)
            scheduler.step("locked", accesses)
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
        return f"<{'locked' if self.held else 'unlocked'} _thread.lock object>"


def sleep(seconds: float) -> None:
    """Wait on the virtual clock; computing takes no time there."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    scheduler.sleep(float(seconds))


def monotonic() -> float:
    """Return the virtual clock, in seconds since the run began."""
    scheduler.current.path.progress += 1
    return scheduler.now


def install(run: Scheduler) -> None:
    """Replace the primitives in this process, for good; nothing of the script may run before."""
    global scheduler
    scheduler = run
    import threading

    sleepless: dict[str, Any] = {
        "sleep": sleep,
        "monotonic": monotonic,
        "perf_counter": monotonic,
        "time": lambda: EPOCH + monotonic(),
        "monotonic_ns": lambda: int(monotonic() * 1e9),
        "perf_counter_ns": lambda: int(monotonic() * 1e9),
        "time_ns": lambda: int((EPOCH + monotonic()) * 1e9),
    }
    for name, function in sleepless.items():
        setattr(time, name, function)
    for module in (_thread, threading):
        for name in ("Lock", "_allocate_lock", "allocate_lock", "LockType", "lock"):
            if hasattr(module, name):
                setattr(module, name, Lock)
    names: dict[str, Any] = {
        "_time": monotonic,
        "_CRLock": None,
        "RLock": threading._PyRLock,  # type: ignore[attr-defined]
    }
    for name, value in names.items():
        setattr(threading, name, value)
    _thread.RLock = threading._PyRLock  # type: ignore[attr-defined,misc]
    _install_threads(threading)
    import functools
    import queue

    if hasattr(functools, "RLock"):
        functools.RLock = threading._PyRLock  # type: ignore[attr-defined]
    queue.SimpleQueue = queue._PySimpleQueue  # type: ignore[attr-defined,misc]
    queue.time = monotonic  # type: ignore[attr-defined]


def _install_threads(threading: Any) -> None:
    begin = _thread.start_new_thread
    tasks: dict[int, Task] = {}
    kept: list[Any] = []
    trace = sys.gettrace

    def start(self: Any) -> None:
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if id(self) in tasks or self._started._flag:
            raise RuntimeError("threads can only be started once")
        parent = scheduler.current
        name = self._name
        if scheduler.recorder:
            scheduler.recorder.add(parent, "start", name)
        index = len(scheduler.tasks)
        task = Task(index, parent.path.child(), lambda: str(self._name), bool(self._daemonic))
        scheduler.step("start", (("threads", GUARDED),))
        scheduler.started(task)
        tasks[id(self)] = task
        kept.append(self)
        begin(run, (self, task, trace()))

    def run(self: Any, task: Task, tracer: Any) -> None:
        task.ident = _thread.get_ident()
        task.gate.acquire()
        self._ident = task.ident
        threading._active[task.ident] = self
        self._started._flag = True
        task.outside = task.footprint = scheduler.outside(self)
        scheduler.step("begin", task.outside)
        sys.settrace(tracer)
        try:
            self.run()
        except SystemExit:
            if scheduler.recorder:
                scheduler.recorder.add(task, "exit")
        except BaseException as error:
            scheduler.died(task, error, self)
        finally:
            sys.settrace(None)
            threading._active.pop(task.ident, None)
            self._is_stopped = True
            if scheduler.recorder:
                scheduler.recorder.add(task, "end")
            scheduler.ended(task)

    def join(self: Any, timeout: float | None = None) -> None:
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        task = scheduler.main if self is threading._main_thread else tasks.get(id(self))
        if task is None:
            raise RuntimeError("cannot join thread before it is started")
        if task is scheduler.current:
            raise RuntimeError("cannot join current thread")
        scheduler.join(task, timeout)

    def is_alive(self: Any) -> bool:
        if self is threading._main_thread:
            return not scheduler.main.finished
        task = tasks.get(id(self))
        return task is not None and not scheduler.is_finished(task)

    count = itertools.count()

    def number(self: Any) -> int:
        """Hash threads by the order of their making: sets of them then have one order."""
        known = self.__dict__.get("_number")
        if known is None:
            known = self.__dict__["_number"] = next(count)
        return int(known)

    threading.Thread.__hash__ = number
    threading.Thread.start = start
    threading.Thread.join = join
    threading.Thread.is_alive = is_alive
