"""The server that is kept for the searches of a thread, one after the other."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from .pipes import GarbageError, Messages, send
from .stuck import INTERVAL, LOOKS_STOPPED, STOPPED, states_of
from .system import children, descendants

PACKAGE = Path(__file__).resolve().parents[1]

BOOTSTRAP = """\
import os, sys, types
os.register_at_fork = lambda **_: None
package = types.ModuleType("_schedules")
package.__path__ = [sys.argv[1]]
sys.modules["_schedules"] = package
from _schedules.processes.server import main
main()
"""
"""What the server runs. Modules must not register what is to be done after a fork: it would cost
each run more than the fork does."""

PATIENCE = 500
"""How often is looked whether something still runs below a server that is to end."""

SETTINGS = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


class ExplorerError(RuntimeError):
    """The explorer itself failed; the message holds what it said."""


INTERFERES = "the script stops, ends or writes to a process of the explorer, or something else does"


class Server:
    """The process that forks workers, for one after the other of the calling thread's runners.

    The system ends it with the thread that started it.
    """

    def __init__(self) -> None:
        self._environment = _environment()
        self._owner = os.getpid()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - kept open; see `end`
        self._process = subprocess.Popen(
            [sys.executable, "-c", BOOTSTRAP, str(PACKAGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=PACKAGE,
            env={**self._environment, **SETTINGS},
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        assert self._process.stdout is not None  # noqa: S101 - the same
        self._orders = self._process.stdin.fileno()
        self._messages = Messages(self._process.stdout.fileno())
        atexit.register(self.end)
        _all.add(self)

    def is_ours(self) -> bool:
        """Say whether it waits for an order, and not for one of a process we were forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def changes(self, **added: str) -> tuple[tuple[str, str | None], ...]:
        """Return what to set in the environment of a worker, and what to remove: that is None.

        It then is the environment of this process as it is now, with ``added``.
        """
        known, environment = self._environment, _environment() | added
        changed = [(name, value) for name, value in environment.items() if known.get(name) != value]
        return (*changed, *((name, None) for name in known.keys() - environment.keys()))

    def send(self, message: bytes) -> None:
        """Send it an order, a plan, or that there are no more; raise `ExplorerError`."""
        try:
            send(self._orders, message)
        except BrokenPipeError:
            raise self._failure() from None

    def hear(self) -> bytes:
        """Return what a worker answers; raise `ExplorerError`.

        A script may stop the server or the worker, which then never answer.
        """
        stopped = 0
        try:
            while not self._messages.wait(INTERVAL):
                family = (self._process.pid, *children(self._process.pid))
                is_stopped = any(set(states_of(it)) & STOPPED for it in family)
                stopped = stopped + 1 if is_stopped else 0
                if stopped == LOOKS_STOPPED:
                    raise self._failure()
            answer = self._messages.read()
        except GarbageError:
            answer = b""
        if not answer:
            raise self._failure()
        return answer

    def _failure(self) -> ExplorerError:
        self.end_family()
        self._errors.seek(0)
        error = self._errors.read().decode(errors="replace").strip()
        return ExplorerError(f"the explorer itself failed: {error}" if error else INTERFERES)

    def end_family(self) -> None:
        """End all that runs below the server, and then the server itself.

        Its workers end what their runs have made, but they may have been ended themselves.
        """
        for _ in range(PATIENCE):
            below = descendants(self._process.pid)
            for process in below:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            if not below:
                break
            time.sleep(0.01)  # those that adopt what is left need a moment
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End the process, and all that it has forked; nothing happens where it has been ended."""
        atexit.unregister(self.end)
        if self._owner == os.getpid() and not self._errors.closed:
            with self._errors, self._process:
                self.end_family()


def _environment() -> dict[str, str]:
    """Return the environment of this process without what changes how Python itself works."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}


_kept = threading.local()
_all: WeakSet[Server] = WeakSet()
"""All of this process: one that the system has ended with its thread still has to be waited for."""


def server() -> Server:
    """Return the calling thread's own."""
    found: Server | None = getattr(_kept, "server", None)
    if found is not None and not found.is_ours():
        found.end()
        found = None
    if found is None:
        for ended in [other for other in _all if not other.is_ours()]:
            ended.end()
        found = _kept.server = Server()
    return found
