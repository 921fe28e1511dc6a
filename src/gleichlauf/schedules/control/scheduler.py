"""The scheduler: what threads ask of it, from taking a lock to their end."""

from __future__ import annotations

import sys
from typing import Any

from ..telling.waiting import describe_waiting
from .history import GUARDED, READ, WRITE, Access
from .task import ENDING, LIMIT_ALONE, Task
from .turns import Turns


class Scheduler(Turns):
    """The turns of a run's threads, with what a thread does at its turn."""

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
        # Were `other` interrupted just before its end, whoever waits for it could be passed over
        # at no cost. For one thread that saves what it costs; for two it saves more.
        if timeout is not None or other.awaited not in (None, task):
            self.history.note(task.path, place, READ)
        other.awaited = task
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
        chosen = self.next()
        if chosen >= len(self.tasks) or not self.ready(self.tasks[chosen]):
            self.finish("diverged")
        self.run(self.tasks[chosen])

    def leave(self) -> None:
        """Let the main thread wait at its end until all threads but the daemons have finished."""
        self.point(ENDING, ("exit", None))
        for task in self.tasks:
            if task.finished and not task.daemon:
                self.main.path.joined(task.path)
        self.step("exit", ENDING)

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
