"""Many examples checked beside each other, ahead of the one who asks for their verdicts."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import NamedTuple, NoReturn, cast

import psutil

from gleichlauf.proof.check import check_file

_PATIENCE = 20.0
"""Seconds that processes which were told to leave get to tidy up; then they are killed."""


class Check(NamedTuple):
    """What `check_file` is to check: its arguments."""

    path: Path
    python: str
    time_limit: float
    cache: Path | None


def may_fork() -> bool:
    """Tell whether this process has one thread: what others hold, a fork would wait for.

    Since Python 3.12 such a fork is a `DeprecationWarning`, which may be an error here.
    """
    return psutil.Process().num_threads() == 1


@contextmanager
def checked_ahead(checks: Iterable[Check], processes: int) -> Iterator[Callable[[Check], str]]:
    """Begin checks in their order, so many at a time; yield a function that waits for a verdict.

    It raises what `check_file` raises. The processes are forks of this one, so that nothing is
    imported again; nothing of them or of their examples is left when the block ends, whatever
    ends it.
    """
    crew = _Crew(checks, processes)
    try:
        crew.start()
        yield crew.verdict
    finally:
        crew.end()


class _Crew:
    """Processes that check, each with a pipe of its own.

    They share nothing that one of them could hold while it is ended: from the queues of an
    executor that ends its workers, the others may wait for ever, or read half of an answer.
    """

    def __init__(self, checks: Iterable[Check], size: int) -> None:
        self._waiting = deque(dict.fromkeys(checks))
        self._size = size
        self._verdicts: dict[Check, str | Exception] = {}
        self._at_work: dict[Connection, Check] = {}
        self._processes: dict[Connection, ForkProcess] = {}

    def start(self) -> None:
        """Start the processes."""
        while len(self._processes) < self._size and self._waiting:
            self._start_one()

    def _start_one(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        others = (*self._processes, ours)
        fork = multiprocessing.get_context("fork")
        process = fork.Process(target=_work, args=(theirs, others))
        process.start()
        self._processes[ours] = process
        theirs.close()
        self._hand_out(ours)

    def _hand_out(self, pipe: Connection) -> None:
        if self._waiting:
            self._at_work[pipe] = check = self._waiting.popleft()
            try:
                pipe.send(check)
            except OSError:
                self._lost(pipe)

    def verdict(self, check: Check) -> str:
        """Return what is wrong with an example, as `check_file` does, when that is known."""
        while check not in self._verdicts:
            for pipe in cast("list[Connection]", wait(list(self._at_work))):
                self._receive(pipe)
        verdict = self._verdicts[check]
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    def _receive(self, pipe: Connection) -> None:
        try:
            verdict = pipe.recv()
        except (EOFError, OSError):
            self._lost(pipe)
        else:
            self._verdicts[self._at_work.pop(pipe)] = verdict
            self._hand_out(pipe)

    def _lost(self, pipe: Connection) -> None:
        """Note that the process at the other end has ended, and replace it."""
        check, process = self._at_work.pop(pipe), self._processes.pop(pipe)
        process.join()
        pipe.close()
        self._verdicts[check] = RuntimeError(
            f"{check.path}: the process that checked it has ended ({process.exitcode})"
        )
        self.start()

    def end(self) -> None:
        """End all processes; each tidies up after itself if it can."""
        for process in self._processes.values():
            process.terminate()
        deadline = time.monotonic() + _PATIENCE
        for process in self._processes.values():
            process.join(max(0.0, deadline - time.monotonic()))
            # Its example ends when it does: see `gleichlauf.run.pipes.Lifeline`.
            process.kill()
            process.join()
        for pipe in self._processes:
            pipe.close()


def _work(pipe: Connection, others: Iterable[Connection]) -> None:
    """Check what comes out of the pipe, and answer, until there is nothing more."""
    _obey_the_parent()
    for other in others:
        other.close()  # Or they would not be seen to end when the parent does.
    try:
        while True:
            check: Check = pipe.recv()
            pipe.send(_checked(check))
    except (EOFError, ConnectionError, SystemExit):
        os._exit(0)


def _checked(check: Check) -> str | Exception:
    try:
        return check_file(*check)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301  (our own)
        except Exception:
            return RuntimeError(f"{check.path}: {type(error).__name__}: {error}")
        return error


def _obey_the_parent() -> None:
    """Let this process leave, and tidy up, when its parent says so or has ended."""
    signal.signal(signal.SIGTERM, _leave)
    # Ctrl-C reaches all processes of a terminal.
    signal.signal(signal.SIGINT, _stay)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()


def _leave(_signal: int, _frame: object) -> NoReturn:
    # Once is enough: it is tidying up by then.
    signal.signal(signal.SIGTERM, _stay)
    raise SystemExit


def _stay(_signal: int, _frame: object) -> None:
    """Do nothing; SIG_IGN would be inherited by the examples."""


def _leave_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
