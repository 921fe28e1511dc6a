"""What a search has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..runs.report import Deviations, Report, Result
from ..telling.event import Event


@dataclass(frozen=True, slots=True)
class Finding:
    """A result, how many runs came to it, and the cheapest schedule that leads there."""

    result: Result
    runs: int
    spent: int
    deviations: Deviations
    points: int
    events: tuple[Event, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """What comes first: the cheaper, the shorter, the earlier."""
        return self.spent, len(self.deviations), self.deviations


@dataclass(slots=True)
class Found:
    """The results so far, and what was seen on the way to them.

    ``earlier`` are those from before the search began again, which is going to find them again.
    ``runs`` are all runs, ``drawn`` those at random; ``longest`` is the largest number of points
    of a run; ``threads`` and ``clock`` say whether any run had a second thread, or asked for the
    time or let it pass; ``modules`` are the files beside the script whose lines were no points.
    """

    results: dict[Result, Finding] = field(default_factory=dict)
    earlier: dict[Result, Finding] = field(default_factory=dict)
    runs: int = 0
    drawn: int = 0
    longest: int = 0
    threads: bool = False
    clock: bool = False
    modules: frozenset[str] = frozenset()

    def begin_again(self) -> None:
        """Put the results aside: the search begins again."""
        self.earlier = self.everything()
        self.results = {}

    def everything(self) -> dict[Result, Finding]:
        """Return all results, also those that the search has not come to again before it ended."""
        return {**self.earlier, **self.results}

    def count(self, report: Report) -> None:
        """Count a run."""
        self.runs += 1
        self.longest = max(self.longest, report.points)
        self.threads = self.threads or report.threads > 1
        self.clock = self.clock or report.clock
        self.modules |= set(report.modules)

    def add(self, result: Result, report: Report, deviations: Deviations) -> None:
        """Add the result of a run."""
        new = Finding(result, 1, report.preemptions, deviations, report.points, report.events)
        known = self.results.get(result)
        if known is None:
            self.results[result] = new
            return
        best = min(known, new, key=lambda finding: finding.order)
        self.results[result] = replace(best, runs=known.runs + 1)
