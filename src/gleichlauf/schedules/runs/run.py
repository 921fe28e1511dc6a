"""Runs of the script in this process, under the scheduler, each to one of its endings."""

from __future__ import annotations

import atexit
import errno
import linecache
import os
import sys
import threading
import time
from dataclasses import replace
from types import CodeType, ModuleType
from typing import Any, Literal, NoReturn

from ..control.choices import Choices
from ..control.history import READ, Access
from ..control.scheduler import Scheduler
from ..control.task import UNKNOWN, UNSEEN, Task, new_gate
from ..points.layout import Layout
from ..points.monitoring import Monitoring, can_monitor
from ..points.points import Points
from ..points.tracing import Tracing
from ..reading.program import Program
from ..reading.reader import Reader
from ..reading.statements import statements
from ..stand_ins import chance, clocks, primitives, refusals, threads
from ..stand_ins.output import NoInput, Output
from ..states.observer import Observer
from ..telling.recording import Recorder
from ..telling.waiting import script_frame
from .files import file_names, is_full
from .imports import AtExit, import_early
from .modules import Neighbours, Unread
from .report import Choice, Job, Learned, Plan, Report, Result, ThreadException, Waiting

leave_process = os._exit
processor_time = time.process_time

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE)
"""Errors of the machine, not of the script."""

NOT_NOW = "cannot be run on this machine as it is now"


class Run:
    """The runs of one script after another.

    A process makes one of these, which takes it over for good, and then loads a script.
    """

    def __init__(self) -> None:
        self.scheduler = Scheduler(self.finish, self.died)
        self.scheduler.outside = self.outside
        self.turns = self.scheduler.turns
        self.visited: dict[int, int] = {}
        self.shared: frozenset[str] = frozenset()
        self.known: set[int] = set()
        self.observer: Observer | None = None
        self.stdout = self.stderr = Output(self.scheduler, "stdout", False, self.refuse)
        self.exceptions: list[ThreadException] = []
        self.status = 0
        self._at_exit: AtExit = []
        self._modules: list[ModuleType] = []
        self._tracing: Tracing | None = None
        self._report: Report | None = None
        self._over, self._never = new_gate(), new_gate()
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

    def load(self, job: Job, program: Program, directory: str) -> None:
        """Make this script the one that is run, in this working directory."""
        self.job = job
        self.directory = directory
        self.name = job.name
        found = statements(program)
        self.first = found.first
        self.recorder = Recorder(job.name, found.first) if job.record else None
        self.turns.recorder = self.recorder
        self.turns.point_limit = job.point_limit
        self.turns.exact_time = job.exact_time
        self.reader = Reader(program, job.name, found)
        self.turns.stable = self.reader.world.stable
        self.scheduler.name_objects = self.reader.name_objects
        self.files: dict[str, Points] = {}
        self.points = Points(self.scheduler, job.name, found, self.reader, self.files)
        self.scheduler.reread = lambda: self.points.back_to(sys._getframe(1))
        self._code = compile(job.source, job.name, "exec", dont_inherit=True)
        self._at_exit = import_early(program)
        if "concurrent.futures.thread" in sys.modules:
            threads.watch_pools(self.scheduler, self.outside_of)
        lines = job.source.splitlines(keepends=True)
        linecache.cache[job.name] = (len(job.source), None, lines, job.name)
        self._tracing = None
        if can_monitor():
            self._prepare = Monitoring(self.files, job.granularity).prepare
        else:
            self._tracing = Tracing(self.files, job.granularity)
            self._prepare = self._tracing.prepare
        self._prepare(self._code, Layout(program.tree))
        self.neighbours = Neighbours(
            os.path.dirname(job.path) if job.path else directory,  # noqa: PTH120 - once a run
            job.include,
            job.exclude,
            self._switch_in,
        )
        sys.meta_path.insert(0, self.neighbours)

    def _switch_in(self, path: str, source: str) -> CodeType:
        """Make the statements of a module's file points, and return its code."""
        program = Program(source)
        lines = tuple(source.splitlines())
        Points(self.scheduler, path, statements(program), Unread(), self.files, lines or ("",))
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
        before = processor_time()
        self._report = None
        self._plan = plan
        threads.begin_thread(self._execute, ())
        self._over.acquire()
        report = self._report
        if report is None:
            raise RuntimeError("a run ended without a report")
        return replace(report, seconds=processor_time() - before)

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
        self.reader.begin()
        if self.recorder:
            self.recorder.events = []
        self.exceptions = []
        self.status = 0
        fine = job.granularity != "line"
        self.stdout = Output(self.scheduler, "stdout", fine, self.refuse)
        self.stderr = Output(self.scheduler, "stderr", fine, self.refuse)
        sys.stdout = sys.__stdout__ = self.stdout  # type: ignore[assignment,misc]
        sys.stderr = sys.__stderr__ = self.stderr  # type: ignore[assignment,misc]
        sys.stdin = sys.__stdin__ = NoInput(self.refuse)  # type: ignore[assignment,misc]
        sys.argv = [job.path or job.name]
        sys.excepthook = sys.__excepthook__ = self._process_hook
        threading.excepthook = threading.__excepthook__ = self._thread_hook
        atexit._clear()
        for what, named in self._at_exit:
            atexit.register(*what, **named)

    def _execute(self) -> None:
        """Run the script from its first line to the end of the process."""
        self._begin()
        module = ModuleType("__main__")
        path = self.job.path or self.name
        module.__dict__.update(__file__=path, __builtins__=__builtins__)
        sys.modules["__main__"] = module
        # Were it freed, generators of the script would run to their end in the next run.
        self._modules.append(module)
        sys.settrace(self._tracing)
        try:
            exec(self._code, module.__dict__)  # noqa: S102 - running the script is what this is for
        except SystemExit as error:
            self._exit_status(error.code)
        except BaseException as error:
            self.status = 1
            self.died(self.turns.main, error, None)
        sys.settrace(None)
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
            self.died(self.turns.main, error, None)

    def died(self, task: Task, error: BaseException, thread: Any) -> None:
        """Hand the exception that ends a thread to the hook for it, as the interpreter does."""
        try:
            if thread is None:
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                arguments = (type(error), error, error.__traceback__, thread)
                threading.excepthook(threading.ExceptHookArgs(arguments))
        except BaseException as failure:
            self._record(task, failure)

    def _thread_hook(self, arguments: Any) -> None:
        """Stand in for `threading.excepthook`: a script's own hook may call it, or may not."""
        self._record(self.turns.current, arguments.exc_value or arguments.exc_type())

    def _process_hook(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Stand in for `sys.excepthook`."""
        self._record(self.turns.current, error)

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
                if tb.tb_frame.f_code.co_filename == self.name:
                    line = self.first.get(tb.tb_lineno, tb.tb_lineno)
                tb = tb.tb_next
            self.recorder.dies(task, line, type(error).__name__, message)

    def left(self, status: int) -> NoReturn:
        """End the process as `os._exit` does, with nothing cleaned up."""
        self.status = status
        self.scheduler.step("exit", (("*", 1), ("process", 1)))
        self.turns.settle()
        self._stay(self._result("exit"))

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
        sys.settrace(None)
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
            exceptions=tuple(
                sorted(self.exceptions, key=lambda e: (e.thread, e.exception, e.message))
            ),
            waiting=tuple(waiting),
            files=files,
        )
        return self._account(result, "", "")

    def _stopped(self, stopped: Literal["seen", "diverged", "refused"], reason: str) -> Report:
        sys.settrace(None)
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
            modules=tuple(sorted(self.neighbours.left_out)),
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
