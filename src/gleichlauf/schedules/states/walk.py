"""Finds every state: run after run, each one move further than another has been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..runs.report import Result
from .sighting import Sighting, Watch

MOST_STATES = 5_000
"""States that are told apart before they are merged; more are too many for anybody to look at."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What one run came to: the states after the last move that it was told.

    ``result`` is what it did in the end, None where it came to a known state.
    """

    seen: tuple[Sighting, ...]
    result: Result | None


@dataclass(slots=True)
class Found:
    """All states by their keys; from each, by the thread that moves, the state that comes next.

    ``ends`` are the results, by their numbers in ``results``, of those in which a run was over;
    ``complete`` is false where there were too many runs or states.
    """

    first: int | None = None
    states: dict[int, Sighting] = field(default_factory=dict)
    ways: dict[int, dict[int, int]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)
    runs: int = 0
    complete: bool = True


def walk(run: Callable[[Watch, tuple[int, ...]], Walked], watch: Watch, max_runs: int) -> Found:
    """Make runs until every move of every state was made, or there were ``max_runs``.

    ``watch`` is what each run is told but for its path; ``run`` also takes the keys of the states
    that were found since the run before.
    """
    found = Found()
    new: tuple[int, ...] = ()
    moves: list[tuple[tuple[int, ...], int | None, int]] = [((), None, -1)]
    while moves:
        path, before, thread = moves.pop()
        if before is not None and thread in found.ways[before]:
            continue
        if found.runs == max_runs or len(found.states) > MOST_STATES:
            found.complete = False
            break
        found.runs += 1
        walked = run(replace(watch, path=path), new)
        new = ()
        for sighting in walked.seen:
            if before is None:
                found.first = sighting.key
            else:
                found.ways[before][thread] = sighting.key
            if sighting.key in found.states:
                break
            new += (sighting.key,)
            found.states[sighting.key] = sighting
            found.ways[sighting.key] = {}
            moves += [((*path, other), sighting.key, other) for other in sighting.able[::-1]]
            before, thread = sighting.key, sighting.goes
            path = (*path, thread)
        if walked.result is not None:
            if walked.result not in found.results:
                found.results.append(walked.result)
            found.ends[walked.seen[-1].key] = found.results.index(walked.result)
    return found
