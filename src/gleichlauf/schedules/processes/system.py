"""What processes ask of the system; what only Linux can do is left out elsewhere.

Exactly one thread of a run goes on at a time, and hands the baton to the next. Where that one
sleeps on another processor, waking it takes longer than all that the explorer itself does at a
point; on the same processor it is a matter of a switch.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
from dataclasses import dataclass
from typing import Any

from ..stand_ins.refusals import kill
from .stuck import states_of

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

leave_process = os._exit
"""Ends the calling process at once, also where a run has replaced what a script can call."""

get_parent = os.getppid
get_process = os.getpid

_library: Any = None
with contextlib.suppress(OSError, TypeError):  # Windows has no library of all
    _library = ctypes.CDLL(None)


def die_with_parent(parent: int) -> None:
    """Make the calling process end when the one with the id ``parent`` does, which began it.

    It ends at once if that one has ended before it could be asked for.
    """
    with contextlib.suppress(AttributeError):
        _library.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if get_parent() != parent:
        leave_process(1)


def adopt_orphans() -> None:
    """Let the calling process become the parent of what its children leave behind when they end."""
    with contextlib.suppress(AttributeError):
        _library.prctl(PR_SET_CHILD_SUBREAPER, 1)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its status as `os.waitpid` gives it, and whether it had made others."""

    status: int
    left_others: bool


def end_group(process: int) -> Ended:
    """End a child, which leads a group, with its group and all that was ever below it.

    What has left the group was adopted by the calling process, if it does (`adopt_orphans`).
    """
    others = bool(children(process))
    with contextlib.suppress(ProcessLookupError, PermissionError):
        kill(process, signal.SIGKILL, group=True)
    with contextlib.suppress(ProcessLookupError):
        kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    return Ended(status, end_orphans() or others)


def end_orphans() -> bool:
    """End all children of the calling process, and theirs; say whether there were any."""
    found = False
    while orphans := children(get_process()):
        found = True
        for orphan in orphans:
            with contextlib.suppress(ProcessLookupError):
                kill(orphan, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(orphan, 0)
    return found


def children(process: int) -> list[int]:
    """Return the children of a process's first thread, where the system tells."""
    try:
        with open(f"/proc/{process}/task/{process}/children", "rb") as file:  # noqa: PTH123 - plain read
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def descendants(process: int) -> list[int]:
    """Return all that runs below a process and has not ended yet, where the system tells."""
    found, waiting = [], [process]
    while waiting:
        for child in children(waiting.pop()):
            waiting.append(child)
            if set(states_of(child)) - {"Z", "X"}:
                found.append(child)
    return found


def stay_on_this_processor() -> None:
    """Keep the calling process, with all of its threads, on the processor on which it runs now.

    A process that was just forked runs where the system found least to do.
    """
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {_library.sched_getcpu()})


def hide_that_it_stays() -> None:
    """Let a script that asks for its processors see those that this process may use now."""
    if hasattr(os, "sched_getaffinity"):
        processors = os.sched_getaffinity(0)
        os.sched_getaffinity = lambda process, /: set(processors)


def how_it_ended(status: int) -> str:
    """Say in words how a process ended that reported nothing."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            return f"was ended by the signal {signal.Signals(number).name}"
        except ValueError:
            return f"was ended by the signal {number}"
    return f"ended its process by itself, with status {os.waitstatus_to_exitcode(status)}"
