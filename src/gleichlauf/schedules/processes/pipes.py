"""Messages: bytes that one process writes to a pipe, and another reads as a whole."""

from __future__ import annotations

import os
import select

HEAD = 4
"""How many bytes before each message say how long it is."""

LONGEST = 1 << 28
"""A message that says it is longer than so many bytes was not written by us."""

write = os.write


class Messages:
    """The messages that come from a pipe, of which ``source`` is the end to read from."""

    def __init__(self, source: int) -> None:
        self._unread = b""
        self.source = source
        self._poll = select.poll()
        self._poll.register(source, select.POLLIN)

    def wait(self, seconds: float) -> bool:
        """Return whether there is something to read, after ``seconds`` at the latest."""
        return bool(self._unread) or bool(self._poll.poll(seconds * 1000))

    def read(self) -> bytes:
        """Return the next message, b"" if there is no further one, or what comes is none."""
        while True:
            length = int.from_bytes(self._unread[:HEAD], "little") + HEAD
            if len(self._unread) > HEAD and len(self._unread) >= length:
                message, self._unread = self._unread[HEAD:length], self._unread[length:]
                return message
            piece = os.read(self.source, 1 << 16)
            if not piece or length > LONGEST:
                return b""
            self._unread += piece


def send(channel: int, message: bytes) -> None:
    """Write a message, which must not be empty, to a pipe."""
    data = len(message).to_bytes(HEAD, "little") + message
    while data:
        data = data[write(channel, data) :]
