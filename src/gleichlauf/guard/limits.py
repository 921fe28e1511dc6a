"""A limit on the time that one file may take, for whoever has signals to set one with."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 60
"""Processor time for one catalogue; the largest of the Python documentation takes two."""


class OutOfTimeError(BaseException):
    """A file took too long; no ``except Exception`` on the way swallows it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `OutOfTimeError` in what is done meanwhile if it takes more processor time than that.

    It is processor time, so a busy machine makes no difference. Without the signal for it
    (Windows), outside of the main thread, and where somebody else counts with it, there is no
    limit.
    """
    usable = hasattr(signal, "setitimer") and (
        threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    )
    if not usable:
        yield
        return

    def out_of_time(number: int, frame: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before or signal.SIG_DFL)
