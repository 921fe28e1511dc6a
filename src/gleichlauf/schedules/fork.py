"""One run in a process of its own, forked from this one, and nothing left of it afterwards."""

from __future__ import annotations

import ctypes
import faulthandler
import marshal
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import Any

from . import refusals
from .files import Directory
from .watch import INTERVAL, Watch

clock = time.monotonic
processor_clock = time.process_time
leave_process = os._exit
write = os.write

PR_SET_PDEATHSIG = 1

PATIENCE = 5.0
"""Seconds to wait for a stuck process to say where it is, which takes it a moment of its time."""


def die_with_parent() -> Callable[[], None]:
    """Return a function that makes the calling process end when its parent does (Linux)."""
    try:
        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError):
        return lambda: None
    return lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Forks:
    """Makes runs out of this process. ``dump`` is the file for the stacks of a stuck run."""

    def __init__(self, dump: str, script: str) -> None:
        self.script = script
        self.dump = dump
        self._dump_file = open(dump, "w+b")  # noqa: PTH123, SIM115 - kept open; and see `files`
        faulthandler.register(signal.SIGUSR1, file=self._dump_file, all_threads=True)
        self._die_with_parent = die_with_parent()

    def remember_files(self) -> None:
        """Take the working directory as it is now as the one in which each run begins."""
        self._directory = Directory()

    def run(self, limit: float) -> dict[str, Any] | None:
        """Fork. Return None in the child, and in the parent, later, what the child reported.

        The child may use ``limit`` seconds of processor time.
        """
        readable, writable = os.pipe()
        refusals.Gate.open = True
        child = os.fork()
        refusals.Gate.open = False
        if child == 0:
            os.close(readable)
            self._die_with_parent()
            self.channel = writable
            return None
        os.close(writable)
        try:
            data, stuck = _read(readable, Watch(child, limit))
            place = self._where(child) if stuck else ""
        finally:
            os.close(readable)
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        self._directory.restore()
        if stuck:
            return {"ending": stuck, "reason": place}
        if not data:
            return {"ending": "lost", "reason": how_it_ended(status)}
        result: dict[str, Any] = marshal.loads(data)  # noqa: S302 - written by our own child
        return result

    def report(self, result: dict[str, Any]) -> None:
        """Hand a run's result over to the parent, and end the run."""
        data = marshal.dumps(result)
        while data:
            data = data[write(self.channel, data) :]
        leave_process(0)

    def _where(self, child: int) -> str:
        os.ftruncate(self._dump_file.fileno(), 0)
        return where_it_is(child, self.dump, self.script)


def where_it_is(process: int, dump: str, script: str) -> str:
    """Return "script.py:7" for a process that does not answer, or the script's name alone."""
    os.kill(process, signal.SIGUSR1)
    end = clock() + PATIENCE
    while clock() < end:
        select.select([], [], [], 0.02)
        with open(dump, encoding="utf-8") as file:  # noqa: PTH123 - see `files`
            _, found, rest = file.read().partition(f'File "{script}", line ')
        if found:
            return f"{script}:{rest.split(None, 1)[0]}"
    return script


def how_it_ended(status: int) -> str:
    """Say in words how a process ended that reported nothing."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            return f"was ended by the signal {signal.Signals(number).name}"
        except ValueError:
            return f"was ended by the signal {number}"
    return f"ended its process by itself, with status {os.waitstatus_to_exitcode(status)}"


def _read(source: int, watch: Watch) -> tuple[bytes, str]:
    """Read to the end; return the data, or how the process that should write it is stuck."""
    poll = select.poll()
    poll.register(source, select.POLLIN)
    pieces: list[bytes] = []
    while True:
        if not poll.poll(INTERVAL * 1000):
            stuck = watch.look()
            if stuck:
                return b"", stuck
            continue
        piece = os.read(source, 1 << 16)
        if not piece:
            return b"".join(pieces), ""
        pieces.append(piece)


def processor_time() -> float:
    """Return the seconds of processor time of this process and its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return processor_clock() + children.ru_utime + children.ru_stime
