"""The contents of blobs, from one process of git that is asked for one after the other."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path
from types import TracebackType

from gleichlauf.history.git import HistoryError, command, environment

LARGEST = 32 * 1024 * 1024
"""Blobs of more bytes are passed over."""

_STEP = 1 << 20


class Blobs:
    """Reads blobs of a repository; a context manager, whose end ends its process."""

    def __init__(self, repository: Path) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Blobs:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; the next question starts another."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def text(self, identity: str) -> str | None:
        """Return a blob's text, or None if it is not there, too large, or no UTF-8."""
        data = self._read(identity)
        if data is None:
            return None
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
        return None

    def _read(self, identity: str) -> bytes | None:
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise HistoryError("git cannot be asked for older versions")
        try:
            process.stdin.write(identity.encode("ascii") + b"\n")
            process.stdin.flush()
            words = process.stdout.readline().split()
        except (BrokenPipeError, ValueError) as error:
            raise HistoryError("git stopped while older versions were read") from error
        if not words:
            raise HistoryError("git stopped while older versions were read")
        if len(words) != 3 or not words[2].isdigit():
            return None  # "missing": cut off, or left out of a partial clone
        size = int(words[2])
        if words[1] == b"blob" and size <= LARGEST:
            data = process.stdout.read(size)
            process.stdout.read(1)
            return data
        left = size + 1
        while left > 0:
            read = len(process.stdout.read(min(left, _STEP)))
            if not read:
                break
            left -= read
        return None

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            self._process = subprocess.Popen(
                command(self._repository, "cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        except FileNotFoundError as error:
            raise HistoryError("git is not installed") from error
        return self._process
