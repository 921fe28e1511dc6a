"""Messages: bytes that one process writes to a pipe, and another reads as a whole."""

from __future__ import annotations

import os
import select
import zlib

HEAD = 8
"""How many bytes before each message say how long it is, and what it adds up to."""

LONGEST = 1 << 28
"""A message that says it is longer than so many bytes was not written by us."""


class GarbageError(Exception):
    """What comes from a pipe was not written by us."""


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
        """Return the next message, b"" if there is no further one.

        Raise `GarbageError` for what is no message: a script can write into every pipe.
        """
        while True:
            if len(self._unread) >= HEAD:
                length = int.from_bytes(self._unread[:4], "little")
                if not 0 < length <= LONGEST:
                    raise GarbageError
                if len(self._unread) >= HEAD + length:
                    head, message = self._unread[:HEAD], self._unread[HEAD : HEAD + length]
                    self._unread = self._unread[HEAD + length :]
                    if head != _head(message):
                        raise GarbageError
                    return message
            piece = os.read(self.source, 1 << 16)
            if not piece:
                return b""
            self._unread += piece


def send(channel: int, message: bytes) -> None:
    """Write a message, which must not be empty, to a pipe."""
    data = _head(message) + message
    while data:
        data = data[write(channel, data) :]


def _head(message: bytes) -> bytes:
    return len(message).to_bytes(4, "little") + zlib.crc32(message).to_bytes(4, "little")
