"""The search: every schedule within the preemption bound, but no two that must do the same.

Schedules are searched in the order of their preemptions (iterative context bounding, M.
Musuvathi and S. Qadeer, PLDI 2007), so the first schedule that shows an outcome is among those
with the fewest. Each run that takes a schedule's deviations to their end and then goes on by
itself tells of all points where another thread could have been chosen; each is a schedule more.

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
the argument above holds, so an equivalent beginning was searched.)

*Choices before such steps.* Where a thread ends or must wait, another is chosen, at no cost. If
the first one there comes to its own end, or to where it sleeps or waits for the end of a thread,
and touches nothing shared on its way, no other is tried in its place. In a schedule in which
others go before it, it can as well go before them: it is able to all the time, so no clock moves
on; nothing that they do depends on it, nor what it does on them; and each switch costs what it
did, or nothing. It is a persistent set of one thread.

*States seen before.* A run that comes to a state in which an earlier run has been, with the
same thread running and at least as many preemptions left, ends there (`history`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..control.scheduler import Scheduler
from ..processes.fork import Forks
from ..processes.watch import COMPUTES, WAITS
from .confirmations import Confirmations, Deviations

RUN_LIMIT = 10.0
"""Seconds of processor time for one run: far more than any but one that computes in C needs."""

LONG = 0.5
"""Seconds from which on a run that did not end in them is said to be stuck, not just late."""


class Search:
    """All runs of one exploration; ``report`` takes its result and does not return."""

    def __init__(
        self,
        forks: Forks,
        scheduler: Scheduler,
        known: dict[Any, Any],
        options: dict[str, Any],
        report: Callable[[dict[str, Any]], None],
    ) -> None:
        self.forks = forks
        self.scheduler = scheduler
        self.known = known
        self.bound: int = options["bound"]
        self.reduction: bool = options["reduction"]
        self.max_schedules: int | None = options["max_schedules"]
        self.time_limit: float = options["time_limit"]
        self.report = report
        self.runs = 0
        self.shared: frozenset[str] = frozenset()
        self.found: dict[tuple[object, ...], dict[str, Any]] = {}
        self.confirmations = Confirmations(forks, scheduler, min(RUN_LIMIT, self.time_limit))
        self.waiting: list[list[Deviations]] = []
        """The schedules to take, by their preemptions; kept here as freeing it costs each run."""

    def run(self) -> None:
        """Search; returns in each child, to take its schedule, and never in the parent."""
        scheduler = self.scheduler
        scheduler.bound = self.bound
        scheduler.reduces = self.reduction
        while True:
            again = False
            self.found = {}
            waiting = self.waiting = [[()], *([] for _ in range(self.bound))]
            visited: dict[int, int] = {}
            scheduler.visited = visited
            scheduler.shared = self.shared
            scheduler.history.shared = set(self.shared)
            for preemptions, level in enumerate(waiting):
                self._confirm(preemptions)
                while level:
                    if self.forks.confirms and self.confirmations.go_on():
                        return
                    deviations = level.pop()
                    left = min(RUN_LIMIT, self.time_limit - self.forks.processor_time())
                    if left <= 0:
                        self._stop(time_is_up(self.time_limit))
                    if self.max_schedules is not None and self.runs >= self.max_schedules:
                        self._stop(f"the limit of {self.max_schedules:,} schedules was reached")
                    scheduler.deviations = dict(deviations)
                    scheduler.last_deviation = deviations[-1][0] if deviations else 0
                    result = self.forks.run(left)
                    if result is None:
                        return
                    self.runs += 1
                    if self.runs == 1:
                        # Nothing of the script has run in its process before.
                        self.confirmations.results[deviations] = result
                    again = self._take(result, deviations, left)
                    if again:
                        break
                    for point, alternatives, cost, before, key in result["nodes"]:
                        if self.reduction:
                            if visited.get(key, before + 1) <= before:
                                continue
                            visited[key] = before
                        if before + cost > self.bound:
                            self._diverged()
                        for other in reversed(alternatives):
                            waiting[before + cost].append((*deviations, (point, other)))
                if again:
                    break
            if again:
                continue
            if self.forks.confirms:
                self._confirm(self.bound + 1)
                if self.confirmations.finish():
                    return
                self._compare()
            self._stop("")

    def _confirm(self, preemptions: int) -> None:
        """Have those witnesses confirmed that no run with so many preemptions can replace."""
        witnesses = [known["witness"] for known in self.found.values()]
        self.confirmations.want(witness[2] for witness in witnesses if witness[0] < preemptions)

    def _compare(self) -> None:
        """See to it that each witness, in a process of its own, came to what was found by it."""
        for known in self.found.values():
            if not _same(self.confirmations.results[known["witness"][2]], known["result"]):
                self._diverged()

    def _take(self, result: dict[str, Any], deviations: Deviations, limit: float) -> bool:
        """Add a run's result; return whether it shows that the search must begin again."""
        ending = result["ending"]
        if ending == WAITS or (ending == COMPUTES and limit >= LONG):
            self._stop(f"{result['reason']}: the script {ending} where threads cannot be seen")
        if ending == COMPUTES:
            self._stop(time_is_up(self.time_limit))
        if ending == "lost":
            self._stop(f"the script {result['reason']}")
        if ending == "refused":
            self._stop(result["reason"])
        if ending == "again":
            self.report({"again": "repeat"})
        if ending == "diverged":
            self._diverged()
        self.known.update(result["learned"])
        new = frozenset(result["shared"]) - self.shared
        if self.reduction and new:
            self.shared |= new
            return True
        if ending == "seen":
            return False
        key = outcome_key(result)
        witness = (result["preemptions"], len(deviations), deviations)
        known = self.found.setdefault(key, {"count": 0, "witness": witness, "result": result})
        known["count"] += 1
        if witness < known["witness"]:
            known["witness"] = witness
            known["result"] = result
        return False

    def _diverged(self) -> None:
        """End the search, as a schedule is not what it was; perhaps a run left something behind."""
        if self.forks.confirms:
            self.report({"again": "repeat"})
        self._stop("the script does something else when the same schedule is run again")

    def _stop(self, reason: str) -> None:
        self.report({
            "found": [
                {
                    **{name: found["result"][name] for name in OUTCOME},
                    "count": found["count"],
                    "preemptions": found["witness"][0],
                    "deviations": found["witness"][2],
                }
                for found in self.found.values()
            ],
            "runs": self.runs,
            "reason": reason,
        })  # fmt: skip


OUTCOME = (
    "ending", "status", "stdout", "stderr", "exceptions", "waiting", "files", "events",
)  # fmt: skip
"""What is reported of the run of an outcome's witness."""


def _same(result: dict[str, Any], known: dict[str, Any]) -> bool:
    """Say whether a run in a process of its own came to what another run of its schedule did."""
    return result.get("points") == known["points"] and outcome_key(result) == outcome_key(known)


def time_is_up(seconds: float) -> str:
    """Say in words that a search has used up its time."""
    return f"the time limit of {seconds:g} s of processor time was reached"


def outcome_key(result: dict[str, Any]) -> tuple[object, ...]:
    """Return what makes two runs have the same outcome."""
    exceptions = tuple(sorted(map(tuple, result["exceptions"])))
    waiting = tuple(map(tuple, result["waiting"]))
    return (
        result["ending"], result["status"], result["stdout"], result["stderr"], exceptions,
        waiting, tuple(result["files"]),
    )  # fmt: skip
