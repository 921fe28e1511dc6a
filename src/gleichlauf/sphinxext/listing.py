"""The values of the Sphinx side: a listing on a page, and what its author said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.block import CodeBlock, Message
from gleichlauf.example.example import Ending, Granularity, ThreadException, Waiting

Role = Literal["testsetup", "testcode", "testoutput", "testcleanup", "doctest", "plain"]
"""The directive that a listing comes from; "plain" is any block without one of those."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of a directive say, beyond what Sphinx itself knows.

    ``files``, ``bound``, ``granularity`` and ``explore`` describe the example that a listing is
    part of, ``ending``, ``waiting`` and ``exceptions`` the outcome that it documents. ``name``
    is what ``:name:`` says, before it is made a file's name.
    """

    caption: str | None = None
    name: str | None = None
    files: tuple[str, ...] = ()
    texts: frozenset[str] = frozenset()
    not_texts: frozenset[str] = frozenset()
    bound: int | None = None
    granularity: Granularity | None = None
    explore: bool | None = None
    fragment: bool = False
    open_picture: bool = False
    also_possible: bool = False
    ending: Ending = "finished"
    waiting: tuple[Waiting, ...] = ()
    exceptions: tuple[ThreadException, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A line, counted from 1, of a file of the sources."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place, and what to do about it: a warning to be."""

    reason: str
    place: Place
    topic: str
    """The part after the dot in ``suppress_warnings = ["gleichlauf.topic"]``."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Python code, or its documented output, as it stands in the sources.

    ``place`` is where the first line of ``block`` stands; its other lines follow one by one.
    ``section`` is the title of the section around it, in the language of the sources.
    """

    role: Role
    groups: tuple[str, ...]
    block: CodeBlock
    place: Place
    section: str
    options: Options
    messages: tuple[Message, ...] = ()
    hidden: bool = False
    broken: bool = False
    """It does not parse, so no example can be made of it."""

    def at(self, line: int) -> Place:
        """Return the place of a line of the block, counted from 0."""
        return Place(self.place.path, self.place.line + line)
