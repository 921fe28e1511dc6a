"""Explore and replay: the two things that this package is for."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing

from .exploration import Exploration, Granularity, Outcome, Replay
from .processes.kept import ExplorerError
from .processes.runner import ProcessRunner, can_run_together
from .runs.report import Job, MakeRunner, Plan
from .schedule import Schedule, ScheduleError, parse_deviations
from .script import Script, ScriptError, check_syntax, read_script
from .search.found import Finding
from .search.search import DivergedError, LimitReachedError, Limits, Search, StoppedError
from .version import explorer_version

POINT_LIMIT = 20_000
"""How many points a run may have before it is given up."""

SYSTEMATIC = 0.8
"""The part of its limits after which a search that is not complete goes on at random."""

INTERRUPTED = "it was interrupted; nothing is left running"

CHANGED = "the script does something else when the same schedule is run again"

Progress = Callable[[int, int], None]
"""Called after each run with the number of runs and of outcomes so far."""


def explore(
    script: Script | str | os.PathLike[str],
    *,
    bound: int = 2,
    granularity: Granularity = "line",
    exact_time: bool = False,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    time_limit: float = 60.0,
    max_schedules: int | None = None,
    record: bool = False,
    reduction: bool = True,
    repeat: bool = True,
    progress: Progress = lambda runs, outcomes: None,
    runner: MakeRunner = ProcessRunner,
) -> Exploration:
    """Find every outcome of a script over its thread schedules.

    ``script`` is a path, or a `Script` with the source in it. ``bound`` is the largest number
    of preemptions and of waits that end early or late, together; with ``exact_time``, no wait
    does. ``include`` and ``exclude`` are patterns for the names of modules (those beside the
    script are included by themselves) at whose lines threads are switched as well, or are not.
    ``time_limit`` is in seconds of processor time, of all runs together: other programs on a
    busy machine make a search take longer, but never fail. A run that sleeps in the kernel (it
    waits in C) for about 5 s ends the search as well. Where a limit comes first, the last fifth
    of it goes to schedules drawn at random; where the user interrupts it, what was found until
    then is the result. With ``record``, the result has ``replays``: what `replay` would return
    for each outcome's witness. ``reduction`` and ``repeat`` are there to prove that they change
    nothing but the time; ``runner`` makes what makes the runs. Raise `ScriptError` where there is
    no script, or it is not Python; everything else that stops a search is said in the result's
    ``why``. The same script gives the same result in every run, unless a limit was reached.
    """
    script = _script(script)
    if bound < 0 or time_limit <= 0:
        raise ValueError("bound must not be negative, and time_limit must be positive")
    job = Job(
        name=script.name,
        source=script.source,
        path=script.path,
        bound=bound,
        granularity=granularity,
        point_limit=POINT_LIMIT,
        reduces=reduction,
        exact_time=exact_time,
        record=record,
        include=include,
        exclude=exclude,
    )
    limits = Limits(time_limit, max_schedules)
    together = repeat and can_run_together(script.source)
    search, why = _search(job, limits, progress, runner, together=together)
    if why == CHANGED and together:
        search, why = _search(job, limits, progress, runner, together=False)
    findings = sorted(search.found.everything().values(), key=lambda finding: finding.order)
    replays = tuple(_replay(finding, script, job) for finding in findings)
    return Exploration(
        outcomes=tuple(replay.outcome for replay in replays),
        replays=replays if record else (),
        complete=not why,
        why=why,
        schedules=search.found.runs,
        drawn=search.found.drawn,
        bound=bound,
        granularity=granularity,
        script=script.digest,
        explorer=explorer_version(),
        threads=search.found.threads,
        clock=search.found.clock,
        exact_time=exact_time,
        modules=tuple(sorted(search.found.modules)),
    )


def _search(
    job: Job, limits: Limits, progress: Progress, make: MakeRunner, *, together: bool
) -> tuple[Search, str]:
    """Search a script; return the search, and why it is not complete, or ""."""
    part = Limits(
        limits.seconds * SYSTEMATIC,
        None if limits.runs is None else max(1, int(limits.runs * SYSTEMATIC)),
    )
    search = Search(job, part, progress)
    try:
        with closing(make(job, together=together)) as runner:
            try:
                search.systematic(runner)
            except LimitReachedError:
                search.limits = limits
                search.at_random(runner)
        if together:
            with closing(make(job, together=False)) as alone:
                search.confirm(alone)
    except StoppedError as stopped:
        return search, str(stopped)
    except DivergedError:
        return search, CHANGED
    except KeyboardInterrupt:
        return search, INTERRUPTED
    except ExplorerError as error:
        return search, str(error)
    return search, ""


def replay(
    script: Script | str | os.PathLike[str],
    schedule: Schedule | str,
    *,
    granularity: Granularity = "line",
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    time_limit: float = 60.0,
) -> Replay:
    """Run one schedule again and record its events.

    ``schedule`` is an outcome's ``witness``, or its text (then ``granularity`` counts);
    ``include`` and ``exclude`` must be those of the search, ``time_limit`` is in seconds of
    processor time. Raise `ScheduleError` for a schedule of another script, explorer, or of none;
    `ScriptError` for what cannot be run.

    The kinds of events, with what ``object`` and ``text`` hold; ``line`` is the first line of
    the statement at which the thread stands, None outside of the script:

    - ``line``: a statement begins (of a module beside the script: its file and line; its text);
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
    job = Job(
        name=script.name,
        source=script.source,
        path=script.path,
        bound=schedule.bound,
        granularity=schedule.granularity,
        point_limit=POINT_LIMIT,
        reduces=False,
        record=True,
        include=include,
        exclude=exclude,
    )
    plan = Plan(schedule.deviations, time_limit)
    try:
        with closing(ProcessRunner(job, together=False)) as runner:
            report = runner.run(plan)
    except ExplorerError as error:
        raise ScriptError(str(error)) from None
    if report.stopped == "diverged" or (
        report.stopped == "" and report.deviations != schedule.deviations
    ):
        raise ScheduleError(
            f"{script.name}: the script does not come to where the schedule switches threads;"
            " explore it to get a schedule of its own"
        )
    if report.result is None:
        raise ScriptError(report.reason)
    finding = Finding(
        report.result, 1, report.preemptions, schedule.deviations, report.points, report.events
    )
    return _replay(finding, script, job)


def _script(script: Script | str | os.PathLike[str]) -> Script:
    if isinstance(script, Script):
        check_syntax(script)
        return script
    return read_script(script)


def _replay(finding: Finding, script: Script, job: Job) -> Replay:
    result = finding.result
    schedule = Schedule(
        finding.deviations, script.digest, job.bound, job.granularity, explorer_version()
    )
    outcome = Outcome(
        stdout=result.stdout,
        stderr=result.stderr,
        exceptions=result.exceptions,
        ending=result.ending,
        status=result.status,
        waiting=result.waiting,
        files=result.files,
        schedules=finding.runs,
        preemptions=finding.spent,
        witness=schedule,
    )
    return Replay(finding.events, outcome)
