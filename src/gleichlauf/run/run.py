"""The values of this room: one execution of an example, as it was observed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ThreadStack:
    """A thread that was alive, and where.

    ``lines`` are those of the example's file, from 1, innermost first; it is empty for a thread
    that runs none of them. ``function`` is the innermost function, which may be a library's.
    """

    thread: str
    daemon: bool
    lines: tuple[int, ...]
    function: str


@dataclass(frozen=True, slots=True)
class ThreadDeath:
    """A thread that died of an exception nobody caught; ``text`` is its traceback."""

    thread: str
    exception: str
    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Damage:
    """An archive that ``zipfile`` cannot read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that ``zipfile`` can read, and the names of its members in their order."""

    path: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one execution of an example did; ``duration`` in seconds takes no part in ``==``.

    ``status`` is the exit status, negative for a signal as in `subprocess`; it is None when the
    example had to be stopped. ``stderr`` lacks the tracebacks that are in ``deaths``. ``told`` is
    False if the process ended without coming to the end of the main program. ``left_over`` are
    the threads that were alive at that end, ``stacks`` all threads when time was up, and
    ``processes`` the commands of the processes that outlived the example. ``lost`` says that its
    end could not be seen, because it has ended or stopped the process that started it. ``files``
    are relative paths with ``/``; an empty folder ends in one.
    """

    status: int | None
    stdout: str
    stderr: str
    files: tuple[str, ...] = ()
    archives: tuple[Archive, ...] = ()
    damaged: tuple[Damage, ...] = ()
    deaths: tuple[ThreadDeath, ...] = ()
    left_over: tuple[ThreadStack, ...] = ()
    stacks: tuple[ThreadStack, ...] = ()
    processes: tuple[str, ...] = ()
    told: bool = True
    timed_out: bool = False
    flooded: bool = False
    lost: bool = False
    time_limit: float = field(default=0.0, compare=False)
    duration: float = field(default=0.0, compare=False)
