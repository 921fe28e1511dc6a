"""From a script to its graph, without a bound where that fits, and small enough for a page."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from ..processes.kept import ExplorerError
from ..processes.runner import ProcessRunner, can_run_together
from ..runs.report import Job, Learned, MakeRunner, Plan, Result
from ..script import Script, ScriptError
from ..search.search import RUN_LIMIT
from .graph import Graph, number
from .merging import merge
from .sighting import Watch
from .walk import MOST_STATES, Found, Walked, walk

MAX_RUNS = 2_000
MAX_STATES = 500
MAX_BYTES = 4_096
"""What a graph may take, compressed, for a reader to load it with a page."""

BOUND = 2
"""The largest number of preemptions where there are too many states without a bound."""

POINT_LIMIT = 1_500
"""Points of a run: one with more is nothing to look at step by step."""


class NoGraphError(ValueError):
    """There is no graph of a script; the message says why."""


class TooManyError(NoGraphError):
    """There are too many states; there may be fewer within a bound."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a graph may be: runs to find it, states that it shows, bytes when compressed."""

    runs: int = MAX_RUNS
    states: int = MAX_STATES
    size: int = MAX_BYTES

    def allow(self, graph: Graph) -> bool:
        """Say whether a graph is small enough."""
        return len(graph.states) <= self.states and compressed_size(graph) <= self.size


def compressed_size(graph: Graph) -> int:
    """Return how many bytes a graph takes on its way to a reader."""
    return len(gzip.compress(graph.text().encode(), 9))


@dataclass(slots=True)
class Budget:
    """What is left of the runs and of the processor time, in seconds."""

    runs: int
    seconds: float


def state_graph(
    script: Script,
    *,
    outcomes: Iterable[Result] = (),
    limits: Limits | None = None,
    bound: int = BOUND,
    time_limit: float = 60.0,
    runner: MakeRunner = ProcessRunner,
) -> Graph:
    """Return the graph of a script: all states that its threads can reach, and all moves.

    There is no bound on preemptions if the graph then keeps within ``limits``, else the largest up
    to ``bound`` with which it does. A choice stands before each statement; if that does not
    lead to all of ``outcomes``, which another search has found, also within statements, or else
    where a wait for a time ends early or late. ``time_limit`` is in seconds of processor time.
    Raise `NoGraphError` where no graph is complete and small enough.
    """
    limits = limits or Limits()
    wanted = frozenset(outcomes)
    budget = Budget(limits.runs, time_limit)
    for kind in (Watch(()), Watch((), everywhere=True), Watch((), early=1)):
        graph = _small_enough(script, kind, bound, limits, budget, runner)
        if wanted <= frozenset(graph.outcomes):
            return graph
    raise NoGraphError(
        f"{script.name}: no graph of its states: outcomes of the search are missing in it"
    )


def _small_enough(
    script: Script, kind: Watch, bound: int, limits: Limits, budget: Budget, runner: MakeRunner
) -> Graph:
    """Return the first graph that keeps within ``limits``, without a bound or with ever less."""
    why = ""
    for most in (None, *range(bound, 0, -1)):
        budget.runs = limits.runs
        try:
            graph = graph_within(script, replace(kind, bound=most), budget, runner)
        except TooManyError as error:
            why = str(error)
            continue
        if limits.allow(graph):
            return graph
        size = f"{len(graph.states):,} states, {compressed_size(graph):,} bytes"
        why = f"{script.name}: no graph of its states: {size}"
    raise NoGraphError(why)


def graph_within(
    script: Script, watch: Watch, budget: Budget, runner: MakeRunner = ProcessRunner
) -> Graph:
    """Return the graph of what runs see that are told to ``watch`` so; raise `NoGraphError`."""
    job = Job(
        name=script.name,
        source=script.source,
        path=script.path,
        bound=0,
        granularity="line",
        point_limit=POINT_LIMIT,
        reduces=False,
        exact_time=not watch.early,
    )
    together = can_run_together(script.source)
    try:
        try:
            found, names = _walk(job, watch, budget, runner, together=together)
        except _DivergedError:
            if not together:
                raise
            found, names = _walk(job, watch, budget, runner, together=False)
    except (_DivergedError, ExplorerError, ScriptError) as error:
        raise NoGraphError(f"{script.name}: no graph of its states: {error}") from error
    if not found.complete:
        reason = f"there are more than {found.runs:,} runs, or {MOST_STATES:,} states"
        raise TooManyError(f"{script.name}: no graph of its states: {reason}")
    merged, first = merge(found)
    return Graph(
        script=script.name,
        digest=script.digest,
        granularity="line",
        bound=watch.bound,
        threads=names,
        outcomes=tuple(found.results),
        states=number(merged, first),
        runs=found.runs,
    )


class _DivergedError(Exception):
    """A run did not do what another had done."""


def _walk(
    job: Job, watch: Watch, budget: Budget, make: MakeRunner, *, together: bool
) -> tuple[Found, tuple[str, ...]]:
    names: tuple[str, ...] = ()

    def run(watch: Watch, new: tuple[int, ...]) -> Walked:
        nonlocal names
        if budget.seconds <= 0:
            raise ScriptError("the limit of processor time was reached")
        learned = Learned(anew=not watch.path, keys=new)
        report = runner.run(Plan((), min(RUN_LIMIT, budget.seconds), learned, watch=watch))
        budget.seconds -= report.seconds
        budget.runs -= 1
        names = max(names, report.names, key=len)
        if report.stopped == "diverged" or (report.stopped == "" and not report.seen):
            raise _DivergedError("the script does something else when it is run again")
        if report.stopped not in ("", "seen"):
            raise ScriptError(report.reason)
        return Walked(report.seen, report.result)

    with closing(make(job, together=together)) as runner:
        return walk(run, watch, budget.runs), names
