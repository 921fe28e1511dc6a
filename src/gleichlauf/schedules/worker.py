"""The process that runs the script; started by `process`, it reads a job and writes a result.

Most scripts leave nothing behind, and `rerun` runs them many times in one process. For all
others, every schedule has a process of its own. The part before the first thread has only one
order, so it is run once, and every schedule is a fork of the process at that moment. Where the
script has files open by then, whose positions forks would share, every schedule is a fork from
before the script's first line instead.
"""

from __future__ import annotations

import gc
import marshal
import os
import resource
import signal
import sys
from types import FrameType
from typing import Any

from .fork import Forks, die_with_parent, leave_process
from .repeatable import is_repeatable
from .rerun import Reruns
from .run import Run
from .search import Search

write = os.write


def main() -> None:
    """Do the job that standard input describes."""
    die_with_parent()()
    job = marshal.load(sys.stdin.buffer)  # noqa: S302 - written by `process`
    channel = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[0] = job["directory"]
    run = Run(
        job["source"], job["name"], job["path"], job["granularity"], job["point_limit"],
        job["record"],
    )  # fmt: skip
    repeats = job["task"] == "explore" and job["repeat"] and is_repeatable(job["source"])
    forks = Reruns(job["dump"], run) if repeats else Forks(job["dump"], job["name"])

    def report(result: dict[str, Any]) -> None:
        data = b"" if forks.inside else marshal.dumps(result)
        while data:
            data = data[write(channel, data) :]
        leave_process(0)

    run.report = report
    run.install()
    gc.disable()
    gc.freeze()
    if job["task"] == "replay":
        _replay(run, job, report)
    else:
        _explore(run, job, Search(forks, run.scheduler, run.footprints.known, job, report))
    run.execute()


def _replay(run: Run, job: dict[str, Any], report: Any) -> None:
    _limit_beginning(run, job["time_limit"])
    scheduler = run.scheduler
    scheduler.bound = job["bound"]
    scheduler.relevant = None
    scheduler.deviations = dict(job["deviations"])
    scheduler.last_deviation = sys.maxsize
    run.report = report


def _explore(run: Run, job: dict[str, Any], search: Search) -> None:
    run.scheduler.relevant = frozenset() if job["reduction"] else None
    run.scheduler.bound = job["bound"]

    def begin() -> None:
        os.close(os.open(job["searching"], os.O_CREAT))
        search.run()
        run.report = search.forks.report

    if isinstance(search.forks, Reruns):
        begin()
        if search.runs == 0:
            search.forks.limit_beginning()
        return
    if not job["snapshot"]:
        begin()
        return
    _limit_beginning(run, job["time_limit"])
    before = _open_files()

    def first_start() -> None:
        run.scheduler.first_start = lambda: None
        signal.setitimer(signal.ITIMER_PROF, 0)
        if before is None or (_open_files() or before) - before:
            search.report({"again": "snapshot"})
        begin()

    run.scheduler.first_start = first_start

    def single(result: dict[str, Any]) -> None:
        """Report the only run of a script that starts no thread."""
        search.runs = 1
        search._take(result, (), job["time_limit"])
        search._stop("")

    run.report = single


def _open_files() -> set[str] | None:
    """Return the numbers of the open files, or None where the system does not tell."""
    try:
        return set(os.listdir("/proc/self/fd"))  # noqa: PTH208 - see `files`
    except OSError:
        return None


def _limit_beginning(run: Run, seconds: float) -> None:
    """End the script with a reason where it does not come to its first thread in time."""

    def late(number: int, frame: FrameType | None) -> None:
        run.refuse(
            f"is still running after {seconds:g} s of processor time; it polls, spins or does too"
            " much"
        )

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
