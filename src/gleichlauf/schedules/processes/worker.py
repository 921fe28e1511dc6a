"""The process of one script: it has read it, and forks the processes that run it.

Nothing of the script ever runs in it. For each plan that comes, a child makes a run and reports;
a script that leaves nothing behind (`repeatable`) is run `RUNS` times by one child, and any other
once. What is forked is a process in which no line of the script has run yet.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import resource
import signal
import sys
import tempfile

from ..codec import from_bytes, to_bytes
from ..reading.program import Program
from ..runs.files import make_empty
from ..runs.report import Plan, Report
from ..runs.run import Run
from .child import Child
from .order import Order
from .pipes import Messages, send
from .system import how_it_ended

RUNS = 100
"""How many runs a process makes at most: what they leave waiting takes memory."""

FILES = 100
"""From this number on for the next open file, a process makes no further run."""

MORE, LAST = b"+", b"."
"""What is written before a report by a process that can make further runs, or cannot."""


class Worker:
    """Runs the script of one order in children of this process."""

    def __init__(self, run: Run, order: Order) -> None:
        self.run = run
        self.order = order
        self._child: Child | None = None
        self._left = 0
        for name, value in order.environment:
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        self._dump = tempfile.TemporaryFile()  # noqa: SIM115 - kept open
        faulthandler.register(signal.SIGUSR1, file=self._dump, all_threads=True)
        make_empty(order.directory)
        run.load(order.job, Program(order.job.source), order.directory)
        sys.path[0] = order.beside
        gc.freeze()

    def answer(self, data: bytes) -> bytes:
        """Return the report on a plan; both are messages."""
        plan = from_bytes(Plan, data)
        self.run.learn(plan.learned)
        if self._child is not None and self._left == 0:
            self.end()
        if self._child is None:
            self._child = Child(self._serve)
            self._left = RUNS if self.order.together else 1
        self._left -= 1
        report, stuck = self._child.ask(data, plan.limit)
        if stuck:
            place = self._child.where(self._dump.fileno(), self.order.job.name)
            self.end()
            why = f"{place}: the script {stuck} where threads cannot be seen"
            seconds = plan.limit if stuck == "computes" else 0.0
            return to_bytes(Report(None, stuck, why, seconds=seconds))
        if not report:
            why = f"{self.order.job.name}: the script {how_it_ended(self.end())}"
            return to_bytes(Report(None, "lost", why))
        if report[:1] == LAST:
            self._left = 0
        return report[1:]

    def end(self) -> int:
        """End the child, with all that it has made, and make the directory empty."""
        status = 0
        if self._child is not None:
            status = self._child.end()
            self._child = None
        make_empty(self.order.directory)
        return status

    def _serve(self, plans: Messages, reports: int) -> None:
        """Make runs in the child, as long as it can."""
        for _ in range(RUNS if self.order.together else 1):
            data = plans.read()
            if not data:
                return
            plan = from_bytes(Plan, data)
            self.run.learn(plan.learned)
            report = self.run.once(plan)
            if self.order.together:
                make_empty(self.order.directory)
            following = os.dup(reports)
            os.close(following)
            send(reports, (LAST if following > FILES else MORE) + to_bytes(report))
