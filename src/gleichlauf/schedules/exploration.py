"""The values of this package: what an exploration finds, and what a replay shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from .schedule import Schedule

Ending = Literal["finished", "exit", "deadlock", "hang"]
"""``exit`` is `os._exit`; ``deadlock``: all wait; ``hang``: one goes round without end."""

Granularity = Literal["gil", "line", "opcode"]


@dataclass(frozen=True, slots=True)
class ThreadException:
    """An exception that ended a thread: the thread's name, the type's name, the message."""

    thread: str
    exception: str
    message: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thread that waits for ever.

    ``line`` (from 1) and ``source`` are where in the script, None and "" for a thread that waits
    outside of it. ``kind`` is lock, condition, event, semaphore, barrier, timer, queue, future,
    pool, join, sleep, spin or exit; ``what`` names it as the script does.
    """

    thread: str
    line: int | None
    source: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that the script may do.

    ``schedules`` is the number of runs that led to it, ``witness`` a schedule that does, one
    with the fewest preemptions; ``files`` the paths of all files in the working directory.
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


@dataclass(frozen=True, slots=True)
class Exploration:
    """All outcomes of a script within ``bound``, those of the fewest preemptions first.

    ``complete`` is false where the search could not be finished, and ``why`` then says in plain
    words what stopped it. ``schedules`` is the number of runs, those included that were ended
    where they came to a known state. ``replays`` are of the outcomes' witnesses, in the same
    order, if the search was to record them.
    """

    outcomes: tuple[Outcome, ...]
    complete: bool
    why: str
    schedules: int
    bound: int
    granularity: Granularity
    script: str
    explorer: str
    replays: tuple[Replay, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return everything as dictionaries, lists, texts and numbers; without the replays."""
        found = asdict(replace(self, replays=()))
        del found["replays"]
        for outcome, value in zip(self.outcomes, found["outcomes"], strict=True):
            value["witness"] = outcome.witness.to_json()
        return found


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens in a replay; `gleichlauf.schedules.replay` lists the kinds."""

    step: int
    thread: str
    line: int | None
    kind: str
    object: str
    text: str


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
