"""The runner of a system without processes and threads: all runs in this process, on stacks.

There is one process, so what a run leaves behind must be put away here: its stacks are unwound, its
directory is made empty, and of a script that is not known to leave nothing else behind
(`processes.repeatable`), each run imports anew what the script imports.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..processes.repeatable import is_repeatable
from ..reading.program import Program
from ..runs.files import make_empty
from ..runs.report import Job, Learned, Plan, Report
from ..runs.run import Run
from .refusing import refusal
from .stacks import Stacks

processor_time = time.process_time

COLLECT = 50
"""After so many runs garbage is collected; while stacks are parked it must not be."""


RENEWED = ("concurrent", "logging")
"""Packages that keep something of each run, and that were imported before there was a script."""


class StackRunner:
    """Runs schedules of one job on stacks; see `runs.report.Runner`.

    ``run`` is the only one of this process. ``together`` is what it is of other runners: whether a
    run may find modules that an earlier one has imported. ``look`` is called when a run is over and
    its files are still there.
    """

    def __init__(
        self,
        stacks: Stacks,
        run: Run,
        directory: Path,
        job: Job,
        *,
        together: bool,
        look: Callable[[], object] = lambda: None,
    ) -> None:
        self._stacks = stacks
        self._run = run
        self._directory = str(directory)
        self._program = Program(job.source)
        self._job = job
        self._look = look
        self._together = together and is_repeatable(self._program)
        self._refusal = refusal(job.name, self._program)
        self._before = {name for name in sys.modules if name.partition(".")[0] not in RENEWED}
        self._finders = sys.meta_path[:]
        self._main = sys.modules["__main__"]
        self._at_exit = threading._threading_atexits[:]  # type: ignore[attr-defined]
        self._runs = 0
        self.left = 0
        """How many stacks of earlier runs could not be unwound; each keeps its memory."""
        self._forget_modules()
        run.shared = frozenset()
        run.learn(Learned(anew=True))
        if not self._refusal:
            make_empty(self._directory)
            self._run.load(job, self._program, self._directory)

    def run(self, plan: Plan) -> Report:
        """Run the script once."""
        if self._refusal:
            return Report(None, "refused", self._refusal)
        before = processor_time()
        if self._runs and not self._together:
            self._forget_modules()
            self._run.load(self._job, self._program, self._directory)
        self._runs += 1
        self._run.learn(plan.learned)
        streams = sys.stdout, sys.stderr, sys.stdin
        try:
            report = self._run.once(plan)
            self._look()
        finally:
            # What is raised where the stacks are parked must not be taken for a new run's.
            self._run.turns.point_limit = -1
            self.left = self._stacks.end_others()
            self._run.turns.point_limit = self._job.point_limit
            self._run.forget()
            sys.modules["__main__"] = self._main
            if self._runs % COLLECT == 0:
                gc.collect()
            sys.stdout, sys.stderr, sys.stdin = streams
        make_empty(self._directory)
        return replace(report, seconds=processor_time() - before)

    def close(self) -> None:
        """Let nothing be left of all runs."""
        sys.meta_path[:] = self._finders
        self._forget_modules()
        gc.collect()

    def _forget_modules(self) -> None:
        """Let what the script imports be imported anew, as a new process would."""
        sys.meta_path[:] = self._finders
        # What they have left to be done at the end is for threads that are no more.
        threading._threading_atexits[:] = self._at_exit  # type: ignore[attr-defined]
        for name in set(sys.modules) - self._before:
            module: Any = sys.modules.pop(name)
            parent, _, last = name.rpartition(".")
            if parent in sys.modules and vars(sys.modules[parent]).get(last) is module:
                delattr(sys.modules[parent], last)
