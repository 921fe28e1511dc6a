"""What was found is confirmed: its schedule is run again, in a process in which nothing ran before.

That goes on beside the search, on another processor where there is one, a schedule at a time and
in a directory of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

from ..control.scheduler import Scheduler
from ..processes.child import Child
from ..processes.fork import Forks
from ..runs.files import Directory

Deviations = tuple[tuple[int, int], ...]


class Confirmations:
    """The results of schedules that were run again; ``limit`` is each one's processor time in s."""

    def __init__(self, forks: Forks, scheduler: Scheduler, limit: float) -> None:
        self.results: dict[Deviations, dict[str, Any]] = {}
        self._forks = forks
        self._scheduler = scheduler
        self._limit = limit
        self._directory: Directory | None = None
        self._wanted: list[Deviations] = []
        self._now: tuple[Deviations, Child] | None = None

    def want(self, schedules: Iterable[Deviations]) -> None:
        """Say which schedules are to be run, and forget what was wanted before."""
        self._wanted = list(schedules)

    def go_on(self) -> bool:
        """Begin the next run if none is under way, and do not wait for it; True in its process."""
        if self._now is not None and self._now[1].has_reported():
            self._hear(*self._now)
        while self._wanted and self._now is None:
            schedule = self._wanted.pop()
            if schedule not in self.results:
                return self._begin(schedule)
        return False

    def finish(self) -> bool:
        """Make all runs that are wanted, and wait for them; True in the process of one."""
        while not self.go_on():
            if self._now is None:
                return False
            self._hear(*self._now)
        return True

    def _begin(self, schedule: Deviations) -> bool:
        if self._directory is None:
            self._directory = Directory(f"{self._forks.directory.here}-alone")
            os.mkdir(self._directory.here)  # noqa: PTH102 - see `files`
        child = self._forks.fork_beside(self._directory)
        if child is None:
            self._scheduler.deviations = dict(schedule)
            self._scheduler.last_deviation = sys.maxsize
            return True
        self._now = schedule, child
        return False

    def _hear(self, schedule: Deviations, child: Child) -> None:
        self.results[schedule] = self._forks.hear(child, self._limit, last=True)
        self._now = None
