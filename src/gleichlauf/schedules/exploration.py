"""The values of this package: what an exploration finds, and what a replay shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from .runs.report import Ending, Granularity, Result, ThreadException, Waiting
from .schedule import Schedule
from .telling.event import Event

__all__ = [
    "Ending",
    "Event",
    "Exploration",
    "Granularity",
    "Outcome",
    "Replay",
    "ThreadException",
    "Waiting",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that the script may do.

    ``schedules`` is the number of runs that led to it, ``witness`` a schedule that does, one
    of the cheapest; ``preemptions`` is what it costs of the bound: preemptions, and waits that
    end early or late. ``files`` are the paths of all files in the working directory.
    """

    stdout: str
    stderr: str
    exceptions: tuple[ThreadException, ...]
    ending: Ending
    status: int
    waiting: tuple[Waiting, ...]
    files: tuple[str, ...]
    schedules: int
    preemptions: int
    witness: Schedule

    @property
    def result(self) -> Result:
        """What each run that led to it came to."""
        return Result(
            self.ending,
            self.status,
            self.stdout,
            self.stderr,
            self.exceptions,
            self.waiting,
            self.files,
        )


@dataclass(frozen=True, slots=True)
class Exploration:
    """All outcomes of a script within ``bound``, the cheapest first.

    ``complete`` is false where the search could not be finished, and ``why`` then says in plain
    words what stopped it. ``schedules`` is the number of runs, those included that were ended
    where they came to a known state; ``drawn`` of them were drawn at random, after a search that
    could not be finished. ``threads`` says whether the script ever started a second thread,
    ``clock`` whether it asked for the time or let time pass, and ``exact_time`` whether waits
    ended exactly at their time. ``modules`` are the files beside the script at whose lines
    threads were not switched. ``replays`` are of the outcomes' witnesses, in the same order, if
    the search was to record them.
    """

    outcomes: tuple[Outcome, ...]
    complete: bool
    why: str
    schedules: int
    bound: int
    granularity: Granularity
    script: str
    explorer: str
    drawn: int = 0
    threads: bool = True
    clock: bool = False
    exact_time: bool = False
    modules: tuple[str, ...] = ()
    replays: tuple[Replay, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return everything as dictionaries, lists, texts and numbers; without the replays."""
        found = asdict(replace(self, replays=()))
        del found["replays"]
        for outcome, value in zip(self.outcomes, found["outcomes"], strict=True):
            value["witness"] = outcome.witness.to_json()
        return found


@dataclass(frozen=True, slots=True)
class Replay:
    """One schedule run again: its events in order, and the outcome it came to."""

    events: tuple[Event, ...]
    outcome: Outcome

    def to_json(self) -> dict[str, Any]:
        """Return everything as dictionaries, lists, texts and numbers."""
        found = asdict(self)
        found["outcome"]["witness"] = self.outcome.witness.to_json()
        return found
