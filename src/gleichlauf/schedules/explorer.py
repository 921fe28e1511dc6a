"""Explore and replay: the two things that this package is for."""

from __future__ import annotations

import os
from typing import Any, cast

from .exploration import (
    Event,
    Exploration,
    Granularity,
    Outcome,
    Replay,
    ThreadException,
    Waiting,
)
from .processes.process import work
from .schedule import Schedule, ScheduleError, parse_deviations
from .script import Script, ScriptError, check_syntax, read_script
from .version import explorer_version

POINT_LIMIT = 20_000
"""How many points a run may have before it is given up."""


def explore(
    script: Script | str | os.PathLike[str],
    *,
    bound: int = 2,
    granularity: Granularity = "line",
    time_limit: float = 60.0,
    max_schedules: int | None = None,
    record: bool = False,
    reduction: bool = True,
    snapshot: bool = True,
    repeat: bool = True,
) -> Exploration:
    """Find every outcome of a script over its thread schedules.

    ``script`` is a path, or a `Script` with the source in it. ``bound`` is the largest number
    of preemptions. ``time_limit`` is in seconds of processor time, of all runs together: other
    programs on a busy machine make a search take longer, but never fail. A run that sleeps in
    the kernel (it waits in C) for about 5 s ends the search as well. With ``record``, the result
    has ``replays``: what `replay` would return for each outcome's witness. ``reduction``,
    ``snapshot`` and ``repeat`` are there to prove that they change nothing but the time. Raise
    `ScriptError` where there is no script, or it is not Python; everything else that stops a
    search is said in the result's ``why``.
    The same script gives the same result in every run, unless a limit was reached.
    """
    script = _script(script)
    if bound < 0 or time_limit <= 0:
        raise ValueError("bound must not be negative, and time_limit must be positive")
    job: dict[str, Any] = {
        "task": "explore",
        "bound": bound,
        "granularity": granularity,
        "time_limit": time_limit,
        "max_schedules": max_schedules,
        "reduction": reduction,
        "snapshot": snapshot,
        "repeat": repeat,
        "point_limit": POINT_LIMIT,
        "record": record,
    }
    found = work(script, job)
    while "again" in found:
        job[found["again"]] = False
        found = work(script, job)
    replays = sorted(
        (
            _replay(item, script, bound, granularity, item["count"], item["deviations"])
            for item in found.get("found", ())
        ),
        key=_order,
    )
    why = found["reason"]
    return Exploration(
        outcomes=tuple(replay.outcome for replay in replays),
        replays=tuple(replays) if record else (),
        complete=not why,
        why=why,
        schedules=found.get("runs", 0),
        bound=bound,
        granularity=granularity,
        script=script.digest,
        explorer=explorer_version(),
    )


def replay(
    script: Script | str | os.PathLike[str],
    schedule: Schedule | str,
    *,
    granularity: Granularity = "line",
    time_limit: float = 60.0,
) -> Replay:
    """Run one schedule again and record its events.

    ``schedule`` is an outcome's ``witness``, or its text (then ``granularity`` counts);
    ``time_limit`` is in seconds of processor time. Raise
    `ScheduleError` for a schedule of another script, explorer, or of none; `ScriptError` for
    what cannot be run.

    The kinds of events, with what ``object`` and ``text`` hold; ``line`` is the first line of
    the statement at which the thread stands, None outside of the script:

    - ``line``: a statement begins;
    - ``start``: a thread is started (its name);
    - ``acquire``, ``release``: of a lock, condition or semaphore that the script names itself
      (kind and name: ``lock accounts_lock``);
    - ``wait``: the thread cannot go on (kind and name of what it waits for); ``wake``: it goes
      on (the same; text ``timeout`` if the time was up);
    - ``print``: something is printed (``stdout`` or ``stderr``; the text);
    - ``exception``: one ends the thread (the type's name; the message);
    - ``exit``: `sys.exit` ends the thread; ``end``: the thread has ended.
    """
    script = _script(script)
    if isinstance(schedule, str):
        schedule = Schedule(
            parse_deviations(schedule), script.digest, 0, granularity, explorer_version()
        )
    schedule.check(script)
    found = work(
        script,
        {
            "task": "replay",
            "bound": schedule.bound,
            "granularity": schedule.granularity,
            "time_limit": time_limit,
            "deviations": schedule.deviations,
            "point_limit": POINT_LIMIT,
            "record": True,
        },
    )
    if found.get("ending") == "diverged" or found.get("points", 0) < max(
        (point for point, _ in schedule.deviations), default=0
    ):
        raise ScheduleError(
            f"{script.name}: the script does not come to where the schedule switches threads;"
            " explore it to get a schedule of its own"
        )
    if found["reason"]:
        raise ScriptError(found["reason"])
    return _replay(found, script, schedule.bound, schedule.granularity, 1, schedule.deviations)


def _script(script: Script | str | os.PathLike[str]) -> Script:
    if not hasattr(os, "fork"):
        raise ScriptError(
            "this system cannot fork processes, so schedules cannot be searched on it; Linux and"
            " macOS can"
        )
    if isinstance(script, Script):
        check_syntax(script)
        return script
    return read_script(script)


def _replay(
    item: dict[str, Any],
    script: Script,
    bound: int,
    granularity: str,
    count: int,
    deviations: Any,
) -> Replay:
    schedule = Schedule(
        tuple((point, thread) for point, thread in deviations),
        script.digest,
        bound,
        granularity,
        explorer_version(),
    )
    outcome = Outcome(
        stdout=item["stdout"],
        stderr=item["stderr"],
        exceptions=tuple(ThreadException(*found) for found in sorted(item["exceptions"])),
        ending=cast(Any, item["ending"]),
        status=item["status"],
        waiting=tuple(
            Waiting(thread, line, script.line(line), kind, what)
            for thread, line, kind, what in item["waiting"]
        ),
        files=tuple(item["files"]),
        schedules=count,
        preemptions=item["preemptions"],
        witness=schedule,
    )
    events = tuple(Event(step, *event) for step, event in enumerate(item["events"], 1))
    return Replay(events, outcome)


def _order(replay: Replay) -> tuple[object, ...]:
    outcome = replay.outcome
    return (outcome.preemptions, len(outcome.witness.deviations), outcome.witness.deviations)
