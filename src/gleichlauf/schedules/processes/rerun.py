"""Runs of a script that leaves nothing behind: many of them, one after another, in one process.

The search goes on in such a process, which begins it together with its parent (`twin`) or is
forked from that in the middle of it. It reports each run as it ends; the search in the parent
takes the same reports, comes to the same schedules, and so knows which run each one is of. After
some runs the next process takes over from the parent. A run that ends before its threads do leaves
them waiting where they are: none of them ever goes on, so nothing of it reaches a later run.

This is done for speed alone: a fork costs more than a run. That it changes nothing is made sure
twice: `repeatable` admits a script by its source, and what is found counts only if a process of
its own, in which nothing ran before, comes to the same by the same schedule.
"""

from __future__ import annotations

import os
import signal
from typing import Any

from ..control.task import new_gate
from ..runs.files import Directory
from ..runs.run import Run
from ..stand_ins.threads import begin_thread
from .child import Child
from .fork import Forks, processor_clock
from .linux import leave_processor_of, stay_on_this_processor
from .twin import Twin

RUNS = 100
"""How many runs a process makes: what they leave waiting takes memory."""

FILES = 100
"""From this number on for the next open file, a process makes no further run."""

LONG_BEGINNING = 0.015
"""Seconds of processor time before a first thread that are better spent once than in each run."""


class Reruns(Forks):
    """Makes runs in this process, or takes the reports of the child that makes them."""

    def __init__(self, dump: str, run: Run, twin: Twin) -> None:
        super().__init__(dump, run.name)
        self.confirms = True
        self._run = run
        self._child: Child | None = None
        self._child_used = 0.0
        self._runs = 0
        self._over = new_gate()
        self._next = new_gate()
        self._never = new_gate()
        self._waits = False
        self._result: dict[str, Any] = {}
        if twin.inside:
            self.channel = twin.channel
            stay_on_this_processor()
            self._enter()
            self._limit_beginning()
        else:
            self._child = Child(twin.process, twin.reports, self.directory)

    def run(self, limit: float) -> dict[str, Any] | None:
        """Run once, and return its report; the very first run is the first of its process."""
        if self.inside:
            return self._repeat()
        while True:
            if self._child is None:
                self._child = self.fork(self.directory)
                if self._child is None:
                    self._enter()
                    return self._repeat()
            result = self.hear(self._child, limit, last=False)
            if "nodes" in result:
                self._child_used = result["processor"]
                return result
            if result["ending"] in ("over", "again"):
                self._child.end()
                self._child_used = 0.0
            self._child = None
            if result["ending"] != "over":
                return result

    def fork_beside(self, directory: Directory) -> Child | None:
        """Fork for a run that takes no time from the process that makes runs; see `fork`."""
        child = self.fork(directory)
        if child is None and self._child is not None:
            leave_processor_of(self._child.process)
        return child

    def _limit_beginning(self) -> None:
        """Report, instead of how the first run ends, that its beginning takes long.

        The signal is for the main thread, which waits: the threads of a run must not take it.
        """

        def begun() -> None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._run.scheduler.first_start = lambda: None

        signal.signal(signal.SIGPROF, lambda *_: self.report({"ending": "again"}))
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        signal.setitimer(signal.ITIMER_PROF, LONG_BEGINNING)
        self._run.scheduler.first_start = begun

    def processor_time(self) -> float:
        """Return the seconds of processor time of this process and all that it has forked."""
        return super().processor_time() + self._child_used

    def _enter(self) -> None:
        """Let this process make runs, of which the first begins now."""
        self.inside = True
        self.confirms = False
        self._run.report = self._hand_over

    def _repeat(self) -> dict[str, Any]:
        """Run once in this process, in threads of its own, and tell the parent of it."""
        next_file = os.dup(self.channel)
        os.close(next_file)
        if self._runs == RUNS or next_file > FILES:
            self.report({"ending": "over"})
        self._runs += 1
        if self._waits:
            self._next.release()
        else:
            begin_thread(self._execute, ())
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPROF})
        self._over.acquire()
        self.directory.restore()
        self.send({**self._result, "processor": processor_clock()})
        return self._result

    def _execute(self) -> None:
        """Run again and again, in the main thread of runs as long as they come to their end."""
        while True:
            self._run.execute()
            self._next.acquire()

    def _hand_over(self, result: dict[str, Any]) -> None:
        """Take a run's result; threads of it that have not ended wait where they are for ever."""
        self._result = result
        self._waits = result["ending"] == "finished"
        self._over.release()
        if not self._waits:
            self._never.acquire()
