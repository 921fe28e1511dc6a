"""One run in a process of its own, forked from this one, and nothing left of it afterwards."""

from __future__ import annotations

import faulthandler
import marshal
import os
import resource
import select
import signal
import time
from typing import Any

from ..runs.files import Directory
from ..stand_ins import refusals
from .child import Child, how_it_ended
from .linux import die_with_parent, leave_process, stay_on_this_processor
from .reports import send

clock = time.monotonic
processor_clock = time.process_time

PATIENCE = 5.0
"""Seconds to wait for a stuck process to say where it is, which takes it a moment of its time."""


class Forks:
    """Makes runs out of this process. ``dump`` is the file for the stacks of a stuck run."""

    def __init__(self, dump: str, script: str) -> None:
        self.confirms = False
        """Whether each witness is to be run once more, in a process of its own."""
        self.inside = False
        """Whether this process makes runs, and another one keeps the account of them."""
        self.directory = Directory(os.getcwd())  # noqa: PTH109 - see `files`
        self.script = script
        self.dump = dump
        self._dump_file = open(dump, "w+b")  # noqa: PTH123, SIM115 - kept open; and see `files`
        faulthandler.register(signal.SIGUSR1, file=self._dump_file, all_threads=True)

    def run(self, limit: float) -> dict[str, Any] | None:
        """Run once. Return None in the run's process, and in the parent, later, its report.

        It may use ``limit`` seconds of processor time.
        """
        child = self.fork(self.directory)
        if child is None:
            return None
        return self.hear(child, limit, last=True)

    def fork(self, directory: Directory) -> Child | None:
        """Fork; return the child in the parent, and None in the child, in ``directory``."""
        readable, writable = os.pipe()
        parent = os.getpid()
        process = refusals.fork()
        if process:
            os.close(writable)
            return Child(process, readable, directory)
        os.close(readable)
        die_with_parent(parent)
        stay_on_this_processor()
        os.chdir(directory.here)
        self.channel = writable
        return None

    def fork_beside(self, directory: Directory) -> Child | None:
        """Fork for a run that goes on beside others; see `fork`."""
        return self.fork(directory)

    def hear(self, child: Child, limit: float, *, last: bool) -> dict[str, Any]:
        """Return what a child reports next, or what has become of it instead.

        With the ``last`` report, or without one, the child ends, and nothing that it made stays.
        """
        data, stuck = child.read(limit)
        place = self._where(child.process) if stuck else ""
        if data and not last:
            return _read(data)
        status = child.end()
        child.directory.restore()
        if data:
            return _read(data)
        if stuck:
            return {"ending": stuck, "reason": place}
        return {"ending": "lost", "reason": how_it_ended(status)}

    def send(self, result: dict[str, Any]) -> None:
        """Hand a run's result over to the parent."""
        send(self.channel, marshal.dumps(result))

    def report(self, result: dict[str, Any]) -> None:
        """Hand a run's result over to the parent, and end its process."""
        self.send(result)
        leave_process(0)

    def processor_time(self) -> float:
        """Return the seconds of processor time of this process and its children that have ended."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return processor_clock() + children.ru_utime + children.ru_stime

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


def _read(data: bytes) -> dict[str, Any]:
    result: dict[str, Any] = marshal.loads(data)  # noqa: S302 - written by our own child
    return result
