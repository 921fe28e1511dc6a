"""A process forked from this one: what it reports, and how it ended."""

from __future__ import annotations

import os
import select
import signal

from .watch import INTERVAL, Watch

HEAD = 4
"""How many bytes before each report say how long it is."""


class Child:
    """A forked process that writes its reports to a pipe, of which ``source`` is the other end."""

    def __init__(self, process: int, source: int) -> None:
        self.process = process
        self.source = source
        self._poll = select.poll()
        self._poll.register(source, select.POLLIN)
        self._unread = b""

    def read(self, limit: float) -> tuple[bytes, str]:
        """Return the next report, and how the child is stuck instead (else ``""``).

        There is neither if it has ended. ``limit`` is in seconds of its processor time from now.
        """
        watch: Watch | None = None
        while True:
            length = int.from_bytes(self._unread[:HEAD], "little") + HEAD
            if len(self._unread) >= max(length, HEAD + 1):
                report, self._unread = self._unread[HEAD:length], self._unread[length:]
                return report, ""
            if not self._poll.poll(INTERVAL * 1000):
                watch = watch or Watch(self.process, limit, anew=True)
                stuck = watch.look()
                if stuck:
                    return b"", stuck
                continue
            piece = os.read(self.source, 1 << 16)
            if not piece:
                return b"", ""
            self._unread += piece

    def end(self) -> int:
        """End the process, if it has not ended, and return its status as `os.waitpid` does."""
        os.close(self.source)
        os.kill(self.process, signal.SIGKILL)
        return os.waitpid(self.process, 0)[1]


def framed(data: bytes) -> bytes:
    """Return a report as `Child.read` takes it apart."""
    return len(data).to_bytes(HEAD, "little") + data


def how_it_ended(status: int) -> str:
    """Say in words how a process ended that reported nothing."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            return f"was ended by the signal {signal.Signals(number).name}"
        except ValueError:
            return f"was ended by the signal {number}"
    return f"ended its process by itself, with status {os.waitstatus_to_exitcode(status)}"
