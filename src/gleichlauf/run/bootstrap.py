"""Runs one example and reports what a process does not tell: its threads.

Called as ``python bootstrap.py EXAMPLE REPORT LIFELINE`` with any Python from 3.11 on, so it uses
the standard library alone. Tracebacks and line numbers are those of a plain ``python EXAMPLE``.
The report has one Python literal a line. LIFELINE is the end of a pipe: when the other end closes,
because who started us was killed, we end, too. It is left out where no process can inherit one.
"""

from __future__ import annotations

import builtins
import os
import signal
import site
import sys
import threading
import time
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import NoReturn

# A thread that the main program has waited for in another way than join (an Event, say) may
# have its last few instructions left. Rounds, not seconds: they are longer on a busy machine.
SETTLING_ROUNDS = 50
SETTLING_PAUSE = 0.001


class Reporter:
    """Writes what happens in one process to a file, each event in one piece."""

    def __init__(self, example: str, report: str) -> None:
        self.example = example
        self.process = os.getpid()
        self.file = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def tell(self, **event: object) -> None:
        """Append an event; a fork of the example has nothing to say here."""
        if os.getpid() == self.process:
            os.write(self.file, ascii(event).encode() + b"\n")

    def stacks(self, main_frame: FrameType | None) -> list[dict[str, object]]:
        """Return where each thread is; the main one only if its frame is given."""
        threads = {thread.ident: thread for thread in threading.enumerate()}
        frames: dict[int, FrameType] = dict(sys._current_frames())
        main = threading.main_thread().ident or 0
        frames.pop(main, None)
        frames.pop(threading.get_ident(), None)
        if main_frame is not None:
            frames = {main: main_frame, **frames}
        return [
            {
                "thread": threads[ident].name if ident in threads else "(_thread)",
                "daemon": threads[ident].daemon if ident in threads else True,
                "lines": self.lines(frame),
                "function": frame.f_code.co_name,
            }
            for ident, frame in frames.items()
        ]

    def lines(self, innermost: FrameType | None) -> tuple[int, ...]:
        """Return the lines of the example in a stack, innermost first."""
        lines = []
        frame = innermost
        while frame is not None:
            if frame.f_code.co_filename == self.example:
                lines.append(frame.f_lineno)
            frame = frame.f_back
        return tuple(lines)

    def died(
        self,
        thread: str,
        kind: type[BaseException],
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Report the exception that ended a thread."""
        import traceback

        line = value.lineno if isinstance(value, SyntaxError) else None
        step = trace
        while step is not None:
            if step.tb_frame.f_code.co_filename == self.example:
                line = step.tb_lineno
            step = step.tb_next
        text = "".join(traceback.format_exception(kind, value, trace))
        self.tell(event="died", thread=thread, exception=kind.__name__, line=line, text=text)

    def thread_died(self, args: threading.ExceptHookArgs) -> None:
        """Stand in for ``threading.excepthook``, unless the example sets its own."""
        if args.exc_type is not SystemExit:
            name = args.thread.name if args.thread else "(_thread)"
            self.died(name, args.exc_type, args.exc_value, args.exc_traceback)

    def main_died(
        self, kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``, unless the example sets its own."""
        self.died(threading.main_thread().name, kind, value, trace)

    def show(self, _signal: int, frame: FrameType | None) -> None:
        """Report where all threads are, when asked by a signal."""
        self.tell(event="stacks", stacks=self.stacks(frame))

    def main_ended(self) -> None:
        """Report which threads are left when the main program has ended."""
        for _ in range(SETTLING_ROUNDS):
            if len(sys._current_frames()) == 1:
                break
            time.sleep(SETTLING_PAUSE)
        self.tell(event="ended", stacks=self.stacks(None))


def compiled(example: str) -> CodeType:
    """Return the example as code, under its own path."""
    with open(example, "rb") as file:  # noqa: PTH123  (pathlib would be one more import)
        source = file.read()
    if b"asyncio" in source:
        allow_long_callbacks()
    return compile(source, example, "exec", dont_inherit=True)


def allow_long_callbacks() -> None:
    """Let `asyncio` say nothing of a callback that takes more than 0.1 s, as ``-X dev`` has it do.

    Nothing is wrong with one on a busy machine.
    """
    import logging

    said = "Executing %s took %.3f seconds"
    logging.getLogger("asyncio").addFilter(lambda record: record.msg != said)


def hold(lifeline: int) -> None:
    """Let SIGIO end the whole process group when the other end of the lifeline closes.

    A signal, not a thread that waits: a second thread would make ``os.fork`` warn.
    """
    import fcntl

    os.set_inheritable(lifeline, False)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    try:
        os.read(lifeline, 1)
    except BlockingIOError:
        return
    os._exit(1)  # It was closed before we listened.


def prepare() -> None:
    """Make this process like that of a plain ``python``; what is forked from it is so already."""
    # As at a terminal: a line is there when its newline is, also if the process is killed.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    # Without site-packages (-S), so that nothing but Python is needed; its builtins are Python.
    site.setquit()
    site.setcopyright()
    site.sethelper()


def run(example: str, report: str, *lifeline: str) -> NoReturn:
    """Run the example as ``__main__``, and leave the process with its status."""
    for end in lifeline:
        hold(int(end))
    reporter = Reporter(example, report)
    threading.excepthook = reporter.thread_died
    sys.excepthook = reporter.main_died
    if hasattr(signal, "SIGUSR2"):
        signal.signal(signal.SIGUSR2, reporter.show)
        reporter.tell(event="started")
    sys.argv = [example]
    sys.path.insert(0, os.path.dirname(example))  # noqa: PTH120
    module = ModuleType("__main__")
    module.__file__ = example
    vars(module)["__builtins__"] = builtins
    sys.modules["__main__"] = module
    status: object = 0
    try:
        exec(compiled(example), vars(module))  # noqa: S102  (to run it is the purpose)
    except SystemExit as leaving:
        status = leaving.code
    except BaseException as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
            trace = trace.tb_next
        sys.excepthook(type(error), error, trace)
        status = 1
    reporter.main_ended()
    raise SystemExit(status)


if __name__ == "__main__":
    prepare()
    run(*sys.argv[1:])
