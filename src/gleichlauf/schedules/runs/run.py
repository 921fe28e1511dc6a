"""Runs of the script in this process, under the scheduler, each to one of its endings."""

from __future__ import annotations

import atexit
import builtins
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Literal, NoReturn

from ..control.choices import Choices
from ..control.scheduler import Scheduler
from ..control.task import new_gate, set_trace
from ..reading.program import Program
from ..stand_ins import chance, clocks, names, primitives, refusals, threads
from ..stand_ins.output import NoInput, Output, Typed
from ..states.observer import Observer
from ..telling.recording import Recorder
from ..telling.waiting import script_frame
from .deaths import NOT_NOW, Deaths
from .files import file_names, is_full
from .loaded import Loaded
from .report import Choice, Job, Learned, Plan, Report, Result, Waiting

leave_process = os._exit
processor_time = time.process_time


class Run:
    """The runs of one script after another.

    A process makes one of these, which takes it over for good, and then loads a script.
    """

    def __init__(self) -> None:
        self.scheduler = Scheduler(self.finish)
        self.deaths = Deaths(self.scheduler, self.refuse)
        self.scheduler.died = self.deaths.died
        self.turns = self.scheduler.turns
        self.visited: dict[int, int] = {}
        self.shared: frozenset[str] = frozenset()
        self.known: set[int] = set()
        self.observer: Observer | None = None
        self.hear: Callable[[str, str], object] | None = None
        """Who listens to what runs write: called with ``stdout`` or ``stderr``, and the text."""
        self.ask: Callable[[], str] | None = None
        """Who types, if somebody does: returns a line."""
        self.stdout = self.stderr = Output(self.scheduler, "stdout", False, self.refuse)
        self.status = 0
        self._modules: list[ModuleType] = []
        self._report: Report | None = None
        self._never = new_gate()
        clocks.install(self.scheduler)
        primitives.install(self.scheduler)
        threads.install(self.scheduler)
        chance.install(self.scheduler)
        refusals.install(
            self.refuse,
            self.left,
            lambda number: self.stdout if number == 1 else self.stderr,
            lambda: self.turns.current is self.turns.main,
        )
        names.install(self.refuse)

    def load(self, job: Job, program: Program, directory: str) -> None:
        """Make this script the one that is run, in this working directory."""
        self.job = job
        self.directory = directory
        self.name = job.name
        loaded = self.loaded = Loaded(self.scheduler, job, program, directory, self.refuse)
        self.first = loaded.first
        self.recorder = Recorder(job.name, self.first) if job.record else None
        self.turns.recorder = self.recorder
        self.turns.point_limit = job.point_limit
        self.turns.exact_time = job.exact_time
        self.turns.stable = loaded.reader.world.stable
        self.scheduler.check_names = self.check_names
        self.scheduler.outside = loaded.outside
        self.scheduler.name_objects = loaded.reader.name_objects
        self.scheduler.reread = lambda: loaded.points.back_to(sys._getframe(1))

    def learn(self, learned: Learned) -> None:
        """Take what the search has learned for the runs to come."""
        if learned.anew:
            self.visited.clear()
            self.known.clear()
        self.shared |= set(learned.shared)
        self.visited.update(learned.states)
        self.known.update(learned.keys)

    def once(self, plan: Plan) -> Report:
        """Run the script in threads of its own, and return what became of that.

        If it did not come to its end, they wait where they are, and none of them ever goes on.
        """
        if self.loaded.refused:
            return Report(None, "refused", self.loaded.refused)
        before = processor_time()
        self._report = None
        self._over = new_gate()
        self._plan = plan
        threads.begin_thread(self._execute, ())
        self._over.acquire()
        report = self._report
        if report is None:
            raise RuntimeError("a run ended without a report")
        return replace(report, seconds=processor_time() - before)

    def forget(self) -> None:
        """Free what runs have made, of which no thread may ever go on again.

        What the script does when its objects are freed is asked about by nobody.
        """
        self.turns.begin(Choices(0, False, {}), frozenset())
        self.scheduler.quiet = True
        self.observer = self.turns.chooser = None
        self._modules.clear()
        threads.forget()

    def _begin(self) -> None:
        """Begin a run in the calling thread, whatever the last one left behind."""
        job = self.job
        choices = Choices(job.bound, job.reduces, self.visited)
        choices.follow(self._plan.deviations, self._plan.seed, self._plan.length)
        self.turns.begin(choices, self.shared)
        self.scheduler.begin()
        self.observer = None
        if self._plan.watch is not None:
            self.observer = Observer(self, self._plan.watch, self.known)
        self.turns.chooser = self.observer
        primitives.begin()
        threads.begin(self.scheduler)
        chance.begin()
        names.begin()
        self.loaded.reader.begin()
        if self.recorder:
            self.recorder.events = []
        self.deaths.begin(self.loaded.reader.world, self.recorder, self.name, self.first)
        self.status = 0
        fine = job.granularity != "line"
        self.stdout = Output(self.scheduler, "stdout", fine, self.refuse, self.hear)
        self.stderr = Output(self.scheduler, "stderr", fine, self.refuse, self.hear)
        sys.stdout = sys.__stdout__ = self.stdout  # type: ignore[assignment,misc]
        sys.stderr = sys.__stderr__ = self.stderr  # type: ignore[assignment,misc]
        source = NoInput(self.refuse) if self.ask is None else Typed(self.ask)
        sys.stdin = sys.__stdin__ = source  # type: ignore[assignment,misc]
        sys.argv = [job.path or job.name]
        atexit._clear()
        for what, named in self.loaded.at_exit:
            atexit.register(*what, **named)

    def _execute(self) -> None:
        """Run the script from its first line to the end of the process."""
        self._begin()
        module = ModuleType("__main__")
        path = self.job.path or self.name
        module.__dict__.update(__file__=path, __builtins__=builtins)
        sys.modules["__main__"] = module
        # Were it freed, generators of the script would run to their end in the next run.
        self._modules.append(module)
        set_trace(self.loaded.tracing)
        try:
            exec(self.loaded.code, module.__dict__)  # noqa: S102 - running the script is what this is for
        except SystemExit as error:
            self._exit_status(error.code)
        except BaseException as error:
            self.status = 1
            self.deaths.died(self.turns.main, error, None)
        set_trace(None)
        self.check_names()
        self._shut_down()
        self._hand_over(self._result("finished"))

    def _exit_status(self, code: object) -> None:
        if code is None or isinstance(code, int):
            self.status = code or 0
        else:
            self.stderr.write(f"{code}\n")
            self.status = 1

    def _shut_down(self) -> None:
        """Do what the interpreter does at its end, in its order."""
        try:
            for function in reversed(threading._threading_atexits):  # type: ignore[attr-defined]
                function()
            self.scheduler.leave()
            if self.recorder:
                self.recorder.add(self.turns.main, "end")
            atexit._run_exitfuncs()
        except BaseException as error:
            self.deaths.died(self.turns.main, error, None)

    def left(self, status: int) -> NoReturn:
        """End the process as `os._exit` does, with nothing cleaned up."""
        self.status = status
        self.scheduler.step("exit", (("*", 1), ("process", 1)))
        self.turns.settle()
        self._stay(self._result("exit"))

    def check_names(self) -> None:
        """Refuse the script if it has replaced a built-in name that we need."""
        changed = names.changed()
        if changed:
            self.refuse(names.reason(changed))

    def refuse(self, reason: str) -> NoReturn:
        """End the process because the script does what cannot be explored."""
        self._stay(self._stopped("refused", f"{self._place()}: the script {reason}"))

    def finish(self, ending: str) -> NoReturn:
        """End the run, as the scheduler asks for."""
        match ending:
            case "deadlock" | "hang":
                self._stay(self._result(ending))
            case "long":
                self._stay(self._stopped("refused", self._too_long()))
            case "seen" | "diverged":
                self._stay(self._stopped(ending, ""))
        raise ValueError(ending)

    def _result(self, ending: Literal["finished", "exit", "deadlock", "hang"]) -> Report:
        set_trace(None)
        try:
            files = file_names(self.directory)
        except OSError as error:
            return self._stopped("refused", self._machine(error.strerror or str(error)))
        if is_full(self.directory):
            # A script may have been told so, and have said something else because of it.
            return self._stopped("refused", self._machine("the disk is full"))
        if self.observer is not None:
            self.observer.end(ending)
        waiting = []
        if ending in ("deadlock", "hang"):
            source = self.job.source.splitlines()
            for thread, line, kind, what in self.scheduler.waiting(self.name):
                at = self.first.get(line, line) if line else None
                text = source[at - 1].strip() if at and at <= len(source) else ""
                waiting.append(Waiting(thread, at, text, kind, what))
        result = Result(
            ending=ending,
            status=self.status,
            stdout=self.stdout.text(),
            stderr=self.stderr.text(),
            exceptions=self.deaths.in_order(),
            waiting=tuple(waiting),
            files=files,
        )
        return self._account(result, "", "")

    def _stopped(self, stopped: Literal["seen", "diverged", "refused"], reason: str) -> Report:
        set_trace(None)
        return self._account(None, stopped, reason)

    def _account(
        self, result: Result | None, stopped: Literal["", "seen", "diverged", "refused"], why: str
    ) -> Report:
        turns = self.turns
        return Report(
            result=result,
            stopped=stopped,
            reason=why,
            deviations=tuple(turns.choices.taken),
            preemptions=turns.choices.spent,
            points=turns.points,
            threads=len(turns.tasks),
            clock=turns.clock,
            modules=tuple(sorted(self.loaded.neighbours.left_out)),
            shared=tuple(sorted(turns.history.shared - turns.late)),
            choices=tuple(
                [Choice(c.point, c.others, c.spent, c.state) for c in turns.choices.made]
            ),
            events=tuple(self.recorder.events) if self.recorder else (),
            names=tuple([task.name_of() for task in turns.tasks]),
            seen=tuple(self.observer.sightings) if self.observer else (),
        )

    def _hand_over(self, report: Report) -> None:
        self._report = report
        self._over.release()

    def _stay(self, report: Report) -> NoReturn:
        """Hand the report over, and let the calling thread wait where it is for ever."""
        self._hand_over(report)
        while True:
            self._never.acquire()

    def _machine(self, reason: str) -> str:
        return f"{self.name}: the script {NOT_NOW}: {reason}"

    def _place(self) -> str:
        frame = script_frame(sys._getframe(), self.name)
        return f"{self.name}:{frame.f_lineno}" if frame is not None else self.name

    def _too_long(self) -> str:
        steps = max(self.turns.points, self.scheduler.steps_alone)
        return (
            f"{self._place()}: thread {self.turns.current.name_of()} is still running after"
            f" {steps:,} steps; it polls, spins, or does too much to be explored; let it wait for"
            " an event, or do less"
        )
