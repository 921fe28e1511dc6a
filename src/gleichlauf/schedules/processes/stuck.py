"""Tells a process that hangs, or computes without end, from one that the machine keeps waiting.

A clock on the wall cannot: on a busy machine a run may wait for a processor for longer than it
takes. So what counts is processor time, and a process hangs only if all of its threads sleep in
the kernel each time one looks: one that merely waits for a processor is ready to run.
"""

from __future__ import annotations

import os
from typing import Literal

INTERVAL = 0.25
"""Seconds between two looks at a process."""

LOOKS_ASLEEP = 20
"""So many looks in a row at a process that sleeps mean that it hangs: about 5 s.

Looks are counted, not seconds, so that a machine that itself stood still proves nothing.
"""

LOOKS_STOPPED = 4
"""So many looks in a row at a process that is stopped, which nothing but a signal does."""

Stuck = Literal["", "computes", "waits", "stops", "spoils"]
"""What a process does for too long: ``stops`` is by a signal, ``spoils`` the pipe to it."""

ASLEEP = frozenset("SZXTt")
"""The states of threads that do not ask for a processor, as proc(5) names them: asleep, stopped."""


STOPPED = frozenset("Tt")


class Watch:
    """Watches one process, which may use ``seconds`` of processor time from now on."""

    def __init__(self, process: int, seconds: float) -> None:
        self.process = process
        self.seconds = seconds + _used(process)
        self.looks = 0
        self.asleep = 0
        self.stopped = 0

    def look(self) -> Stuck:
        """Return what the process does for too long, else "".

        To be called every `INTERVAL`. Where the system does not tell how a process is (it has no
        ``/proc``), the seconds between the looks count as processor time.
        """
        self.looks += 1
        states = states_of(self.process)
        used = _used(self.process) if states else self.looks * INTERVAL
        if used > self.seconds:
            return "computes"
        self.stopped = self.stopped + 1 if states and set(states) <= STOPPED else 0
        if self.stopped >= LOOKS_STOPPED:
            return "stops"
        self.asleep = self.asleep + 1 if states and set(states) <= ASLEEP else 0
        return "waits" if self.asleep >= LOOKS_ASLEEP else ""


def states_of(process: int) -> str:
    """Return one letter for each thread of a process, as proc(5) defines them; "" if unknown."""
    threads = f"/proc/{process}/task"
    try:
        return "".join([_status(f"{threads}/{name}/stat")[0] for name in os.listdir(threads)])  # noqa: PTH208
    except OSError:
        return ""


def _used(process: int) -> float:
    """Return the processor time of a process with all of its threads, in seconds."""
    try:
        fields = _status(f"/proc/{process}/stat")
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _status(path: str) -> list[str]:
    """Return the fields of a status file from the third on: the second may hold blanks."""
    with open(path, "rb") as file:  # noqa: PTH123 - a plain read, and no module more to be forked
        return file.read().rpartition(b")")[2].decode("ascii").split()
