"""The values of this room: an example and the outcomes that its page documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ending = Literal["finished", "deadlock", "hang"]
"""How a run ends: by itself, with every thread waiting for ever, or never (it spins)."""

Granularity = Literal["gil", "line", "opcode"]
"""Where the search may switch threads: see `gleichlauf.schedules`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thread that waits for ever: its name, and the source line (its text) at which it does."""

    thread: str
    line: str


@dataclass(frozen=True, slots=True)
class ThreadException:
    """A thread that dies: its name, and the name of the exception's type."""

    thread: str
    exception: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that an example may do: what it prints, and how it ends."""

    stdout: str
    ending: Ending = "finished"
    waiting: tuple[Waiting, ...] = ()
    exceptions: tuple[ThreadException, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """How far the thread schedules of an example are searched: part of what its page claims."""

    bound: int
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Example:
    """One or more blocks of one page that make one program in one language.

    ``page`` is the page's name without suffix (``stdlib2``), ``name`` that of the example and
    its file (``async_zip``). ``outcomes`` holds the usual outcome first; a session has none,
    its output stands in its code. ``files`` are the paths, relative to the working directory,
    of all files that exist there when it has ended. ``search`` is None where no thread
    schedules are searched.
    """

    name: str
    page: str
    language: str
    title: str
    form: Literal["program", "session"]
    setup: str
    code: str
    cleanup: str
    outcomes: tuple[Outcome, ...]
    files: tuple[str, ...] = ()
    search: Search | None = None
