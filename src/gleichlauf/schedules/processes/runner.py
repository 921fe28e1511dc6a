"""The runners of this system: each run in a process of its own, or many runs in one process.

Both ask a worker, which a server forks that is kept for the next script. Whatever becomes of the
runs, nothing of them stays: not when the search is interrupted, and not when this process ends.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..codec import from_bytes, to_bytes
from ..reading.program import Program
from ..runs.files import remove
from ..runs.report import Job, Plan, Report
from ..script import CannotSearchError
from .kept import ExplorerError, server
from .order import OVER, Order
from .repeatable import is_repeatable


class ProcessRunner:
    """Runs schedules of one job in processes; see `runs.report.Runner`.

    With ``together``, many runs share a process, for scripts that leave nothing behind.
    """

    def __init__(self, job: Job, *, together: bool) -> None:
        if not hasattr(os, "fork"):
            raise CannotSearchError(
                "this system cannot fork processes, so schedules cannot be searched on it; Linux"
                " and macOS can"
            )
        try:
            self._directory = Path(tempfile.mkdtemp(prefix="schedules-"))
            (self._directory / "tmp").mkdir()
            self._server = server()
        except OSError as error:
            raise ExplorerError(
                f"nothing can be run on this machine as it is now: {error}"
            ) from None
        root = self._directory
        self._open = True
        order = Order(
            job=job,
            directory=str(root / "run"),
            beside=str(Path(job.path).parent) if job.path else str(root / "run"),
            environment=self._server.changes(TMPDIR=str(root / "tmp")),
            together=together,
        )
        self._server.send(to_bytes(order))

    def run(self, plan: Plan) -> Report:
        """Run the script once; raise `ExplorerError` if that is not possible."""
        try:
            self._server.send(to_bytes(plan))
            answer = self._server.hear()
        except BaseException:
            self._abandon()
            raise
        try:
            return from_bytes(Report, answer)
        except ValueError:
            # A run's process writes its report itself, and a script may have written there, too.
            self._abandon()
            return Report(None, "lost", "the script writes into a pipe of the explorer")

    def close(self) -> None:
        """Let nothing be left of all runs."""
        if self._open:
            self._open = False
            try:
                self._server.send(OVER)
                if self._server.hear() != OVER:
                    self._server.end()
            except BaseException:
                self._server.end()
                raise
            finally:
                remove(str(self._directory))

    def _abandon(self) -> None:
        """End all processes: nobody knows what they would report next."""
        self._open = False
        self._server.end()
        remove(str(self._directory))


def can_run_together(source: str) -> bool:
    """Say whether many runs of a script can share a process."""
    return is_repeatable(Program(source))
