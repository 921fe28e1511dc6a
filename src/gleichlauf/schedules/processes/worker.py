"""The process that runs the script: it does one job of `process` and writes a result.

Most scripts leave nothing behind, and `rerun` runs them many times in one process, of which the
first is the worker's `twin`. For all others, every schedule has a process of its own. The part
before the first thread has only one order, so it is run once, and every schedule is a fork of the
process at that moment. Where the script has files open by then, whose positions forks would share,
every schedule is a fork from before the script's first line instead.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import marshal
import os
import resource
import select
import signal
import sys
from types import FrameType
from typing import Any

from ..control.task import new_gate
from ..reading.program import Program
from ..reading.repeatable import is_repeatable
from ..runs.run import Run
from ..search.search import Search
from ..stand_ins.refusals import fork
from ..stand_ins.threads import begin_thread
from .fork import Forks
from .linux import adopt_orphans, die_with_parent, leave_process
from .reports import NUMBER, send
from .rerun import Reruns
from .twin import Twin

EARLY = ("_posixsubprocess", "encodings.cp437", "pathlib", "queue", "zipfile")
"""Modules that many runs import, and that take long, but make no locks and start nothing."""

FIRST = """\
from threading import Lock, Thread
lock = Lock()
class Visit(Thread):
    def run(self):
        global visits
        with lock:
            visits += [self.name]
        print("visited by", self.name)
visits = []
for number in range(2):
    Visit(name=f"{number}").start()
"""
"""A script that every process reads, and a twin runs, before there is a job.

What takes longer for the first time is done by then, and the memory that it changes is copied.
"""


def main() -> None:
    """Fork workers, each of which waits for a job, until standard input brings no further one."""
    nursery = os.getpid()
    die_with_parent(os.getppid())
    adopt_orphans()
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    for name in EARLY:
        importlib.import_module(name)
    run = Run()
    read_first(run)
    gc.disable()
    gc.freeze()
    jobs = select.poll()
    jobs.register(0, select.POLLHUP)
    while True:
        worker = fork()
        if worker == 0:
            wait_for_job(run, nursery)
        status = ended(worker)
        if jobs.poll(0):
            return
        send(1, worker.to_bytes(NUMBER, "little") + status.to_bytes(NUMBER, "little"))


def ended(worker: int) -> int:
    """Wait until a worker has ended, with all that it has made; return its status."""
    _, status = os.waitpid(worker, 0)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    return status


def read_first(run: Run) -> None:
    """Read `FIRST`."""
    program = Program(FIRST)
    is_repeatable(program)
    # No script has this name: what is still monitored of this one would be taken for a part of it.
    run.load(program, "<first>", "", "line", 1000, False)


def wait_for_job(run: Run, nursery: int) -> None:
    """Be ready for the next job before there is one; does not return."""
    os.setsid()
    die_with_parent(nursery)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    twin = Twin()
    read_first(run)
    if twin.inside:
        run_first(run)
    channel = os.dup(1)
    job = twin.read(0)
    if not job:
        leave_process(0)
    if not twin.inside:
        send(channel, os.getpid().to_bytes(NUMBER, "little"))
    work(marshal.loads(job), run, channel, twin)  # noqa: S302 - written by `process`


def run_first(run: Run) -> None:
    """Run `FIRST`, which was read."""
    over = new_gate()
    run.report = lambda result: over.release()
    begin_thread(run.execute, ())
    over.acquire()


def work(job: dict[str, Any], run: Run, channel: int, twin: Twin) -> None:
    """Do a job, and report to ``channel`` what is found; does not return."""
    os.chdir(job["run"])
    _set_environment(job["environment"])
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    sys.path[0] = job["directory"]
    program = Program(job["source"])
    repeats = job["task"] == "explore" and job["repeat"] and is_repeatable(program)
    if not repeats:
        twin.end()
    run.load(
        program, job["name"], job["path"], job["granularity"], job["point_limit"], job["record"]
    )

    def report(result: dict[str, Any]) -> None:
        if not forks.inside:
            send(channel, marshal.dumps(result))
        leave_process(0)

    run.report = report
    forks = Reruns(job["dump"], run, twin) if repeats else Forks(job["dump"], job["name"])
    gc.freeze()
    if job["task"] == "replay":
        _replay(run, job, report)
    else:
        _explore(run, job, Search(forks, run.scheduler, run.footprints.known, job, report))
    run.execute()


def _set_environment(changes: dict[str, str | None]) -> None:
    """Set the variables that have a value, and remove those that have none."""
    for name, value in changes.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


def _replay(run: Run, job: dict[str, Any], report: Any) -> None:
    _limit_beginning(run, job["time_limit"])
    scheduler = run.scheduler
    scheduler.bound = job["bound"]
    scheduler.reduces = False
    scheduler.deviations = dict(job["deviations"])
    scheduler.last_deviation = sys.maxsize
    run.report = report


def _explore(run: Run, job: dict[str, Any], search: Search) -> None:
    run.scheduler.reduces = job["reduction"]
    run.scheduler.bound = job["bound"]

    def begin() -> None:
        os.close(os.open(job["searching"], os.O_CREAT))
        search.run()
        run.report = search.forks.report

    if isinstance(search.forks, Reruns) or not job["snapshot"]:
        begin()
        return
    _limit_beginning(run, job["time_limit"])
    before = _open_files()

    def first_start() -> None:
        run.scheduler.first_start = lambda: None
        signal.setitimer(signal.ITIMER_PROF, 0)
        if before is None or (_open_files() or before) - before:
            search.report({"again": "snapshot"})
        search.forks.directory.remember()
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
