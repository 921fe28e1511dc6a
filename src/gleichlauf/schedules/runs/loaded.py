"""A script that has been read and compiled, with all that is a part of it, but has not run yet."""

from __future__ import annotations

import linecache
import os
import sys
import threading
from collections.abc import Callable
from types import CodeType
from typing import Any, NoReturn

from ..control.history import READ, Access
from ..control.scheduler import Scheduler
from ..control.task import UNKNOWN, UNSEEN
from ..points.layout import Layout
from ..points.monitoring import Monitoring, can_monitor
from ..points.points import Points
from ..points.tracing import Tracing
from ..reading.program import Program
from ..reading.reader import Reader
from ..reading.statements import statements
from ..stand_ins import threads
from .hidden import hidden
from .imports import import_early
from .modules import Neighbours, Unread
from .report import Job

MADE_BY_CALLS = {"exec": "code given to exec", "eval": "code given to eval"}
"""Code that has no file, by the function that runs it; no thread is switched within."""


class Loaded:
    """The script of a job, ready to run; ``refused`` says in words why it cannot be, or is ""."""

    def __init__(
        self,
        scheduler: Scheduler,
        job: Job,
        program: Program,
        directory: str,
        refuse: Callable[[str], NoReturn],
    ) -> None:
        self.scheduler = scheduler
        self.code = compile(job.source, job.name, "exec", dont_inherit=True)
        beside = os.path.dirname(job.path) if job.path else directory  # noqa: PTH120 - once a script
        self.neighbours = Neighbours(beside, job.include, job.exclude, self._switch_in, refuse)
        parts = self.neighbours.parts(program)
        self._programs = {job.name: program, **{path: part for path, (_, part) in parts.items()}}
        self.refused = hidden(beside, self._programs) if job.path else ""
        self.at_exit = [] if self.refused else import_early(program)
        if "concurrent.futures.thread" in sys.modules:
            threads.watch_pools(scheduler, self.outside_of)
        for node in program.nodes:
            made = MADE_BY_CALLS.get(getattr(node, "id", ""))
            if made is not None:
                self.neighbours.left_out.add(made)
        self.reader = Reader(self._programs, frozenset(name for name, _ in parts.values()))
        self.files: dict[str, Points] = {}
        found = statements(program)
        self.first = found.first
        self.points = Points(scheduler, job.name, found, self.reader, self.files)
        self.tracing: Tracing | None = None
        if can_monitor():
            self._prepare = Monitoring(self.files, job.granularity).prepare
        else:
            self.tracing = Tracing(self.files, job.granularity)
            self._prepare = self.tracing.prepare
        self._prepare(self.code, Layout(program.tree))
        lines = job.source.splitlines(keepends=True)
        linecache.cache[job.name] = (len(job.source), None, lines, job.name)
        sys.meta_path.insert(0, self.neighbours)

    def _switch_in(self, path: str, source: str) -> CodeType:
        """Make the statements of a module's file points, and return its code."""
        program = self._programs.get(path)
        reader: Reader | Unread = self.reader
        if program is None or program.source != source:
            program, reader = Program(source), Unread()
        lines = tuple(source.splitlines()) or ("",)
        Points(self.scheduler, path, statements(program), reader, self.files, lines)
        code = compile(source, path, "exec", dont_inherit=True)
        self._prepare(code, Layout(program.tree))
        return code

    def outside(self, thread: Any) -> tuple[Access, ...]:
        """Return what a thread touches outside of the script's own functions."""
        called = type(thread).run
        if called is threading.Timer.run:
            return self.outside_of(thread.function)
        if called is not threading.Thread.run:
            return () if self.reader.runs_script_only(called) else UNKNOWN
        target = getattr(thread, "_target", None)
        pools = sys.modules.get("concurrent.futures.thread")
        if pools is not None and target is vars(pools)["_worker"]:
            given = thread._args
            starter = given[2] if len(given) > 3 else given[1].initializer
            return UNSEEN if starter is None else self.outside_of(starter)
        if not self.reader.runs_script_only(target):
            return UNKNOWN
        own = type(getattr(thread, "_args", ())) is tuple and not getattr(thread, "_kwargs", None)
        return () if own else (("[]", READ),)

    def outside_of(self, function: Any) -> tuple[Access, ...]:
        """Return what a thread of the library touches around a call of ``function``."""
        return UNSEEN if self.reader.runs_script_only(function) else UNKNOWN
