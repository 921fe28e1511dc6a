"""Many examples checked beside each other, ahead of the one who asks for their verdicts."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

from gleichlauf.proof.check import check_file


class Check(NamedTuple):
    """What `check_file` is to check: its arguments."""

    path: Path
    python: str
    time_limit: float
    cache: Path | None


@contextmanager
def checked_ahead(checks: Iterable[Check], processes: int) -> Iterator[Callable[[Check], str]]:
    """Begin checks in their order, so many at a time; what is yielded waits for the verdict of one.

    It raises what `check_file` raises. The processes are forks of this one, so that nothing is
    imported again; nothing of them or of their examples is left when the block ends, whatever
    ends it.
    """
    before = set(multiprocessing.active_children())
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(processes, mp_context=fork, initializer=_obey_the_parent)
    try:
        verdicts = {check: pool.submit(_checked, check) for check in checks}
        yield lambda check: verdicts[check].result()
    finally:
        for worker in set(multiprocessing.active_children()) - before:
            worker.terminate()
        pool.shutdown(cancel_futures=True)


def _checked(check: Check) -> str:
    try:
        return check_file(*check)
    except SystemExit:
        # The pool would take it for a result, and let this worker begin the next check.
        os._exit(0)


def _obey_the_parent() -> None:
    """Let this worker leave, and tidy up, when its parent says so or has ended."""
    signal.signal(signal.SIGTERM, _leave)
    # Ctrl-C reaches all processes of a terminal.
    signal.signal(signal.SIGINT, _stay)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()


def _leave(_signal: int, _frame: object) -> NoReturn:
    # When one worker has left, the pool says it again to all, who are tidying up by then.
    signal.signal(signal.SIGTERM, _stay)
    raise SystemExit


def _stay(_signal: int, _frame: object) -> None:
    """Do nothing; SIG_IGN would be inherited by the examples."""


def _leave_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
