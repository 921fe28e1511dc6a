"""Chance and identity: what differs from one real run to the next is the same in every run here.

`random`, unseeded generators, `os.urandom` (and with it `secrets` and `uuid4`) draw fixed
numbers; the process, its parent and its threads have fixed numbers, too. Hashes of texts are
fixed by the processes that make runs.
"""

from __future__ import annotations

import _thread
import os
import random
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

from ..control.scheduler import Scheduler

_T = TypeVar("_T")

PROCESS, PARENT = 4_000, 3_999
"""What a script is told of its process; its main thread has the same number for the system."""

_generator = random.Random(0)  # noqa: S311 - the same in every run is what is wanted
_seed = random.Random.seed


def begin() -> None:
    """Begin a run."""
    _seed(_generator, 0)
    random.seed(0)


def urandom(size: int, /) -> bytes:
    """Return bytes that are the same in every run."""
    return _generator.randbytes(size)


def install(scheduler: Scheduler) -> None:
    """Replace what the system gives, in this process, for good."""

    def seed(self: random.Random, a: Any = None, version: int = 2) -> None:
        _seed(self, _generator.getrandbits(64) if a is None else a, version)

    random.Random.seed = seed  # type: ignore[method-assign]
    os.urandom = urandom
    random._urandom = urandom  # type: ignore[attr-defined]
    os.getpid = _always(PROCESS)
    os.getppid = os.getpgrp = _always(PARENT)

    def get_ident() -> int:
        return scheduler.turns.current.ident

    def get_native_id() -> int:
        return PROCESS + scheduler.turns.current.index

    _thread.get_ident = threading.get_ident = get_ident
    _thread.get_native_id = threading.get_native_id = get_native_id
    sys._current_frames = _by_ident(sys._current_frames, scheduler)
    sys._current_exceptions = _by_ident(sys._current_exceptions, scheduler)


def install_in_uuid(uuid: Any) -> None:
    """Let `uuid.uuid1` ask `time`, and not the library of the system, whatever machine it is."""
    uuid._generate_time_safe = uuid._UuidCreate = uuid._load_system_functions = None
    uuid._node = int.from_bytes(b"\x03node\x01", "big")
    uuid._last_timestamp = None


def _by_ident(
    by_thread: Callable[[], dict[int, _T]], scheduler: Scheduler
) -> Callable[[], dict[int, _T]]:
    """Return a function that tells of the script's threads by what is their identifier here."""

    def by_ident() -> dict[int, _T]:
        found = by_thread()
        turns = scheduler.turns
        told = {task.ident: found[task.thread] for task in turns.tasks if task.thread in found}
        here: Any = told.get(turns.current.ident)
        if isinstance(here, FrameType):  # This function is called where a function of C would be.
            told[turns.current.ident] = here.f_back  # type: ignore[assignment]
        return told

    return by_ident


def _always(number: int) -> Callable[[], int]:
    return lambda: number
