"""Turns: exactly one thread runs at a time, and at each point it is decided which one is next.

This lives in the process that runs the script. Every place at which threads could change is a
*point*; points are numbered from 1 in the order in which a run meets them. At a point the
running thread goes on, unless the schedule says otherwise, or the thread cannot go on: then the
first thread that can is next. A schedule is therefore the list of its *deviations*, pairs of a
point and the thread (0 is the main thread, others in the order in which they were started).

A switch away from a thread that could go on is a *preemption* (M. Musuvathi and S. Qadeer,
Iterative context bounding for systematic testing of multithreaded programs, PLDI 2007).
"""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import Any

from ..telling.recording import Recorder
from .history import Access, History, Path
from .task import ENDING, LONG_RUN, UNKNOWN, Node, Task


class Turns:
    """The turns of one run after another.

    ``finish`` is called once a run, with how it ended, and does not return.
    """

    def __init__(
        self,
        finish: Callable[..., Any],
        died: Callable[[Task, BaseException, Any], None],
    ) -> None:
        self.finish = finish
        self.died = died
        self.recorder: Recorder | None = None
        self.deviations: dict[int, int] = {}
        self.last_deviation = 0
        self.bound = 0
        self.point_limit = 0
        self.reduces = False
        self.visited: dict[int, int] = {}
        self.shared: frozenset[str] = frozenset()
        self.outside: Callable[[Any], tuple[Access, ...]] = lambda thread: UNKNOWN
        self.first_start: Callable[[], object] = lambda: None
        self.begin()

    def begin(self) -> None:
        """Begin a run, whatever the last one in this process left behind."""
        self.history = History(self.shared)
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
        self.late: set[str] = set()
        """Locks made while threads run, which count as shared from the beginning.

        Nearly all of them are: a thread makes one to wait for, and another releases it.
        """
        self.free_choice: Node | None = None
        """Where the running thread went on, chosen at no cost: the last such node of this run."""

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
                self.free_choice = None  # For the others, the clock will have moved on.
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
            chosen = self.next(wait, accesses)
        if chosen is not None and chosen != task.index:
            self._switch(task, chosen)
        elif not ready and self.recorder:
            self.recorder.wakes(task, wait)
        task.wait = task.entered = None

    def _stop(self, wait: tuple[str, Any] | None, accesses: tuple[Access, ...]) -> None:
        """Note that the running thread ends, or must wait; leave out choices as `search` says."""
        choice, self.free_choice = self.free_choice, None
        if choice is None or self.history.touched:
            return
        match wait:
            case None | ("sleep" | "exit", _):
                choice.alternatives = ()
            case ("join", _) if not self._are_shared(accesses):
                choice.alternatives = ()

    def next(self, wait: tuple[str, Any] | None = None, accesses: tuple[Access, ...] = ()) -> int:
        """Return who goes on where the running thread ends or must wait: that costs nothing."""
        self._stop(wait, accesses)
        able = self.able()
        chosen = self.deviations.get(self.points)
        if chosen is not None:
            return chosen
        if self.points > self.last_deviation and len(able) > 1:
            self._remember(tuple(t.index for t in able[1:]), 0, -1)
            if self.reduces:
                self.free_choice = self.nodes[-1]
                self.history.touched = False
        return able[0].index

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

    def others_wrote(self, task: Task) -> int:
        """Return how many writes other threads than ``task`` have made so far."""
        return self.history.writes - task.path.writes

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
        if not self.reduces:
            return True
        if task.entered is not None and task.entered.name in self.history.shared:
            return True
        return not local and (accesses is ENDING or self._are_shared(accesses))

    def _are_shared(self, accesses: tuple[Access, ...]) -> bool:
        shared = self.history.shared
        for place, _ in accesses:  # noqa: SIM110 - run at every step: a loop is faster
            if place in shared:
                return True
        return False

    def makes(self, lock: Any) -> None:
        """Note that the running thread makes a lock."""
        if len(self.tasks) > 1:
            self.late.add(lock.name)
            self.history.shared.add(lock.name)

    def _offer(self, task: Task, yields: bool) -> None:
        cost = 0 if yields else 1
        if self.preemptions + cost <= self.bound:
            others = tuple([t.index for t in self.tasks if t is not task and self.ready(t)])
            self._remember(others, cost, hash(task.path.name))
        elif self.reduces:  # Here, too, an earlier run may have been.
            self._remember((), 0, hash(task.path.name))

    def _remember(self, alternatives: tuple[int, ...], cost: int, who: int) -> None:
        key = 0
        if self.reduces:
            state = 0
            for task in self.tasks:
                state += task.path.last
            key = hash((state, self.now, who))
            seen = self.visited.get(key)
            if seen is not None and seen <= self.preemptions:
                self.finish("seen")
        self.nodes.append(Node(self.points, alternatives, cost, self.preemptions, key))
