"""Does a job on a script in a process of its own, in an empty directory, of which nothing stays."""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import tempfile
from pathlib import Path
from typing import Any

from ..script import Script
from .child import how_it_ended
from .fork import where_it_is
from .nursery import nursery
from .reports import NUMBER, Reports
from .watch import INTERVAL, Watch

GRACE = 1.0
"""Seconds of processor time beyond its limit after which a worker is ended from outside."""


def work(script: Script, job: dict[str, Any]) -> dict[str, Any]:
    """Do a job on a script; return what the worker reports, or ``{"reason": ...}`` in words."""
    with tempfile.TemporaryDirectory(prefix="schedules-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        directory, temporary = root / "run", root / "tmp"
        directory.mkdir()
        temporary.mkdir()
        workers = nursery()
        job = {
            **job,
            "name": script.name,
            "source": script.source,
            "path": script.path,
            "directory": str(Path(script.path).parent) if script.path else str(directory),
            "run": str(directory),
            "environment": workers.changes(TMPDIR=str(temporary)),
            "dump": str(root / "stacks"),
            "searching": str(root / "searching"),
        }
        worker = 0
        try:
            worker = workers.give(marshal.dumps(job))
            found = _listen(workers.reports, worker, job, script)
            # With the worker ends every process that it has made.
            _kill(worker)
            if isinstance(found, int):
                return {"reason": f"the script {how_it_ended(found)}"}
            complete = found.get("reason") == ""
            if not complete:
                # A run that is still under way may write files.
                workers.reports.read()
        except BaseException:
            # Nobody knows what it would report next.
            _kill(worker)
            workers.end()
            raise
    if complete:
        # The worker has come to its end while its directory was removed.
        workers.reports.read()
    return found


def _kill(worker: int) -> None:
    if worker:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker, signal.SIGKILL)


def _listen(
    reports: Reports, worker: int, job: dict[str, Any], script: Script
) -> dict[str, Any] | int:
    """Return what the worker reports, or how it is stuck, or else the status it ended with."""
    watch = Watch(worker, job["time_limit"] + GRACE)
    while not reports.wait(INTERVAL):
        # While it searches, a worker waits for its runs, and has an eye on them itself.
        stuck = watch.look(may_sleep=Path(job["searching"]).exists())
        if stuck:
            place = where_it_is(worker, job["dump"], script.name)
            return {"reason": f"{place}: the script {stuck} where threads cannot be seen"}
    data = reports.read()
    if len(data) == 2 * NUMBER:
        return int.from_bytes(data[NUMBER:], "little")
    result: dict[str, Any] = marshal.loads(data)  # noqa: S302 - written by our own worker
    return result
