"""A process that does nothing but fork workers: starting Python anew for each takes far longer.

There is one for each thread that asks, kept until its process ends. It has imported what workers
need, and no more than that; nothing of a script ever runs in it.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from .reports import NUMBER, Reports, send

HERE = Path(__file__).resolve().parents[1]

BOOTSTRAP = """\
import os, sys, types
os.register_at_fork = lambda **_: None
package = types.ModuleType("_schedules")
package.__path__ = [sys.argv[1]]
sys.modules["_schedules"] = package
from _schedules.processes.worker import main
main()
"""
"""What the nursery runs. Modules must not register what is to be done after a fork: it would cost
each run more than the fork does, and `random` would begin each run with another seed."""


class Nursery:
    """One such process, which answers each job with three reports.

    They are the id of the worker, what the worker found (missing if it ended before), and again
    its id with its status as `os.waitpid` gives it. Numbers are four bytes, the lowest first.
    """

    def __init__(self) -> None:
        self._environment = _environment()
        settings = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        self._owner = os.getpid()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - kept open; see `end`
        self._process = subprocess.Popen(
            [sys.executable, "-c", BOOTSTRAP, str(HERE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=HERE,
            env={**self._environment, **settings},
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        assert self._process.stdout is not None  # noqa: S101 - the same
        self._jobs = self._process.stdin.fileno()
        self.reports = Reports(self._process.stdout.fileno())
        atexit.register(self.end)

    def is_ours(self) -> bool:
        """Say whether it waits for a job, and not that of a process from which this one was forked.

        If there is something to read, a worker has ended that had no job.
        """
        alive = self._owner == os.getpid() and self._process.poll() is None
        return alive and not self.reports.wait(0)

    def changes(self, **added: str) -> dict[str, str | None]:
        """Return what to set in the environment of a worker, and what to remove: that is None.

        It then is the environment of this process as it is now, with ``added``.
        """
        known, environment = self._environment, _environment() | added
        removed: dict[str, str | None] = dict.fromkeys(known.keys() - environment.keys())
        return removed | {k: v for k, v in environment.items() if known.get(k) != v}

    def give(self, job: bytes) -> int:
        """Let a worker do a job and return its process id; raise RuntimeError where none starts."""
        try:
            send(self._jobs, job)
            report = self.reports.read()
        except BrokenPipeError:
            report = b""
        if len(report) == NUMBER:
            return int.from_bytes(report, "little")
        if report:
            # The worker was ended just now, and nobody knows whether it had taken the job.
            self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        error = self._errors.read().decode(errors="replace")
        raise RuntimeError(f"the explorer itself failed:\n{error}")

    def end(self) -> None:
        """End the process, and with it its worker; nothing happens where it has been ended."""
        atexit.unregister(self.end)
        if self._owner == os.getpid() and not self._errors.closed:
            with self._errors, self._process as process:
                process.kill()


def _environment() -> dict[str, str]:
    """Return the environment of this process without what changes how Python itself works."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}


_kept = threading.local()


def nursery() -> Nursery:
    """Return the calling thread's own: the system ends it with the thread that started it."""
    found: Nursery | None = getattr(_kept, "nursery", None)
    if found is not None and not found.is_ours():
        found.end()
        found = None
    if found is None:
        found = _kept.nursery = Nursery()
    return found
