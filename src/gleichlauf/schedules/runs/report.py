"""What a search asks for and gets: a plan of one run, and the report of what it came to.

These values, and `Runner`, are all that `search` knows of runs: a runner may use processes, one
process, or stacks in a browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from ..states.sighting import Sighting, Watch
from ..telling.event import Event

Deviations = tuple[tuple[int, int], ...]
"""Pairs of a point and the thread that goes on there, where it is not the one that would."""

Ending = Literal["finished", "exit", "deadlock", "hang"]
"""``exit`` is `os._exit`; ``deadlock``: all wait; ``hang``: one goes round without end."""

Granularity = Literal["gil", "line", "opcode"]
"""Where threads can be switched; see the package's own description."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all runs of a search.

    ``name`` is how messages call the script, ``path`` where it lies (or ""), ``bound`` the
    largest number of preemptions and of early or late ends of waits, together. ``reduces`` says
    whether choices are left out that change nothing, ``exact_time`` whether waits end exactly at
    their time, ``record`` whether events are collected. ``include`` and ``exclude`` are patterns
    of `fnmatch` for the names of modules that are switched in beside the script, or are not.
    """

    name: str
    source: str
    path: str
    bound: int
    granularity: Granularity
    point_limit: int
    reduces: bool = True
    exact_time: bool = False
    record: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """What the search has learned since its last plan; ``anew`` says that all states are unknown.

    ``shared`` are places that more than one thread touches. ``states`` are states that were
    reached, each with the preemptions spent by then: a run that comes to one with no fewer ends
    there. ``keys`` are states of a graph that were reached; see `Watch`.
    """

    anew: bool = False
    shared: tuple[str, ...] = ()
    states: tuple[tuple[int, int], ...] = ()
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One schedule to run; ``limit`` is in seconds of processor time.

    After the last of its deviations the run goes on by itself, or, with a ``seed``, with
    switches drawn at random from it, of which forced ones are among the first ``length`` points.
    With a ``watch``, that says who goes on, and what is seen comes with the report.
    """

    deviations: Deviations
    limit: float
    learned: Learned = field(default_factory=Learned)
    seed: int | None = None
    length: int = 0
    watch: Watch | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A point of a run at which other threads could have gone on.

    ``others`` are those, each with what it costs (0 or 1), ``spent`` is what the run had spent by
    then, and ``state`` names the state that it was in (0 where nobody asks).
    """

    point: int
    others: tuple[tuple[int, int], ...]
    spent: int
    state: int


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
class Result:
    """What a run came to: two runs of equal results have the same outcome.

    ``files`` are the paths of all files in the working directory.
    """

    ending: Ending
    status: int
    stdout: str
    stderr: str
    exceptions: tuple[ThreadException, ...]
    waiting: tuple[Waiting, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one run.

    It has a ``result``, or was ``stopped``: ``seen`` (it came to a known state), ``diverged``
    (the script does not come to where the plan switches threads), ``refused``, ``computes`` or
    ``waits`` (it is stuck where nobody sees threads) or ``lost`` (its process has ended);
    ``reason`` says more in words. ``deviations`` are those that it took; ``points`` is how many
    points it met, ``threads`` how many threads it had, ``clock`` whether it asked for the time
    or time passed in it, ``modules`` the files beside the script whose lines were no points;
    ``seconds`` is its processor time, ``names`` are those of its threads, and ``seen`` what a plan
    asked to watch.
    """

    result: Result | None
    stopped: Literal["", "seen", "diverged", "refused", "computes", "waits", "lost"] = ""
    reason: str = ""
    deviations: Deviations = ()
    preemptions: int = 0
    points: int = 0
    threads: int = 1
    clock: bool = False
    shared: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    events: tuple[Event, ...] = ()
    modules: tuple[str, ...] = ()
    seconds: float = 0.0
    names: tuple[str, ...] = ()
    seen: tuple[Sighting, ...] = ()


class MakeRunner(Protocol):
    """Makes a runner for a job; with ``together``, runs may share a process."""

    def __call__(self, job: Job, *, together: bool) -> Runner:
        """Return it; the caller closes it."""


class Runner(Protocol):
    """Runs schedules of one job."""

    def run(self, plan: Plan) -> Report:
        """Run the script once, from its first line, and say what became of it."""

    def close(self) -> None:
        """Let nothing be left of all runs."""
