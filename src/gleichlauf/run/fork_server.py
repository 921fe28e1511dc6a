"""One start of an interpreter from which several runs of an example fork.

Most of the time of a short program goes into the start of Python and its imports. A fork of a
process that has done both, and nothing else, is as fresh as a new one: it has one thread and
memory of its own. Only the seed of its hashes is that of the server.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from gleichlauf.run import server
from gleichlauf.run.descendants import MARK

_FOLDER = Path(server.__file__).parent
_ADOPTING = (
    (sys.executable, "-I", "-S", str(_FOLDER / "adopting.py")) if sys.platform == "linux" else ()
)
_PATIENCE = 10.0
"""Seconds until a server has ended that was told to, or nothing more is to be expected of it."""


class Fork:
    """A process that a server has forked, with what is used of `subprocess.Popen`."""

    def __init__(self, channel: socket.socket, pid: int) -> None:
        self.channel = channel
        self.pid = pid
        self.status: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status; raise `subprocess.TimeoutExpired` after so many seconds.

        Where the server has been killed, nobody knows the status, and this process is, too.
        """
        if self.status is None:
            self.channel.settimeout(timeout)
            try:
                self.status = _number(self.channel)
            except ConnectionError:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)
                self.status = -signal.SIGKILL
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
    """A started interpreter that forks on request, one process at a time; ends when closed."""

    def __init__(
        self,
        python: str,
        mark: str,
        channel: socket.socket,
        parents: tuple[int, ...],
        process: subprocess.Popen[bytes] | None = None,
    ) -> None:
        self.python = python
        self.mark = mark
        self.channel = channel
        self.parents = parents
        self.process = process

    @classmethod
    def start(cls, command: Sequence[str], environment: Mapping[str, str]) -> ForkServer:
        """Start an interpreter; ``command`` is what runs `bootstrap`, which is last in it.

        To its environment a `MARK` of its own is added, which all of its forks share.

        Raises `OSError` if there is no such interpreter.
        """
        mark = uuid.uuid4().hex
        *python, bootstrap = command
        found = shutil.which(python[0])
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), python[0])
        python = [*_ADOPTING, found, *python[1:], str(_FOLDER / "start.py")]
        channel, other = socket.socketpair()
        with other:
            try:
                process = subprocess.Popen(
                    [*python, server.__file__, bootstrap, str(other.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    env={**environment, MARK: mark, server.ALLOCATOR: "default"},
                    start_new_session=True,
                    pass_fds=[other.fileno()],
                )
            except BaseException:
                channel.close()
                raise
        return cls(command[0], mark, channel, (process.pid,), process)

    @contextmanager
    def with_imports(self, modules: Sequence[str]) -> Iterator[ForkServer]:
        """Lend a fork of this server that has imported modules, to be asked in its place.

        Raises `OSError` if the server does not answer.
        """
        channel, other = socket.socketpair()
        with channel:
            with other, open(os.devnull, "wb") as nothing:  # noqa: PTH123  (unbuffered by Path)
                files = (nothing.fileno(), nothing.fileno(), other.fileno())
                fork = self.fork(["--serve", *modules], Path(), {}, files)
            yield ForkServer(self.python, self.mark, channel, (*self.parents, fork.pid))
        try:
            fork.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            fork.kill()

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
        variables = [f"{name}={value}" for name, value in environment.items()]
        text = "\0".join([str(folder), str(len(variables)), *variables, *arguments])
        request = text.encode()
        try:
            socket.send_fds(self.channel, [len(request).to_bytes(4, "big")], files)
            self.channel.sendall(request)
            return Fork(self.channel, _number(self.channel))
        except ConnectionError as error:
            raise OSError(f"{self.python} has ended: {self.close()}") from error

    def serves(self) -> bool:
        """Tell whether it may be asked again: no example has ended or stopped it."""
        if self.process is None or self.process.poll() is not None:
            return False
        status: str = psutil.Process(self.process.pid).status()
        return status not in {psutil.STATUS_STOPPED, psutil.STATUS_TRACING_STOP}

    def close(self) -> str:
        """Wait for the server's end and return what it wrote to stderr."""
        self.channel.close()
        if self.process is None or self.process.stderr is None or self.process.stderr.closed:
            return ""
        try:
            said = self.process.communicate(timeout=_PATIENCE)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            said = b""
            with contextlib.suppress(subprocess.TimeoutExpired):
                said = self.process.communicate(timeout=_PATIENCE)[1]
        return said.decode(errors="replace").strip()


def _number(channel: socket.socket) -> int:
    answer = channel.recv(4)
    if not answer:
        raise ConnectionResetError("the server has ended")
    return int.from_bytes(answer, "big", signed=True)
