"""Threads under the scheduler's control: how they start, end, and are waited for."""

from __future__ import annotations

import _thread
import itertools
import sys
import threading as standard
from collections.abc import Callable
from typing import Any

from ..control.history import GUARDED, Access
from ..control.scheduler import Scheduler
from ..control.task import Task, get_real_ident, get_trace, set_trace
from .chance import PROCESS

threading: Any = standard

numbers = itertools.count()

tasks: dict[int, Task] = {}
"""The threads of all runs by the addresses of the script's objects for them."""

kept: list[Any] = []
"""Those objects: what is at an address must not become something else."""

begin_thread = _thread.start_new_thread


def number(thing: Any) -> int:
    """Return the number of a thread or future, in the order in which a run asks for them.

    It serves as their hash, so that a set of them has one order: their addresses, which decide
    otherwise, differ from run to run.
    """
    known = thing.__dict__.get("_number")
    if known is None:
        known = thing.__dict__["_number"] = next(numbers)
    return int(known)


def begin(scheduler: Scheduler) -> None:
    """Begin a run, of which the calling thread is the main thread."""
    global numbers
    numbers = itertools.count()
    main = threading._main_thread
    main._ident = scheduler.turns.main.ident
    main._native_id = PROCESS
    threading._active.clear()
    threading._active[main._ident] = main
    threading._limbo.clear()
    # A set in which those of all runs would meet: they are kept, and numbered alike.
    threading._dangling.clear()
    threading._counter = itertools.count(1).__next__
    pool = sys.modules.get("concurrent.futures.thread")
    if pool is not None:
        pool._shutdown = False  # type: ignore[attr-defined]
        pool._threads_queues.clear()
        pool.ThreadPoolExecutor._counter = itertools.count().__next__


def forget() -> None:
    """Free the threads of all runs so far."""
    tasks.clear()
    kept.clear()


def install(scheduler: Scheduler) -> None:
    """Replace what threads do by themselves, for good."""
    turns = scheduler.turns

    def start(self: Any) -> None:
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if id(self) in tasks or self._started._flag:
            raise RuntimeError("threads can only be started once")
        parent = turns.current
        if turns.recorder:
            turns.recorder.add(parent, "start", self._name)
        index = len(turns.tasks)
        task = Task(index, parent.path.child(), lambda: str(self._name), bool(self._daemonic))
        scheduler.step("start", (("threads", GUARDED),))
        if len(turns.tasks) == 1:
            scheduler.name_objects()
        turns.tasks.append(task)
        tasks[id(self)] = task
        kept.append(self)
        # The real one waits here until the thread itself has noted that it is alive.
        self._ident = task.ident
        self._native_id = PROCESS + index
        threading._active[task.ident] = self
        self._started._flag = True
        begin_thread(run, (self, task, get_trace()))

    def run(self: Any, task: Task, tracer: Any) -> None:
        task.thread = get_real_ident()
        task.gate.acquire()
        task.outside = task.footprint = scheduler.outside(self)
        scheduler.step("begin", task.outside)
        set_trace(tracer)
        try:
            self.run()
        except SystemExit:
            if turns.recorder:
                turns.recorder.add(task, "exit")
        except BaseException as error:
            scheduler.died(task, error, self)
        finally:
            set_trace(None)
            turns.point(scheduler.end_of(task))
            threading._active.pop(task.ident, None)
            self._is_stopped = True
            if turns.recorder:
                turns.recorder.add(task, "end")
            scheduler.ended(task)

    def join(self: Any, timeout: float | None = None) -> None:
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        task = turns.main if self is threading._main_thread else tasks.get(id(self))
        if task is None:
            raise RuntimeError("cannot join thread before it is started")
        if task is turns.current:
            raise RuntimeError("cannot join current thread")
        scheduler.join(task, timeout)

    def is_alive(self: Any) -> bool:
        if self is threading._main_thread:
            return not turns.main.finished
        task = tasks.get(id(self))
        return task is not None and not scheduler.is_finished(task)

    threading.Thread.__hash__ = number
    threading.Thread.start = start
    threading.Thread.join = join
    threading.Thread.is_alive = is_alive


def number_futures(base: Any) -> None:
    """Give the futures of `concurrent.futures`, whose module ``base`` is, an order of their own.

    `as_completed` goes through sets of them, and `wait` takes their locks by their addresses.
    """
    base.Future.__hash__ = number
    base.id = number


def watch_pools(scheduler: Scheduler, outside_of: Callable[[Any], tuple[Access, ...]]) -> None:
    """Let what a pool's thread touches outside of the script's lines be that of its work."""
    kind: Any = vars(sys.modules["concurrent.futures.thread"])["_WorkItem"]
    run = kind.run
    if run.__name__ == "run_work":
        return

    def run_work(self: Any, *given: Any) -> None:
        task = scheduler.turns.current
        before = task.outside
        called = self.fn if hasattr(self, "fn") else self.task[0]
        task.outside = task.footprint = outside_of(called)
        scheduler.step("work", task.outside)
        run(self, *given)
        task.outside = task.footprint = before

    kind.run = run_work
