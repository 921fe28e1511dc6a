"""The search: every schedule within the bound, but no two that must do the same.

It is plain code: it asks a runner for the run of one schedule, and learns from the report.

Schedules are searched in the order of what they cost (iterative context bounding, M. Musuvathi
and S. Qadeer, PLDI 2007), so the first schedule that shows an outcome is among the cheapest.
Each run that takes a schedule's deviations to their end and then goes on by itself tells of all
points where another thread could have been chosen; each is a schedule more.

Three things are left out, and none changes the set of outcomes within a bound:

*Points before steps that no other thread's steps depend on.* If a thread is preempted before a
step that touches nothing shared, the preemption can as well come after the step: no other
thread notices, and the number of preemptions does not grow. (Were the thread to block there, the
switch would even cost nothing.) What takes a lock depends on what holds it: the first point
after a lock was acquired, if it still is held there, stands for all up to its release, since
only between the two others find it taken, and must wait, which makes the next switch free, or
are told so. Persistent sets rest on the same commutation, see P. Godefroid,
Partial-order methods for the verification of concurrent systems, 1996; but leaving out a
*switch* because of it needs care under a preemption bound, see K. Coons, M. Musuvathi and K.
McKinley, Bounded partial-order reduction, OOPSLA 2013, which is why no dynamic reduction in the
manner of C. Flanagan and P. Godefroid (POPL 2005) is used. Which places are shared is found by
the runs themselves: it begins with none but the locks that are made while threads run, nearly
all of which are; when a run shows a new one, the search begins again. It is done when all runs
of a search show no place that was not known when it began. (Were there a schedule that shows
another, take the shortest beginning of one that does: all its steps but the last are such that
the argument above holds, so an equivalent beginning was searched.) Time is such a place: who
begins to wait for a time reads it, and a wait that ends early or late writes it.

*Choices before such steps.* Where a thread ends or must wait, another is chosen, at no cost. If
the first one there comes to its own end, or to where it sleeps or waits for the end of a thread,
and touches nothing shared on its way, no other is tried in its place. In a schedule in which
others go before it, it can as well go before them: it is able to all the time, so no clock moves
on by itself; nothing that they do depends on it, nor what it does on them; and each switch costs
what it did, or nothing. It is a persistent set of one thread.

*States seen before.* A run that comes to a state in which an earlier run has been, with the
same thread running and no more spent by then, ends there (`control.history`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from ..runs.report import Deviations, Job, Learned, Plan, Report, Runner
from .found import Found

RUN_LIMIT = 10.0
"""Seconds of processor time for one run: far more than any but one that computes in C needs."""

SLOW = 0.5
"""Seconds from which on a run that did not end in them is said to be stuck, not just late."""

clock = time.thread_time


@dataclass(frozen=True, slots=True)
class Limits:
    """What ends a search before it is complete: processor time in seconds, a number of runs."""

    seconds: float
    runs: int | None = None


class StoppedError(Exception):
    """The search cannot go on; the message says why in words."""


class LimitReachedError(StoppedError):
    """What ended the search is one of its limits."""


class DivergedError(Exception):
    """A schedule does not do what it did: perhaps a run left something behind."""


class Search:
    """All runs of one exploration.

    ``tell`` is called after each run with the number of runs and of outcomes.
    """

    def __init__(
        self,
        job: Job,
        limits: Limits,
        tell: Callable[[int, int], None] = lambda runs, outcomes: None,
    ) -> None:
        self.job = job
        self.limits = limits
        self.tell = tell
        self.found = Found()
        self.used = 0.0
        self._learned = Learned()

    def systematic(self, runner: Runner) -> None:
        """Search all schedules; raise `StoppedError` or `DivergedError` where one cannot."""
        shared: frozenset[str] = frozenset()
        while (more := self._all(runner, shared) - shared) and self.job.reduces:
            shared |= more
            self.found.begin_again()

    def _all(self, runner: Runner, shared: frozenset[str]) -> frozenset[str]:
        """Search all schedules for these shared places; stop early if a run shows others."""
        self._learned = Learned(True, tuple(sorted(shared)))
        visited: dict[int, int] = {}
        levels: list[list[Deviations]] = [[()], *([] for _ in range(self.job.bound))]
        for level in levels:
            while level:
                deviations = level.pop()
                report = self._run(runner, Plan(deviations, 0.0))
                if report.deviations != deviations:
                    raise DivergedError
                shown = frozenset(report.shared)
                if report.result is not None:
                    self.found.add(report.result, report, deviations)
                if self.job.reduces and shown - shared:
                    return shown
                self._branch(report, levels, visited)
                self.tell(self.found.runs, len(self.found.everything()))
        return frozenset()

    def _branch(
        self, report: Report, levels: list[list[Deviations]], visited: dict[int, int]
    ) -> None:
        """Add the schedules that a run shows to be possible."""
        states: list[tuple[int, int]] = []
        for choice in report.choices:
            if self.job.reduces:
                if visited.get(choice.state, choice.spent + 1) <= choice.spent:
                    continue
                visited[choice.state] = choice.spent
                states.append((choice.state, choice.spent))
            for other, cost in reversed(choice.others):
                if choice.spent + cost > self.job.bound:
                    raise DivergedError
                levels[choice.spent + cost].append((*report.deviations, (choice.point, other)))
        self._learned = replace(self._learned, states=self._learned.states + tuple(states))

    def at_random(self, runner: Runner) -> None:
        """Draw schedules at random, seeded, until a limit is reached; raise `StoppedError` then."""
        self._learned = Learned(anew=True)
        for seed in count():
            report = self._run(runner, Plan((), 0.0, seed=seed, length=self.found.longest))
            self.found.drawn += 1
            if report.result is not None:
                self.found.add(report.result, report, report.deviations)
            self.tell(self.found.runs, len(self.found.everything()))

    def confirm(self, runner: Runner) -> None:
        """Run each witness again, where nothing ran before; raise `DivergedError` if it differs."""
        for finding in self.found.everything().values():
            plan = Plan(finding.deviations, self._limit())
            report = runner.run(plan)
            self.used += report.seconds
            if report.result != finding.result or report.points != finding.points:
                raise DivergedError

    def _limit(self) -> float:
        left = self.limits.seconds - self.used
        if left <= 0:
            raise LimitReachedError(self._time_is_up())
        return min(RUN_LIMIT, left)

    def _run(self, runner: Runner, plan: Plan) -> Report:
        """Run one plan, and count it; raise `StoppedError` for a run that ends the search."""
        limit = self._limit()
        if self.limits.runs is not None and self.found.runs >= self.limits.runs:
            raise LimitReachedError(f"the limit of {self.limits.runs:,} schedules was reached")
        before = clock()
        plan = replace(plan, limit=limit, learned=self._learned)
        self._learned = Learned()
        report = runner.run(plan)
        self.used += report.seconds + clock() - before
        self.found.count(report)
        match report.stopped:
            case "computes" if limit < SLOW:
                raise LimitReachedError(self._time_is_up())
            case "computes" | "waits" | "lost" | "refused":
                raise StoppedError(report.reason)
            case "diverged":
                raise DivergedError
        return report

    def _time_is_up(self) -> str:
        return f"the time limit of {self.limits.seconds:g} s of processor time was reached"
