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
    """How far the thread schedules of an example are searched: part of what its page claims.

    With ``exact_time``, no wait for a time ends early or late against the other threads.
    """

    bound: int
    granularity: Granularity
    exact_time: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a step of code should print: ``flags`` are names of option flags of `doctest`.

    ``unless`` is an expression; where it is true, this output is not wanted.
    """

    text: str
    flags: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of an example that has to be checked block by block, as `doctest` would.

    A session has its output within and no ``wanted``; of several for a program, the last one
    holds whose condition does. Where the expression ``unless`` is true the step is left out.
    """

    form: Literal["program", "session"]
    code: str
    wanted: tuple[Wanted, ...] = ()
    flags: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One or more blocks of one page that make one program in one language.

    ``page`` is the page's name without suffix (``stdlib2``), ``name`` that of the example and
    its file (``async_zip``). ``outcomes`` holds the usual outcome first; a session has none,
    its output stands in its code. ``files`` are the paths, relative to the working directory,
    of all files that exist there when it has ended. ``search`` is None where no thread
    schedules are searched. ``flags`` are the option flags of `doctest`, by name, with which
    output is compared, as far as they make a difference. Where the expression ``unless`` is
    true the example is left out.

    Of the form "steps" is what only block by block can be checked as ``sphinx.ext.doctest`` does:
    sessions and programs in turn, programs that go on after an exception, blocks with conditions
    or flags of their own. Its ``code`` is empty, its ``steps`` hold everything.
    """

    name: str
    page: str
    language: str
    title: str
    form: Literal["program", "session", "steps"]
    setup: str
    code: str
    cleanup: str
    outcomes: tuple[Outcome, ...]
    files: tuple[str, ...] = ()
    search: Search | None = None
    flags: tuple[str, ...] = ()
    unless: str = ""
    steps: tuple[Step, ...] = ()
