"""One run of the script in this process, under the scheduler, to one of its endings."""

from __future__ import annotations

import atexit
import linecache
import random
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..control.history import Access
from ..control.scheduler import Scheduler
from ..control.task import UNKNOWN, UNSEEN, Task
from ..points.monitoring import Monitoring, can_monitor
from ..points.points import Points
from ..points.tracing import Tracing
from ..processes.linux import hide_that_it_stays, leave_process
from ..reading.footprint import Footprints
from ..reading.program import Program
from ..reading.repeatable import import_named
from ..reading.statements import statements
from ..stand_ins import primitives, refusals, threads
from ..stand_ins.output import NoInput, Output
from ..telling.recording import Recorder
from ..telling.waiting import script_frame
from .files import file_names


class Run:
    """The script's process. ``report`` takes what the run came to and does not return.

    A process makes one of these, which takes it over for good, and then loads a script.
    """

    def __init__(self) -> None:
        self.report: Callable[[dict[str, Any]], None] = lambda result: leave_process(1)
        self.scheduler = Scheduler(self.finish, self.died)
        self.scheduler.outside = self.outside
        self.stdout = self.stderr = Output(self.scheduler, "stdout", False, self.refuse)
        self.exceptions: list[tuple[str, str, str]] = []
        self.status = 0
        self._at_exit: list[Any] = []
        self._modules: list[ModuleType] = []
        self._tracing: Tracing | None = None
        hide_that_it_stays()
        primitives.install(self.scheduler)
        threads.install(self.scheduler)
        refusals.install(
            self.refuse, self.left, lambda number: self.stdout if number == 1 else self.stderr
        )

    def load(
        self,
        program: Program,
        name: str,
        path: str,
        granularity: str,
        point_limit: int,
        record: bool,
    ) -> None:
        """Make this script the one that is run."""
        self.program = program
        self.name = name
        self.path = path
        self.granularity = granularity
        found = statements(program)
        self.first = found.first
        self.recorder = Recorder(name, found.first) if record else None
        self.scheduler.recorder = self.recorder
        self.scheduler.point_limit = point_limit
        self.footprints = Footprints(name, found)
        self.points = Points(self.scheduler, name, found, self.footprints)
        self._code = compile(program.source, name, "exec", dont_inherit=True)
        self._import()
        linecache.cache[name] = (
            len(program.source), None, program.source.splitlines(keepends=True), name
        )  # fmt: skip
        self._tracing = None
        if granularity == "line" and can_monitor(self.points):
            Monitoring(self.points).install(self._code)
        else:
            self._tracing = Tracing(self.points, granularity)

    def _import(self) -> None:
        """Import what the script is going to import, as if another had done so before."""
        primitives.importing = True
        register = atexit.register
        atexit.register = lambda *what, **named: self._at_exit.append((what, named))  # type: ignore[assignment]
        import_named(self.program)
        atexit.register = register
        futures = sys.modules.get("concurrent.futures._base")
        if futures is not None:
            threads.number_futures(futures)

    def outside(self, thread: Any) -> tuple[Access, ...]:
        """Return what a thread touches outside of the script's own functions."""
        called = type(thread).run
        if called is threading.Thread.run:
            called = getattr(thread, "_target", None)
            return () if self.footprints.is_script(called) else UNKNOWN
        if called is threading.Timer.run:
            return UNSEEN if self.footprints.is_script(thread.function) else UNKNOWN
        return () if self.footprints.is_script(called) else UNKNOWN

    def begin(self) -> None:
        """Begin a run in this process, whatever the last one left behind."""
        self.scheduler.begin()
        primitives.begin()
        threads.begin(self.scheduler)
        random.seed(0)
        self.footprints.learned = []
        if self.recorder:
            self.recorder.events = []
        self.exceptions = []
        self.status = 0
        fine = self.granularity != "line"
        self.stdout = Output(self.scheduler, "stdout", fine, self.refuse)
        self.stderr = Output(self.scheduler, "stderr", fine, self.refuse)
        sys.stdout = sys.__stdout__ = self.stdout  # type: ignore[assignment,misc]
        sys.stderr = sys.__stderr__ = self.stderr  # type: ignore[assignment,misc]
        sys.stdin = sys.__stdin__ = NoInput(self.refuse)  # type: ignore[assignment,misc]
        sys.argv = [self.path or self.name]
        sys.excepthook = sys.__excepthook__ = self._process_hook
        threading.excepthook = threading.__excepthook__ = self._thread_hook
        atexit._clear()
        for what, named in self._at_exit:
            atexit.register(*what, **named)

    def execute(self) -> None:
        """Run the script from its first line to the end of the process."""
        self.begin()
        module = ModuleType("__main__")
        module.__dict__.update(__file__=self.path or self.name, __builtins__=__builtins__)
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
            self.died(self.scheduler.main, error, None)
        sys.settrace(None)
        self._shut_down()
        self.finish("finished")

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
                self.recorder.add(self.scheduler.main, "end")
            atexit._run_exitfuncs()
        except BaseException as error:
            self.died(self.scheduler.main, error, None)

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
        self._record(self.scheduler.current, arguments.exc_value or arguments.exc_type())

    def _process_hook(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Stand in for `sys.excepthook`."""
        self._record(self.scheduler.current, error)

    def _record(self, task: Task, error: BaseException) -> None:
        try:
            message = str(error)
        except Exception:
            message = ""
        self.exceptions.append((task.name_of(), type(error).__name__, message))
        if self.recorder:
            tb = error.__traceback__
            line = None
            while tb is not None:
                if tb.tb_frame.f_code.co_filename == self.name:
                    line = self.first.get(tb.tb_lineno, tb.tb_lineno)
                tb = tb.tb_next
            self.recorder.dies(task, line, type(error).__name__, message)

    def left(self, status: int) -> None:
        """End the process as `os._exit` does, with nothing cleaned up."""
        self.status = status
        self.finish("exit")

    def refuse(self, reason: str) -> None:
        """End the process because the script does what cannot be explored."""
        frame = script_frame(sys._getframe(), self.name)
        place = f"{self.name}:{frame.f_lineno}" if frame is not None else self.name
        self.finish("refused", f"{place}: the script {reason}")

    def finish(self, ending: str, reason: str = "") -> None:
        """End the run: report how, and what came of it."""
        scheduler = self.scheduler
        sys.settrace(None)
        if ending == "exit":
            scheduler.step("exit", (("*", 1), ("process", 1)))
        if ending == "long":
            ending, reason = "refused", self._too_long()
        waiting = []
        if ending in ("deadlock", "hang"):
            waiting = [
                (thread, self.first.get(line, line) if line else line, kind, what)
                for thread, line, kind, what in scheduler.waiting(self.name)
            ]
        self.report({
            "ending": ending,
            "reason": reason,
            "status": self.status,
            "stdout": self.stdout.text(),
            "stderr": self.stderr.text(),
            "exceptions": self.exceptions,
            "waiting": waiting,
            "files": [] if ending == "seen" else file_names(),
            "learned": self.footprints.learned,
            "shared": sorted(scheduler.history.shared - scheduler.late),
            "nodes": [(n.point, n.alternatives, n.cost, n.spent, n.key) for n in scheduler.nodes],
            "preemptions": scheduler.preemptions,
            "points": scheduler.points,
            "events": [tuple(event) for event in self.recorder.events] if self.recorder else [],
        })  # fmt: skip

    def _too_long(self) -> str:
        frame = script_frame(sys._getframe(), self.name)
        place = f"{self.name}:{frame.f_lineno}" if frame is not None else self.name
        return (
            f"{place}: thread {self.scheduler.current.name_of()} is still running after"
            f" {max(self.scheduler.points, self.scheduler.steps_alone):,} steps; it polls, spins,"
            " or does too much to be explored; let it wait for an event, or do less"
        )
