"""A process forked from this one: what it reports, and how it ended."""

from __future__ import annotations

import os
import signal

from ..runs.files import Directory
from .reports import Reports
from .watch import INTERVAL, Watch


class Child:
    """A forked process that runs in ``directory`` and writes its reports to a pipe.

    ``source`` is the other end of that.
    """

    def __init__(self, process: int, source: int, directory: Directory) -> None:
        self.process = process
        self.directory = directory
        self._reports = Reports(source)

    def read(self, limit: float) -> tuple[bytes, str]:
        """Return the next report, and how the child is stuck instead (else ``""``).

        There is neither if it has ended. ``limit`` is in seconds of its processor time from now.
        """
        watch: Watch | None = None
        while not self._reports.wait(INTERVAL):
            watch = watch or Watch(self.process, limit, anew=True)
            stuck = watch.look()
            if stuck:
                return b"", stuck
        return self._reports.read(), ""

    def has_reported(self) -> bool:
        """Say whether it has written a report, or ended."""
        return self._reports.wait(0)

    def end(self) -> int:
        """End the process, if it has not ended, and return its status as `os.waitpid` does."""
        os.close(self._reports.source)
        os.kill(self.process, signal.SIGKILL)
        return os.waitpid(self.process, 0)[1]


def how_it_ended(status: int) -> str:
    """Say in words how a process ended that reported nothing."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            return f"was ended by the signal {signal.Signals(number).name}"
        except ValueError:
            return f"was ended by the signal {number}"
    return f"ended its process by itself, with status {os.waitstatus_to_exitcode(status)}"
