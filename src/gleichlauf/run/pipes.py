"""The pipes between us and the process of an example."""

from __future__ import annotations

import os
import threading

OUTPUT_LIMIT = 1_000_000
"""Bytes that an example may print, to each of its two streams."""

_PATIENCE = 5.0
"""Seconds until a pipe's end must have come, when all who could write to it have been ended."""


class Stream:
    """Collects what comes out of a pipe, up to the limit; sets ``changed`` at its end."""

    def __init__(self, pipe: int, changed: threading.Event) -> None:
        self.pipe = pipe
        self.content = bytearray()
        self.flooded = False
        self.closed = False
        self.changed = changed
        self.thread = threading.Thread(target=self._read, name="example output", daemon=True)
        self.thread.start()

    def _read(self) -> None:
        while chunk := os.read(self.pipe, 65536):
            self.content += chunk[: OUTPUT_LIMIT - len(self.content)]
            if len(self.content) >= OUTPUT_LIMIT:
                self.flooded = True
                self.changed.set()
        self.closed = True
        self.changed.set()

    def close(self) -> None:
        """Wait for the end, and close the pipe.

        If a process has got away with the other end, the thread stays and keeps the pipe.
        """
        self.thread.join(_PATIENCE)
        if not self.thread.is_alive():
            os.close(self.pipe)

    def text(self) -> str:
        """Return what has come so far; bytes that are no UTF-8 are shown as escapes."""
        text = bytes(self.content).decode("utf-8", "backslashreplace")
        return text.replace("\r\n", "\n") if os.name == "nt" else text


class Lifeline:
    """A pipe that closes when we end, however we do; see `bootstrap`."""

    def __init__(self) -> None:
        self.ends: list[int] = []
        if os.name == "posix":
            self.ends += os.pipe()

    @property
    def handed(self) -> list[int]:
        """The end that the process inherits, if the system has such a thing."""
        return self.ends[:1]

    def close(self) -> None:
        """Close both ends: ours, and our copy of the other one."""
        while self.ends:
            os.close(self.ends.pop())
