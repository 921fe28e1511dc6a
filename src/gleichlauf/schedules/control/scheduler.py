"""The scheduler: what threads ask for, from taking a lock to their end, each at its turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..telling.waiting import describe_waiting
from .history import ADDS, GUARDED, READ, WRITE, Access
from .task import ENDING, UNKNOWN, Task, get_real_frames
from .turns import CLOCK, WAITS, Turns

LIMIT_ALONE = 1_000_000
"""How many statements the main thread may run before it starts the first thread."""


class Scheduler:
    """What the stand-ins for threads, locks and clocks call; ``turns`` decides who goes on.

    ``died`` takes what ends a thread, ``outside`` tells what a thread object touches outside of
    the script's own lines. While it is ``quiet``, nobody is asked and everybody gets every lock.
    """

    def __init__(self, finish: Callable[[str], Any]) -> None:
        self.turns = Turns(finish)
        self.died: Callable[[Task, BaseException, Any], object] = lambda task, error, thread: None
        self.outside: Callable[[Any], tuple[Access, ...]] = lambda thread: UNKNOWN
        self.reread: Callable[[], object] = lambda: None
        self.check_names: Callable[[], object] = lambda: None
        self.name_objects: Callable[[], object] = lambda: None
        self.begin()

    def begin(self) -> None:
        """Begin a run; the turns have begun."""
        self.quiet = False
        self.steps_alone = 0

    def step(self, label: object, accesses: tuple[Access, ...]) -> None:
        """Note that the running thread now takes a step that touches ``accesses``."""
        turns = self.turns
        if len(turns.tasks) > 1:
            turns.history.step(turns.current.path, label, accesses)

    def acquire(self, lock: Any, blocking: bool, timeout: float) -> bool:
        """Acquire ``lock`` for the running thread, which waits until it gets it or time is up."""
        turns = self.turns
        task = turns.current
        if self.quiet:
            lock.held = True
            return True
        fresh = lock.made == (task, turns.points)
        lock.made = None
        if len(turns.tasks) > 1:  # Whoever waits for ever never comes to acquire it.
            turns.history.note(task.path, lock.name, WRITE)
        if not fresh and blocking:
            deadline = self._deadline(timeout) if timeout >= 0 else None
            turns.point((), ("lock", lock), deadline)
        elif not fresh:
            turns.point(())
        got = not lock.held and not task.timed_out
        task.timed_out = False
        self._look_again(task)
        blind = self._is_blind(task)
        if len(turns.tasks) > 1:
            turns.history.lock(task.path, lock.name, ordered=blind)
        self.step(got, task.footprint)
        if got:
            lock.held = True
            lock.holder = task
            turns.history.holds(task.path, lock.name, blind=blind)
            task.entered = lock
        return got

    def _look_again(self, task: Task) -> None:
        """Read the rest of the statement anew if other threads ran in the middle of it."""
        if task.was_away:
            task.was_away = False
            self.reread()

    def _is_blind(self, task: Task) -> bool:
        """Say whether a lock guards what the running thread does outside of the script's lines."""
        return any(mode == GUARDED for _, mode in task.footprint)

    def released(self, lock: Any) -> None:
        """Note that the running thread has released ``lock``."""
        turns = self.turns
        task, holder = turns.current, lock.holder
        lock.holder = None
        if task.entered is lock:
            task.entered = None
        if self.quiet:
            return
        if holder is not None:
            turns.history.holds_no_more(holder.path, lock.name, by_other=holder is not task)
        if len(turns.tasks) > 1:
            touches = turns.history.touches
            turns.history.lock(task.path, lock.name, ordered=self._is_blind(task))
            # The first point after it was acquired stands for this one.
            turns.history.touches = touches

    def asked(self, lock: Any) -> None:
        """Note that the running thread asked whether ``lock`` is held, and go on."""
        if not self.quiet:  # The history does not tell who has acquired it before, so this must.
            self.step(("asked", lock.held), ((lock.name, READ),))

    def time(self) -> float:
        """Return the seconds since the run began."""
        return self._clock(((CLOCK, READ), (WAITS, READ)))

    def _deadline(self, seconds: float) -> float:
        """Return when a wait of so many seconds is over that begins now."""
        turns = self.turns
        turns.point(())
        if not self.quiet:
            turns.history.note(turns.current.path, WAITS, ADDS)
        return self._clock(((CLOCK, READ),)) + seconds

    def _clock(self, accesses: tuple[Access, ...]) -> float:
        turns = self.turns
        turns.current.path.progress += 1
        if not self.quiet:
            self.step(("time", turns.now), accesses)
        return turns.now

    def sleep(self, seconds: float) -> None:
        """Let the running thread wait until ``seconds`` of the virtual clock have passed."""
        turns = self.turns
        task = turns.current
        if seconds <= 0:
            turns.point((), yields=True)
        else:
            turns.point((), ("sleep", seconds), self._deadline(seconds), local=True)
        task.timed_out = False
        self._look_again(task)
        self.step("sleep", ())

    def join(self, other: Task, timeout: float | None) -> None:
        """Let the running thread wait until ``other`` has finished, or time is up."""
        turns = self.turns
        task = turns.current
        place = f"end of {other.path.name}"
        # Were `other` interrupted just before its end, whoever waits for it could be passed over
        # at no cost. For one thread that saves what it costs; for two it saves more.
        if timeout is not None or other.awaited not in (None, task):
            turns.history.note(task.path, place, READ)
        other.awaited = task
        deadline = None if timeout is None else self._deadline(max(timeout, 0.0))
        turns.point(((place, READ),), ("join", other), deadline, local=timeout is None)
        task.timed_out = False
        if timeout is not None:
            self.step(other.finished, ((place, READ),))
        if other.finished:
            task.path.joined(other.path)
        self._look_again(task)

    def alone(self) -> None:
        """Count a step of the main thread while there is no other."""
        self.steps_alone += 1
        if self.steps_alone > LIMIT_ALONE:
            self.turns.finish("long")

    def spin(self) -> None:
        """Let the running thread wait, in a loop that changes nothing, until another writes."""
        turns = self.turns
        task = turns.current
        turns.point((), ("spin", (task, turns.others_wrote(task))), local=True)

    def is_finished(self, other: Task) -> bool:
        """Say whether ``other`` has finished, which is a step of its own."""
        accesses = ((f"end of {other.path.name}", READ),)
        if not self.quiet:
            self.turns.point(accesses)
            self.step("is_alive", accesses)
        return other.finished

    def end_of(self, task: Task) -> tuple[Access, ...]:
        """Return what the end of a thread touches."""
        return ((f"end of {task.path.name}", WRITE), ("threads", GUARDED), *task.outside)

    def ended(self, task: Task) -> None:
        """End the running thread and hand the baton on; the OS thread may then return."""
        turns = self.turns
        self.step("end", self.end_of(task))
        turns.settle()
        task.finished = True
        task.wait = task.deadline = None
        turns.points += 1
        turns.run(turns.tasks[turns.next()])

    def leave(self) -> None:
        """Let the main thread wait at its end until all threads but the daemons have finished."""
        turns = self.turns
        turns.point(ENDING, ("exit", None))
        for task in turns.tasks:
            if task.finished and not task.daemon:
                turns.main.path.joined(task.path)
        if len(turns.tasks) > 1:
            turns.history.end(turns.main.path, ENDING)

    def waiting(self, script: str) -> list[tuple[str, int | None, str, str]]:
        """Describe each thread that waits: name, line, kind, and what it waits for."""
        frames = get_real_frames()
        return [
            (task.name_of(), *describe_waiting(frames.get(task.thread), task.wait, script))
            for task in self.turns.tasks
            if not task.finished and task.wait is not None
        ]
