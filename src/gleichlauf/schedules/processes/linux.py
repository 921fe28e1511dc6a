"""How a process of the explorer stays and ends; what only Linux can do is left out elsewhere.

Exactly one thread of a run goes on at a time, and hands the baton to the next. Where that one
sleeps on another processor, waking it takes longer than all that the explorer itself does at a
point; on the same processor it is a matter of a switch.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

leave_process = os._exit
"""Ends the calling process at once, also where a run has replaced what a script can call."""

_processors: Any = getattr(os, "sched_getaffinity", None)
"""Tells the processors that a process may use; a run replaces what a script can call."""

_library: Any = None
with contextlib.suppress(OSError):
    _library = ctypes.CDLL(None)


def die_with_parent(parent: int) -> None:
    """Make the calling process end when the one with the id ``parent`` does, which began it.

    It ends at once if that one has ended before it could be asked for.
    """
    with contextlib.suppress(AttributeError):
        _library.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        leave_process(1)


def adopt_orphans() -> None:
    """Let the calling process become the parent of what its children leave behind when they end."""
    with contextlib.suppress(AttributeError):
        _library.prctl(PR_SET_CHILD_SUBREAPER, 1)


def stay_on_this_processor() -> None:
    """Keep the calling process, with all of its threads, on the processor on which it runs now.

    A process that was just forked runs where the system found least to do.
    """
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {_library.sched_getcpu()})


def leave_processor_of(process: int) -> None:
    """Keep the calling process on a processor on which another does not stay, if it has one."""
    with contextlib.suppress(TypeError, OSError):
        others = _processors(os.getppid()) - _processors(process)
        if others:
            os.sched_setaffinity(0, others)
    stay_on_this_processor()


def hide_that_it_stays() -> None:
    """Let a script that asks for its processors see those that this process may use now."""
    if hasattr(os, "sched_getaffinity"):
        processors = os.sched_getaffinity(0)
        os.sched_getaffinity = lambda process, /: set(processors)
