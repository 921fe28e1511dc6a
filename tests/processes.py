"""Waiting for what other processes do, and asking whether they live."""

from __future__ import annotations

import time
from collections.abc import Callable

import psutil

PATIENCE = 60.0
"""Seconds for what has to come: much, since a busy machine may take its time over a signal."""


def alive(pid: int) -> bool:
    """Tell whether there is such a process, and it has not ended."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def eventually(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait for something that has no signal of its own; tell whether it came in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
