"""The exceptions that end the threads of a run."""

from __future__ import annotations

import errno
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

from ..control.history import READ
from ..control.scheduler import Scheduler
from ..control.task import Task
from ..reading.world import World
from ..telling.recording import Recorder
from .report import ThreadException

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE)
"""Errors of the machine, not of the script."""

NOT_NOW = "cannot be run on this machine as it is now"


class Deaths:
    """What the hooks for exceptions are given; a script may replace them by its own."""

    def __init__(self, scheduler: Scheduler, refuse: Callable[[str], object]) -> None:
        self.scheduler = scheduler
        self.refuse = refuse
        self.exceptions: list[ThreadException] = []

    def begin(
        self, world: World, recorder: Recorder | None, script: str, first: Mapping[int, int]
    ) -> None:
        """Begin a run of a script, whose lines belong to statements as ``first`` says."""
        self.world = world
        self.recorder = recorder
        self.script = script
        self.first = first
        self.exceptions = []
        sys.excepthook = sys.__excepthook__ = self._process_hook
        threading.excepthook = threading.__excepthook__ = self._thread_hook

    def died(self, task: Task, error: BaseException, thread: Any) -> None:
        """Hand the exception that ends a thread to the hook for it, as the interpreter does."""
        module = sys if thread is None else threading
        # A hook that nobody ever replaces is a place that nobody ever writes.
        self.scheduler.step("dies", ((self.world.module_attribute(module, "excepthook"), READ),))
        try:
            if thread is None:
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                arguments = (type(error), error, error.__traceback__, thread)
                threading.excepthook(threading.ExceptHookArgs(arguments))
        except BaseException as failure:
            self._record(task, failure)

    def in_order(self) -> tuple[ThreadException, ...]:
        """Return all of the run so far, in an order that does not depend on which came first."""
        return tuple(sorted(self.exceptions, key=lambda e: (e.thread, e.exception, e.message)))

    def _thread_hook(self, arguments: Any) -> None:
        """Stand in for `threading.excepthook`: a script's own hook may call it, or may not."""
        self._record(self.scheduler.turns.current, arguments.exc_value or arguments.exc_type())

    def _process_hook(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Stand in for `sys.excepthook`."""
        self._record(self.scheduler.turns.current, error)

    def _record(self, task: Task, error: BaseException) -> None:
        try:
            message = str(error)
        except Exception:
            message = ""
        if isinstance(error, OSError) and error.errno in FULL:
            self.refuse(f"{NOT_NOW}: {message}")
        self.exceptions.append(ThreadException(task.name_of(), type(error).__name__, message))
        if self.recorder:
            tb = error.__traceback__
            line = None
            while tb is not None:
                if tb.tb_frame.f_code.co_filename == self.script:
                    line = self.first.get(tb.tb_lineno, tb.tb_lineno)
                tb = tb.tb_next
            self.recorder.dies(task, line, type(error).__name__, message)
