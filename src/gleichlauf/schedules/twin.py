"""A process of its own for a worker's first runs, which is there before there is a job."""

from __future__ import annotations

import contextlib
import os
import signal

from .linux import die_with_parent, leave_process
from .refusals import fork
from .reports import Reports, send


class Twin:
    """Two processes from now on: the caller, and ``process``, where that is 0.

    The other one reads the caller's job as well. If the script can run many times in one process,
    that is the first to do so; otherwise it ends.
    """

    def __init__(self) -> None:
        parent = os.getpid()
        jobs, self._jobs = os.pipe()
        self.reports, self.channel = os.pipe()
        self.process = fork()
        self.inside = self.process == 0
        if self.inside:
            os.close(jobs)
            os.close(self.reports)
            die_with_parent(parent)
        else:
            os.close(self._jobs)
            os.close(self.channel)
            self._source = Reports(jobs)

    def read(self) -> bytes:
        """Return the job, b"" if there is none."""
        job = self._source.read()
        os.close(self._source.source)
        return job

    def tell(self, job: bytes) -> None:
        """Hand the job on."""
        with contextlib.suppress(BrokenPipeError):
            send(self._jobs, job)
        os.close(self._jobs)

    def end(self) -> None:
        """Let there be one process again."""
        if self.inside:
            leave_process(0)
        os.close(self.reports)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
