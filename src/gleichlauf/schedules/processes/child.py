"""A process forked from this one that makes runs, and what becomes of it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable

from ..stand_ins.refusals import fork, kill
from .pipes import GarbageError, Messages, send
from .stuck import INTERVAL, Stuck, Watch
from .system import (
    Ended,
    die_with_parent,
    end_group,
    get_process,
    leave_process,
    stay_on_this_processor,
)

PATIENCE = 5.0
"""Seconds to wait for a stuck process to say where it is, which takes it a moment of its time."""

UNTIL_ITS_END = 2.0
"""Seconds that a process may take to end, after it has closed all of its files."""

SERVED = 114
"""The status of a process that has done what it was asked to."""

clock = time.monotonic


class Child:
    """A process that calls ``serve`` with a pipe to read plans from and one for its reports."""

    def __init__(self, serve: Callable[[Messages, int], None]) -> None:
        source, self._reports = os.pipe()
        plans, self._plans = os.pipe()
        parent = get_process()
        self.process = fork()
        if self.process == 0:
            os.setsid()
            die_with_parent(parent)
            stay_on_this_processor()
            os.close(source)
            os.close(self._plans)
            nothing = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(nothing, number)
            os.close(nothing)
            # Where the pipes are not what they were, the status tells.
            with contextlib.suppress(OSError, GarbageError):
                serve(Messages(plans), self._reports)
            leave_process(SERVED)
        os.close(self._reports)
        os.close(plans)
        self._messages = Messages(source)

    def ask(self, plan: bytes, limit: float) -> tuple[bytes, Stuck]:
        """Send a plan; return the report, or how the child is stuck. Neither: it has ended.

        ``limit`` is in seconds of its processor time from now on.
        """
        watch: Watch | None = None
        try:
            send(self._plans, plan)
            while not self._messages.wait(INTERVAL):
                watch = watch or Watch(self.process, limit)
                stuck = watch.look()
                if stuck:
                    return b"", stuck
            report = self._messages.read()
        except BrokenPipeError:
            report = b""
        except GarbageError:
            return b"", "spoils"
        # The end of a pipe comes a moment before the process that closed it by ending has ended.
        return report, "" if report or self._has_ended() else "spoils"

    def _has_ended(self) -> bool:
        """Say whether the process ends within a moment, by its own doing or by a signal.

        One that has served, and of which no report came, has sent it somewhere else.
        """
        end = clock() + UNTIL_ITS_END
        while clock() < end:
            ended = os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended:
                return (ended.si_code, ended.si_status) != (os.CLD_EXITED, SERVED)
            select.select([], [], [], 0.01)
        return False

    def where(self, dump: int, script: str) -> str:
        """Return "script.py:7" for a child that is stuck, or the script's name alone.

        ``dump`` is the open file to which it writes its stacks when it is asked to.
        """
        os.ftruncate(dump, 0)
        # In this order: one that is stopped says where it is before it goes on.
        kill(self.process, signal.SIGUSR1)
        kill(self.process, signal.SIGCONT)
        end = clock() + PATIENCE
        while clock() < end:
            select.select([], [], [], 0.02)
            stacks = os.pread(dump, 1 << 20, 0).decode("utf-8", "replace").split("\n\n")
            # A thread that waits for its turn is not the one that is stuck.
            stacks.sort(key=lambda stack: "schedules/control/" in stack or "_switch" in stack)
            for stack in stacks:
                _, found, rest = stack.partition(f'File "{script}", line ')
                number = rest.split(None, 1)[0] if rest.split() else ""
                if found and number.isdigit():
                    return f"{script}:{number}"
        return script

    def end(self) -> Ended:
        """End the process, with all that it has made; say how it ended."""
        os.close(self._messages.source)
        os.close(self._plans)
        return end_group(self.process)
