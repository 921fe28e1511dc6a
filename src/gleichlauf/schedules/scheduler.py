"""The scheduler: exactly one thread runs at a time, and it decides which one is next.

It lives in the process that runs the script. Every place at which threads could change is a
*point*; points are numbered from 1 in the order in which a run meets them. At a point the
running thread goes on, unless the schedule says otherwise, or the thread cannot go on: then the
first thread that can is next. A schedule is therefore the list of its *deviations*, pairs of a
point and the thread (0 is the main thread, others in the order in which they were started).

A switch away from a thread that could go on is a *preemption* (M. Musuvathi and S. Qadeer,
Iterative context bounding for systematic testing of multithreaded programs, PLDI 2007).
"""

from __future__ import annotations

import _thread
import sys
from collections.abc import Callable
from typing import Any

from .history import GUARDED, READ, WRITE, Access, History, Path
from .recording import Recorder
from .task import ENDING, LIMIT_ALONE, LONG_RUN, UNKNOWN, Node, Task
from .waiting import describe_waiting


class Scheduler:
    """One run. ``finish`` is called once, with how the run ended, and does not return."""

    def __init__(
        self,
        finish: Callable[..., Any],
        died: Callable[[Task, BaseException, Any], None],
        recorder: Recorder | None,
    ) -> None:
        self.finish = finish
        self.died = died
        self.recorder = recorder
        self.history = History()
        self.main = Task(0, Path((), {}), lambda: "MainThread", False)
        self.main.ident = _thread.get_ident()
        self.current = self.main
        self.tasks = [self.main]
        self.quiet = False
        self.now = 0.0
        self.points = 0
        self.preemptions = 0
        self.steps_alone = 0
        self.nodes: list[Node] = []
        self.deviations: dict[int, int] = {}
        self.last_deviation = 0
        self.bound = 0
        self.point_limit = 0
        self.relevant: frozenset[str] | None = None
        self.visited: dict[int, int] = {}
        self.outside: Callable[[Any], tuple[Access, ...]] = lambda thread: UNKNOWN
        self.first_start: Callable[[], None] = lambda: None

    def point(
        self,
        accesses: tuple[Access, ...],
        wait: tuple[str, Any] | None = None,
        deadline: float | None = None,
        *,
        local: bool = False,
        yields: bool = False,
    ) -> None:
        """Let the schedule decide who goes on before the running thread does what comes next.

        ``accesses`` are the places that the next step touches, ``wait`` what it must wait for.
        ``local`` says that no other thread's steps can depend on it, ``yields`` that it gives
        way of its own will, so that a switch costs no preemption.
        """
        task = self.current
        if len(self.tasks) == 1 and (wait is None or self._free(wait)):
            return
        self.points += 1
        if self.points > self.point_limit:
            self.finish("long")
        task.wait, task.deadline = wait, deadline
        ready = wait is None or self.ready(task)
        chosen = self.deviations.get(self.points)
        if ready:
            yields = yields or self.points - task.since > LONG_RUN
            if yields and self.points - task.since > LONG_RUN:
                self.now += 1.0
                self._ring()
            if chosen is None:
                if self.points > self.last_deviation and (
                    yields or self._matters(task, accesses, local)
                ):
                    self._offer(task, yields)
                if self.points - task.since > LONG_RUN:
                    chosen = next((t.index for t in self.after(task) if self.ready(t)), None)
                    task.since = self.points
            if chosen is not None and chosen != task.index and not yields:
                self.preemptions += 1
        else:
            if self.recorder:
                self.recorder.waits(task, wait)
            able = self.able()
            if chosen is None:
                chosen = able[0].index
                if self.points > self.last_deviation and len(able) > 1:
                    self._remember(tuple(t.index for t in able[1:]), 0, -1)
        if chosen is not None and chosen != task.index:
            self._switch(task, chosen)
        elif not ready and self.recorder:
            self.recorder.wakes(task, wait)
        task.wait = task.entered = None

    def _switch(self, task: Task, chosen: int) -> None:
        if chosen >= len(self.tasks) or not self.ready(self.tasks[chosen]):
            self.finish("diverged")
        waited = task.wait is not None and not self.ready(task)
        self.run(self.tasks[chosen])
        task.gate.acquire()
        task.since = self.points
        if waited and self.recorder:
            self.recorder.wakes(task, task.wait)

    def run(self, task: Task) -> None:
        """Hand the baton to ``task``; the caller must then wait at its own gate, or end."""
        self.current = task
        task.gate.release()

    def ready(self, task: Task) -> bool:
        """Say whether ``task`` could take its next step now."""
        if task.finished:
            return False
        if task.wait is None or task.timed_out:
            return True
        return self._free(task.wait)

    def _free(self, wait: tuple[str, Any]) -> bool:
        kind: str = wait[0]
        what: Any = wait[1]
        if kind == "lock":
            return not bool(what.held)
        if kind == "join":
            return bool(what.finished)
        if kind == "spin":
            return bool(self.others_wrote(what[0]) != what[1])
        if kind == "exit":
            return all(t.finished or t.daemon for t in self.tasks[1:])
        return False

    def able(self) -> list[Task]:
        """Return the threads that can go on, after time has passed where it must; or end."""
        while True:
            able = [task for task in self.tasks if self.ready(task)]
            if able:
                return able
            deadlines = [
                task.deadline
                for task in self.tasks
                if not task.finished and task.wait is not None and task.deadline is not None
            ]
            if not deadlines:
                spinning = any(t.wait and t.wait[0] == "spin" for t in self.tasks)
                self.finish("hang" if spinning else "deadlock")
            self.now = max(self.now, min(deadlines))
            self._ring()

    def after(self, task: Task) -> list[Task]:
        """Return the other threads, beginning with the one started next after ``task``."""
        return self.tasks[task.index + 1 :] + self.tasks[: task.index]

    def _ring(self) -> None:
        for task in self.tasks:
            if task.wait is not None and task.deadline is not None and task.deadline <= self.now:
                task.timed_out = True

    def _matters(self, task: Task, accesses: tuple[Access, ...], local: bool) -> bool:
        if self.relevant is None:
            return True
        relevant = self.relevant
        if task.entered is not None and task.entered.name in relevant:
            return True
        if local:
            return False
        for place, _ in accesses:
            if place in relevant:
                return True
        return accesses is ENDING

    def _offer(self, task: Task, yields: bool) -> None:
        cost = 0 if yields else 1
        if self.preemptions + cost > self.bound:
            return
        others = tuple([t.index for t in self.tasks if t is not task and self.ready(t)])
        if others:
            self._remember(others, cost, hash(task.path.name))

    def _remember(self, alternatives: tuple[int, ...], cost: int, who: int) -> None:
        key = 0
        if self.relevant is not None:
            state = 0
            for task in self.tasks:
                state += task.path.last
            key = hash((state, self.now, who))
            seen = self.visited.get(key)
            if seen is not None and seen <= self.preemptions:
                self.finish("seen")
        self.nodes.append(Node(self.points, alternatives, cost, self.preemptions, key))

    def step(self, label: object, accesses: tuple[Access, ...]) -> None:
        """Note that the running thread now takes a step that touches ``accesses``."""
        if len(self.tasks) > 1:
            self.history.step(self.current.path, label, accesses)

    def acquire(self, lock: Any, blocking: bool, timeout: float) -> bool:
        """Acquire ``lock`` for the running thread, which waits until it gets it or time is up."""
        task = self.current
        if self.quiet:
            lock.held = True
            return True
        fresh = lock.made == (task, self.points)
        lock.made = None
        if not fresh and blocking:
            deadline = self.now + timeout if timeout >= 0 else None
            self.point(((lock.name, WRITE), *task.footprint), ("lock", lock), deadline)
        elif not fresh:
            self.point(((lock.name, WRITE), *task.footprint))
        got = not lock.held and not task.timed_out
        task.timed_out = False
        self.step(got, ((lock.name, WRITE), *task.footprint))
        if got:
            lock.held = True
            task.entered = lock
        return got

    def released(self, lock: Any) -> None:
        """Note that the running thread has released ``lock``."""
        if self.current.entered is lock:
            self.current.entered = None
        if not self.quiet and len(self.tasks) > 1:
            self.history.access(self.current.path, lock.name, WRITE)

    def asked(self, lock: Any) -> None:
        """Note that the running thread asked whether ``lock`` is held, and go on."""
        if not self.quiet and len(self.tasks) > 1:
            self.history.access(self.current.path, lock.name, READ)

    def sleep(self, seconds: float) -> None:
        """Let the running thread wait until ``seconds`` of the virtual clock have passed."""
        task = self.current
        if seconds <= 0:
            self.point((), yields=True)
        else:
            self.point((), ("sleep", seconds), self.now + seconds, local=True)
        task.timed_out = False
        self.step("sleep", ())

    def join(self, other: Task, timeout: float | None) -> None:
        """Let the running thread wait until ``other`` has finished, or time is up."""
        task = self.current
        place = f"end of {other.path.name}"
        self.history.note(task.path, place, READ)
        deadline = None if timeout is None else self.now + max(timeout, 0.0)
        self.point(((place, READ),), ("join", other), deadline, local=timeout is None)
        task.timed_out = False
        if timeout is not None:
            self.step(other.finished, ((place, READ),))
        if other.finished:
            task.path.joined(other.path)

    def alone(self) -> None:
        """Count a step of the main thread while there is no other."""
        self.steps_alone += 1
        if self.steps_alone > LIMIT_ALONE:
            self.finish("long")

    def others_wrote(self, task: Task) -> int:
        """Return how many writes other threads than ``task`` have made so far."""
        return self.history.writes - task.path.writes

    def spin(self) -> None:
        """Let the running thread wait, in a loop that changes nothing, until another writes."""
        task = self.current
        self.point((), ("spin", (task, self.others_wrote(task))), local=True)

    def is_finished(self, other: Task) -> bool:
        """Say whether ``other`` has finished, which is a step of its own."""
        accesses = ((f"end of {other.path.name}", READ),)
        if not self.quiet:
            self.point(accesses)
            self.step("is_alive", accesses)
        return other.finished

    def started(self, task: Task) -> None:
        """Add a thread, which waits at its gate for its turn."""
        if len(self.tasks) == 1:
            self.first_start()
        self.tasks.append(task)

    def end_of(self, task: Task) -> tuple[Access, ...]:
        """Return what the end of a thread touches."""
        return ((f"end of {task.path.name}", WRITE), ("threads", GUARDED), *task.outside)

    def ended(self, task: Task) -> None:
        """End the running thread and hand the baton on; the OS thread may then return."""
        self.step("end", self.end_of(task))
        task.finished = True
        task.wait = None
        self.points += 1
        able = self.able()
        chosen = self.deviations.get(self.points)
        if chosen is None:
            chosen = able[0].index
            if self.points > self.last_deviation and len(able) > 1:
                self._remember(tuple(t.index for t in able[1:]), 0, -1)
        if chosen >= len(self.tasks) or not self.ready(self.tasks[chosen]):
            self.finish("diverged")
        self.run(self.tasks[chosen])

    def leave(self) -> None:
        """Let the main thread wait at its end until all threads but the daemons have finished."""
        self.point(ENDING, ("exit", None))
        self.step("exit", ENDING)
        for task in self.tasks:
            if task.finished:
                self.main.path.joined(task.path)

    def task_of(self, ident: int) -> Task | None:
        """Return the thread with the identifier ``ident`` of `threading.get_ident`."""
        return next((task for task in self.tasks if task.ident == ident), None)

    def waiting(self, script: str) -> list[tuple[str, int | None, str, str]]:
        """Describe each thread that waits: name, line, kind, and what it waits for."""
        frames = sys._current_frames()
        return [
            (task.name_of(), *describe_waiting(frames.get(task.ident), task.wait, script))
            for task in self.tasks
            if not task.finished and task.wait is not None
        ]
