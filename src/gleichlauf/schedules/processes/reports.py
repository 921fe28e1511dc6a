"""Reports: pieces of bytes that one process writes to a pipe and another reads, each as a whole."""

from __future__ import annotations

import os
import select

HEAD = 4
"""How many bytes before each report say how long it is."""

NUMBER = 4
"""How many bytes a report has that is a number, the lowest first; no other report is so short."""

write = os.write


class Reports:
    """The reports that come from a pipe, of which ``source`` is the end to read from."""

    def __init__(self, source: int) -> None:
        self.source = source
        self._poll = select.poll()
        self._poll.register(source, select.POLLIN)
        self._unread = b""

    def wait(self, seconds: float) -> bool:
        """Return whether there is something to read, after ``seconds`` at the latest."""
        return bool(self._unread) or bool(self._poll.poll(seconds * 1000))

    def read(self) -> bytes:
        """Return the next report, b"" if the pipe has no further one."""
        while True:
            length = int.from_bytes(self._unread[:HEAD], "little") + HEAD
            if len(self._unread) > HEAD and len(self._unread) >= length:
                report, self._unread = self._unread[HEAD:length], self._unread[length:]
                return report
            piece = os.read(self.source, 1 << 16)
            if not piece:
                return b""
            self._unread += piece


def send(channel: int, report: bytes) -> None:
    """Write a report, which must not be empty, to a pipe."""
    data = len(report).to_bytes(HEAD, "little") + report
    while data:
        data = data[write(channel, data) :]
