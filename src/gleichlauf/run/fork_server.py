"""One start of an interpreter from which several runs of an example fork.

Most of the time of a short program goes into the start of Python and its imports. A fork of a
process that has done both, and nothing else, is as fresh as a new one: it has one thread and
memory of its own. Only the seed of its hashes is that of the server.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType


class Fork:
    """A process that a server has forked, with what is used of `subprocess.Popen`."""

    def __init__(self, channel: socket.socket, pid: int) -> None:
        self.channel = channel
        self.pid = pid
        self.status: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status; raise `subprocess.TimeoutExpired` after so many seconds."""
        if self.status is None:
            self.channel.settimeout(timeout)
            try:
                self.status = _number(self.channel)
            except (TimeoutError, BlockingIOError):
                raise subprocess.TimeoutExpired("fork", timeout or 0) from None
            finally:
                self.channel.settimeout(None)
        return self.status

    def poll(self) -> int | None:
        """Return the exit status, or None while the process runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the process, unless it has ended."""
        self.send_signal(signal.SIGKILL)


class ForkServer:
    """A started interpreter that forks on request, one process at a time; ends with its block.

    ``command`` is what runs `bootstrap`, without its arguments; ``modules`` are imported before
    the first fork. Raises `OSError` if there is no such interpreter.
    """

    def __init__(
        self, command: Sequence[str], modules: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self.python = command[0]
        self.channel, other = socket.socketpair()
        with other:
            try:
                self.process = subprocess.Popen(
                    [*command, "--serve", str(other.fileno()), *modules],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    env=environment,
                    start_new_session=True,
                    pass_fds=[other.fileno()],
                )
            except BaseException:
                self.channel.close()
                raise

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.channel.close()
        self._said()

    def fork(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        files: Sequence[int],
    ) -> Fork:
        """Let a fork run `bootstrap` in a folder, with stdout, stderr and lifeline as given.

        The environment is added to the server's. Raises `OSError` if the server does not answer.
        """
        request = repr((str(folder), dict(environment), list(arguments)))
        try:
            socket.send_fds(self.channel, [request.encode()], files)
            return Fork(self.channel, _number(self.channel))
        except ConnectionError as error:
            raise OSError(f"{self.python} has ended: {self._said()}") from error

    def _said(self) -> str:
        """Wait for the server's end and return what it wrote to stderr, the first time."""
        if self.process.stderr is None or self.process.stderr.closed:
            return ""
        return self.process.communicate()[1].decode(errors="replace").strip()


def _number(channel: socket.socket) -> int:
    answer = channel.recv(4)
    if not answer:
        raise ConnectionResetError("the server has ended")
    return int.from_bytes(answer, "big", signed=True)
