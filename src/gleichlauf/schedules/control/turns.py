"""Turns: exactly one thread runs at a time, and at each point it is decided which one is next.

This lives in the process that runs the script. Every place at which threads could change is a
*point*; points are numbered from 1 in the order in which a run meets them. At a point the
running thread goes on, unless the schedule says otherwise, or the thread cannot go on: then the
first thread that can is next.

A switch away from a thread that could go on is a *preemption* (M. Musuvathi and S. Qadeer,
Iterative context bounding for systematic testing of multithreaded programs, PLDI 2007). It costs
one of the bound. So does time that passes before it has to: computing takes time, which nobody
knows, so a wait for a time may end while other threads could still go on (*early*), or after one
that ends later (*late*). Where no thread can go on, time passes at no cost up to the first of
the times for which threads wait.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from ..telling.recording import Recorder
from .choices import Alternatives, Choice, Choices
from .history import WRITE, Access, History, Path
from .task import ENDING, Task, get_real_ident

LONG_RUN = 1_000
"""After this many points without a switch, a thread is taken to be spinning: others may go on."""

CLOCK = "clock"
"""The place that a thread reads when it begins to wait for a time, or asks for the time."""

WAITS = "waits for a time"
"""The place to which a thread that begins to wait for a time adds; whoever asks for the time reads
it, since each of these waits may end early."""


class Chooser(Protocol):
    """Decides who is next, in the place of a schedule."""

    def choose(self, task: Task, ready: bool) -> int:
        """Return the number of the thread that goes on where ``task`` stands, waits or ends."""

    def resumed(self, task: Task) -> None:
        """Hear that a thread goes on after others did."""


class Turns:
    """The turns of one run after another.

    ``finish`` is called once a run, with how it ended, and does not return.
    """

    def __init__(self, finish: Callable[[str], Any]) -> None:
        self.finish = finish
        self.recorder: Recorder | None = None
        self.chooser: Chooser | None = None
        self.point_limit = 0
        self.exact_time = False
        self.stable: Callable[[tuple[Any, ...]], str] = repr
        """Gives a place a name that each run has for it."""
        self.begin(Choices(0, False, {}), frozenset())

    def begin(self, choices: Choices, shared: frozenset[str]) -> None:
        """Begin a run, whatever the last one in this process left behind.

        ``shared`` are the places that are known to be touched by more than one thread.
        """
        self.choices = choices
        self.history = History(shared, self.stable)
        self.main = Task(0, Path((), {}), lambda: "MainThread", False)
        self.main.thread = get_real_ident()
        self.current = self.main
        self.tasks = [self.main]
        self.now = 0.0
        self.clock = False
        """Whether the script asked for the time, waited for a time, or time passed."""
        self.points = 0
        self.late: set[str] = set()
        """Locks made while threads run, which count as shared from the beginning.

        Nearly all of them are: a thread makes one to wait for, and another releases it.
        """
        self._passed: tuple[Choice, int] | None = None
        """The last point, which counts if what came after it touches a shared place; and how often
        such places had been touched until then."""
        self._touches = 0
        """How often shared places had been touched when a thread was last chosen at no cost."""

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

        ``accesses`` are the places that the next step touches, ``wait`` what it must wait for,
        until ``deadline`` at the latest. ``local`` says that no other thread's steps can depend
        on it, ``yields`` that it gives way of its own will, so that a switch costs nothing.
        """
        task = self.current
        if len(self.tasks) == 1 and (wait is None or self._free(wait)):
            return
        task.wait, task.deadline = wait, deadline
        ready = wait is None or self.ready(task)
        if not (local and ready):
            self.settle()
        self.points += 1
        if self.points > self.point_limit:
            self.finish("long")
        if ready:
            chosen = self._offer(task, accesses, local, yields)
        else:
            self.clock = self.clock or deadline is not None
            if self.recorder:
                self.recorder.waits(task, wait)
            chosen = self.next(wait, accesses)
            if chosen == task.index and self.recorder:
                self.recorder.wakes(task, wait)
        if chosen != task.index:
            self._switch(task, chosen)
        task.wait = task.deadline = task.entered = None

    def _offer(self, task: Task, accesses: tuple[Access, ...], local: bool, yields: bool) -> int:
        """Return who goes on where the running thread could: it does, unless there is a reason."""
        if self.chooser is not None:
            return self.chooser.choose(task, True)
        choices = self.choices
        long = self.points - task.since > LONG_RUN
        if long:
            choices.free = None  # For the others, the clock will have moved on.
            self.pass_time(self.now + 1.0)
        yields = yields or long
        others: Alternatives = ()
        if choices.is_open(self.points) and (yields or not local or not choices.reduces):
            others = self._others(task, 0 if yields else 1)
            affordable = tuple([pair for pair in others if choices.affords(pair[1])])
            if affordable or choices.reduces:  # Here, too, an earlier run may have been.
                choice = self._choice(affordable, hash(task.path.name))
                if yields or self._matters(task, accesses):
                    self._keep(choice)
                else:
                    self._passed = choice, self.history.touches
        chosen = choices.decide(self.points, not yields, others)
        if chosen is None and long:
            task.since = self.points
            return next((t.index for t in self._after(task) if self.ready(t)), task.index)
        if chosen is None or chosen == task.index:
            return task.index
        return self._take(chosen, 0 if yields else 1)

    def next(self, wait: tuple[str, Any] | None = None, accesses: tuple[Access, ...] = ()) -> int:
        """Return who goes on where the running thread ends or must wait: that costs nothing."""
        if self.chooser is not None:
            return self.chooser.choose(self.current, False)
        self._stop(wait, accesses)
        choices = self.choices
        able = self.able()
        others = [(task.index, 0) for task in able[1:]] + self.early()
        if choices.is_open(self.points) and others:
            affordable = tuple([pair for pair in others if choices.affords(pair[1])])
            if affordable:
                self._keep(self._choice(affordable, -1))
                if choices.reduces:
                    choices.free = choices.made[-1]
                    self._touches = self.history.touches
        chosen = choices.decide(self.points, False, ((able[0].index, 0), *others))
        if chosen is None or chosen == able[0].index:
            return able[0].index
        return self._take(chosen, 0)

    def _take(self, chosen: int, cost: int) -> int:
        """Let the schedule's choice go on, early or late if that is what it takes."""
        task = self.tasks[chosen] if chosen < len(self.tasks) else None
        if task is not None and not self.ready(task) and self._waits_for_time(task):
            cost = 1
            self.pass_time(task.deadline or 0.0)
            self.history.access(task.path, CLOCK, WRITE)
        if task is None or not self.ready(task):
            self.finish("diverged")
        self.choices.take(self.points, chosen, cost)
        return chosen

    def _stop(self, wait: tuple[str, Any] | None, accesses: tuple[Access, ...]) -> None:
        """Note that the running thread ends, or must wait; leave out choices as `search` says."""
        choice, self.choices.free = self.choices.free, None
        if choice is None or self.history.touches > self._touches:
            return
        match wait:
            case None | ("sleep" | "exit", _):
                choice.others = ()
            case ("join", _) if not self._are_shared(accesses):
                choice.others = ()

    def _switch(self, task: Task, chosen: int) -> None:
        waited = task.wait is not None and not self.ready(task)
        self.run(self.tasks[chosen])
        task.gate.acquire()
        task.since = self.points
        task.was_away = True
        if self.chooser is not None:
            self.chooser.resumed(task)
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
        if task.wait is None or task.timed_out or self._free(task.wait):
            return True
        # Whoever could go on before its time was up still can; nobody else can any more.
        task.timed_out = task.deadline is not None and task.deadline <= self.now
        return task.timed_out

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
                t.deadline for t in self.tasks if t.deadline is not None and not t.finished
            ]
            if not deadlines:
                spinning = any(t.wait and t.wait[0] == "spin" for t in self.tasks)
                self.finish("hang" if spinning else "deadlock")
            self.pass_time(min(deadlines))

    def _waits_for_time(self, task: Task) -> bool:
        return not task.finished and task.wait is not None and task.deadline is not None

    def early(self) -> list[tuple[int, int]]:
        """Return the threads that wait for a time which could have come, at a cost."""
        if self.exact_time:
            return []
        return [
            (task.index, 1)
            for task in self.tasks
            if self._waits_for_time(task) and not self.ready(task)
        ]

    def _others(self, task: Task, cost: int) -> Alternatives:
        ready = [(other.index, cost) for other in self._after(task) if self.ready(other)]
        return (*ready, *self.early())

    def _after(self, task: Task) -> list[Task]:
        """Return the other threads, beginning with the one started next after ``task``."""
        return self.tasks[task.index + 1 :] + self.tasks[: task.index]

    def pass_time(self, until: float) -> None:
        """Let it be so late; whoever waits for a time up to this one can go on."""
        self.clock = True
        self.now = max(self.now, until)
        for task in self.tasks:
            self.ready(task)

    def _matters(self, task: Task, accesses: tuple[Access, ...]) -> bool:
        """Say whether a point counts, whatever comes after it."""
        if not self.choices.reduces:
            return True
        if task.entered is not None and task.entered.name in self.history.shared:
            return True
        return accesses is ENDING

    def settle(self) -> None:
        """Keep the last point if what the running thread did since then touches what is shared."""
        passed, self._passed = self._passed, None
        if passed is not None and self.history.touches > passed[1]:
            self._keep(passed[0])

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

    def _choice(self, others: Alternatives, who: int) -> Choice:
        """Return the choice that there is now, with a number for the state and whose turn it is."""
        state = 0
        if self.choices.reduces:
            for task in self.tasks:
                state += task.path.last
                if task.deadline is not None and not task.finished:
                    state += hash((task.path.name, task.deadline, task.timed_out))
            state = hash((state, self.now, who))
        return Choice(self.points, others, self.choices.spent, state)

    def _keep(self, choice: Choice) -> None:
        if self.choices.keep(choice):
            self.finish("seen")
