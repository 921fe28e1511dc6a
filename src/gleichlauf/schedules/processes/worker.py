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
from typing import Literal

from ..codec import from_bytes, to_bytes
from ..reading.program import Program
from ..runs.files import make_empty
from ..runs.report import Plan, Report
from ..runs.run import Run
from ..stand_ins.refusals import PROCESS
from .child import Child
from .order import Order
from .pipes import Messages, send
from .stuck import Stuck
from .system import Ended, how_it_ended

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
        sys.path[0] = order.beside
        run.load(order.job, Program(order.job.source), order.directory)
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
            place = self.order.job.name
            if stuck != "spoils":
                place = self._child.where(self._dump.fileno(), place)
            self.end()
            seconds = plan.limit if stuck == "computes" else 0.0
            return to_bytes(Report(None, *_told(stuck, place), seconds=seconds))
        if not report:
            why = f"{self.order.job.name}: the script {how_it_ended(self.end().status)}"
            return to_bytes(Report(None, "lost", why))
        if report[:1] == LAST:
            self._left = 0
        if self._left == 0 and self.end().left_others:
            why = f"{self.order.job.name}: the script {PROCESS}"
            return to_bytes(Report(None, "lost", why))
        return report[1:]

    def end(self) -> Ended:
        """End the child, with all that it has made, and make the directory empty."""
        ended = Ended(0, left_others=False)
        if self._child is not None:
            ended = self._child.end()
            self._child = None
        make_empty(self.order.directory)
        return ended

    def _serve(self, plans: Messages, reports: int) -> None:
        """Make runs in the child, as long as it can."""
        for _ in range(RUNS if self.order.together else 1):
            data = plans.read()
            if not data:
                return
            plan = from_bytes(Plan, data)
            self.run.learn(plan.learned)
            report = self.run.once(plan)
            if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss:
                # It has waited for them itself, so nothing of them is left to be found.
                report = Report(None, "lost", f"{self.order.job.name}: the script {PROCESS}")
            last = _next_file() > FILES
            if self.order.together and not last:
                make_empty(self.order.directory)
            send(reports, (LAST if last else MORE) + to_bytes(report))


def _next_file() -> int:
    """Return the number that the next open file of this process would have."""
    try:
        following = os.open(os.curdir, os.O_RDONLY)
    except OSError:  # a script may have opened all that there are
        return FILES + 1
    os.close(following)
    return following


def _told(stuck: Stuck, place: str) -> tuple[Literal["computes", "waits", "lost"], str]:
    """Return how a run is said to have stopped, and why in words."""
    match stuck:
        case "stops":
            return "lost", f"{place}: the script stops its own process by a signal"
        case "spoils":
            what = "closes or writes into files that it has not opened, or becomes another program"
            return "lost", f"{place}: the script {what}"
        case "waits":
            return "waits", f"{place}: the script waits where threads cannot be seen"
        case _:
            return "computes", f"{place}: the script computes where threads cannot be seen"
