"""Time: a virtual clock on which computing takes no time, in place of each that `time` offers."""

from __future__ import annotations

import sys
import time as standard
from typing import Any

from ..control.scheduler import Scheduler

EPOCH = 1_700_000_000.0
"""What `time.time` says when a run begins: a clock that is the same in every run."""

scheduler: Scheduler

_localtime, _gmtime = standard.localtime, standard.gmtime
_ctime, _asctime, _strftime = standard.ctime, standard.asctime, standard.strftime


def sleep(seconds: float) -> None:
    """Wait on the virtual clock."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    scheduler.sleep(float(seconds))


def _now() -> float:
    """Return the time, and note if one asks for it who is not the standard library.

    That reckons up to when to wait, and dates what it logs and archives.
    """
    asking = sys._getframe(2).f_globals.get("__name__", "")
    if asking.partition(".")[0] not in sys.stdlib_module_names:
        scheduler.turns.clock = True
    return scheduler.time()


def monotonic() -> float:
    """Return the virtual clock, in seconds since the run began."""
    return _now()


def perf_counter() -> float:
    """Return the same."""
    return _now()


def time() -> float:
    """Return the seconds since 1970."""
    return EPOCH + _now()


def monotonic_ns() -> int:
    """Return the virtual clock in nanoseconds."""
    return int(_now() * 1e9)


def perf_counter_ns() -> int:
    """Return the same."""
    return int(_now() * 1e9)


def time_ns() -> int:
    """Return the nanoseconds since 1970."""
    return int((EPOCH + _now()) * 1e9)


def process_time() -> float:
    """Return no processor time: computing takes none."""
    return _now() * 0.0


def process_time_ns() -> int:
    """Return no processor time either."""
    return int(_now() * 0.0)


def localtime(seconds: float | None = None) -> Any:
    """Return a time, or else the virtual one, as a local time."""
    return _localtime(EPOCH + _now() if seconds is None else seconds)


def gmtime(seconds: float | None = None) -> Any:
    """Return a time, or else the virtual one, in UTC."""
    return _gmtime(EPOCH + _now() if seconds is None else seconds)


def ctime(seconds: float | None = None) -> str:
    """Return a time, or else the virtual one, as text."""
    return _ctime(EPOCH + _now() if seconds is None else seconds)


def asctime(moment: Any = None) -> str:
    """Return a moment, or else the virtual local time, as text."""
    return _asctime(_localtime(EPOCH + _now()) if moment is None else moment)


def strftime(format: str, moment: Any = None) -> str:
    """Return a moment, or else the virtual local time, as text of that form."""
    return _strftime(format, _localtime(EPOCH + _now()) if moment is None else moment)


REPLACED = (
    sleep, monotonic, perf_counter, time, monotonic_ns, perf_counter_ns, time_ns, process_time,
    process_time_ns, localtime, gmtime, ctime, asctime, strftime,
)  # fmt: skip


def install(run: Scheduler) -> None:
    """Replace the clocks in this process, for good."""
    global scheduler
    scheduler = run
    for function in REPLACED:
        setattr(standard, function.__name__, function)
    standard.thread_time, standard.thread_time_ns = process_time, process_time_ns
    # That in C asks the system for the time; the standard library's own in Python asks `time`.
    sys.modules["_datetime"] = None  # type: ignore[assignment]
