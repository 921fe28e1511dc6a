"""The twin of a worker: a second process that is there before a job, which then waits for no fork.

A job comes to both at once. Where its script can run many times in one process, the twin makes
the first runs (`rerun`), while the worker keeps the account of them; otherwise it ends.
"""

from __future__ import annotations

import contextlib
import os
import signal

from ..stand_ins.refusals import fork
from .linux import die_with_parent, leave_process
from .reports import Reports, send


class Twin:
    """The two processes that there are from now on; ``inside`` is true in the twin.

    The twin writes its reports to ``channel``, and the worker reads them from ``reports``.
    """

    def __init__(self) -> None:
        parent = os.getpid()
        self._source, self._jobs = os.pipe()
        self.reports, self.channel = os.pipe()
        self.process = fork()
        self.inside = self.process == 0
        if self.inside:
            os.close(self._source)
            os.close(self.reports)
            die_with_parent(parent)
        else:
            os.close(self._jobs)
            os.close(self.channel)

    def read(self, source: int) -> bytes:
        """Return the next job of ``source`` in both processes, b"" if there is none.

        It comes to the twin, for which others wait, and from there to the worker.
        """
        if not self.inside:
            job = Reports(self._source).read()
            os.close(self._source)
            return job
        job = Reports(source).read()
        if job:
            with contextlib.suppress(BrokenPipeError):
                send(self._jobs, job)
        os.close(self._jobs)
        return job

    def end(self) -> None:
        """Let there be the worker alone; does not return in the twin."""
        if self.inside:
            leave_process(0)
        os.close(self.reports)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
