"""Threads that are stacks of one thread: each goes on where it stood when another parks.

WebAssembly in a browser has one thread, and can stop it in the middle of calls until a promise is
kept (JavaScript Promise Integration). `install` gives `_thread` what the explorer needs of
threads, so it is to be called before the explorer's other modules are imported.

Two things must not happen while stacks are parked, since CPython then reads what other stacks have
overwritten: that the collector of garbage comes by itself, and that one stack asks another's
frames for their ``f_back``.
"""

from __future__ import annotations

import _thread
import gc
import itertools
import sys
import time
import zipimport
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Protocol

PATIENCE = 50
"""How often a stack that is to end may go on all the same, before it is left where it is."""

TURNS = 20
"""Turns of the event loop within which a stack that was woken has gone on."""


class Host(Protocol):
    """What switches stacks."""

    def begin(self, function: Callable[[], None]) -> None:
        """Call a function on a stack of its own as soon as the calling stack parks."""

    def park(self, number: int) -> None:
        """Stop the calling stack until somebody wakes this number."""

    def wake(self, number: int) -> None:
        """Let the stack that parked with this number go on as soon as the calling stack parks."""

    def turn(self) -> None:
        """Let other stacks go on first."""


class Over(BaseException):
    """Ends a stack, so that its memory is free again."""


class Kept:
    """A frame of a parked stack, with the frames around it as they were when it parked."""

    __slots__ = ("f_back", "frame")

    def __init__(self, frame: FrameType) -> None:
        self.frame = frame
        self.f_back: Kept | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.frame, name)


def keep(frame: FrameType | None) -> Kept | None:
    """Return a frame of the calling stack as others may look at it."""
    if frame is None:
        return None
    first = last = Kept(frame)
    while (frame := frame.f_back) is not None:
        last.f_back = Kept(frame)
        last = last.f_back
    return first


class Gate:
    """A lock for stacks: one that acquires it while it is held parks until it is released."""

    def __init__(self, stacks: Stacks) -> None:
        self._stacks = stacks
        self._held = False
        self.number = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Acquire it; where nobody waits for ever, say whether that was possible at once."""
        if self._held:
            if not blocking or timeout >= 0:
                return False
            self._stacks.wait(self)
        else:
            self._stacks.check()
        self._held = True
        return True

    def release(self) -> None:
        """Release it, whoever holds it."""
        self._held = False
        if self.number:
            self._stacks.wake(self)

    def locked(self) -> bool:
        """Say whether somebody holds it."""
        return self._held

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exception: object) -> None:
        self.release()


class Stacks:
    """All stacks; the one that makes this object has the number 1, and is never ended."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._numbers = itertools.count(1)
        self._parks = itertools.count(1)
        self.running = next(self._numbers)
        self._frames: dict[int, Kept | None] = {}
        self._waiting: dict[int, Gate] = {}
        self._living: dict[int, int] = {}
        """Stacks that have begun and not ended; how often each was told to end."""
        self._ending = False
        self._run = 0

    def begin(self, function: Callable[..., object], arguments: tuple[Any, ...]) -> int:
        """Call a function on a stack of its own; return the number of that."""
        number = next(self._numbers)
        run = self._run

        def body() -> None:
            if run != self._run or self._ending:
                return
            self.running = number
            self._living[number] = 0
            try:
                function(*arguments)
            except Over:
                pass
            finally:
                self._frames.pop(number, None)
                self._living.pop(number, None)

        self._host.begin(body)
        return number

    def check(self) -> None:
        """Raise `Over` in a stack that is to end."""
        if self._ending and self.running in self._living:
            self._living[self.running] += 1
            raise Over

    def wait(self, gate: Gate) -> None:
        """Let the calling stack wait until a gate is released."""
        me = self.running
        told = self._living.get(me, 0)
        if told < PATIENCE:
            self.check()
        self._frames[me] = keep(sys._getframe(2))
        gate.number = next(self._parks)
        self._waiting[me] = gate
        if told >= PATIENCE:  # it goes on whatever it is told: it stays here for good
            self._living.pop(me)
        self._host.park(gate.number)
        gate.number = 0
        self.running = me
        del self._waiting[me]
        del self._frames[me]
        self.check()

    def wake(self, gate: Gate) -> None:
        """Let the stack that waits for a gate go on; not while all are to end."""
        if not self._ending:
            self._host.wake(gate.number)

    def end_others(self) -> int:
        """End all stacks but the calling one; return how many were left where they are.

        What a run leaves parked keeps its frames and all that they hold, and a WebAssembly's memory
        never becomes smaller.
        """
        me = self.running
        self._ending = True
        self._host.turn()
        while waiting := [number for number in self._waiting if number in self._living]:
            number = waiting[-1]
            told = self._living[number]
            self._host.wake(self._waiting[number].number)
            for _ in range(TURNS):
                self._host.turn()
                self.running = me
                if self._living.get(number) != told:
                    break
            else:
                self._living.pop(number)
        left = len(self._waiting)
        self._living.clear()
        self._ending = False
        self._run += 1
        return left

    def frames(self) -> dict[int, Any]:
        """Return the innermost frame of each stack, by its number."""
        return {**self._frames, self.running: sys._getframe(1)}


def install(host: Host) -> Stacks:
    """Put stacks in the place of threads, for good."""
    import _threading_local
    import threading

    stacks = Stacks(host)
    gc.disable()

    def begin(function: Callable[..., object], arguments: tuple[Any, ...]) -> int:
        return stacks.begin(function, arguments)

    def get_ident() -> int:
        return stacks.running

    _thread.allocate_lock = lambda: Gate(stacks)  # type: ignore[assignment,return-value]
    _thread.start_new_thread = begin  # type: ignore[assignment]
    _thread.get_ident = threading.get_ident = get_ident
    # That in C has one set of values for all stacks.
    _thread._local = threading.local = _threading_local.local  # type: ignore[misc,assignment]
    sys._current_frames = stacks.frames
    # All of it is the runs' own, of which their reports tell.
    time.thread_time, time.thread_time_ns = (lambda: 0.0), (lambda: 0)
    importer: Any = zipimport.zipimporter
    importer.get_code = _keep_code(importer.get_code)
    return stacks


def _keep_code(get_code: Callable[[Any, str], CodeType]) -> Callable[[Any, str], CodeType]:
    """Compile each module of the standard library once, however often it is imported anew."""
    kept: dict[str, CodeType] = {}

    def get_kept_code(self: Any, name: str) -> CodeType:
        path = f"{self.archive}/{self.prefix}{name}"
        if path not in kept:
            kept[path] = get_code(self, name)
        return kept[path]

    return get_kept_code
