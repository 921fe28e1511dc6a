"""The values of the Sphinx side: a listing on a page, and what its author said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.block import CodeBlock, Message, NotPythonError
from gleichlauf.example.example import Ending, Granularity, ThreadException, Waiting
from gleichlauf.sphinxext.authors.options import Verdict

Role = Literal["testsetup", "testcode", "testoutput", "testcleanup", "doctest", "answer", "plain"]
"""The directive that a listing comes from; "plain" is any block without one of those.

An "answer" is output that a question offers, and no part of any example."""

SET_UP: frozenset[Role] = frozenset({"testsetup", "testcleanup"})
"""Code that a page does not show, so translators are not asked for it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of a directive say, beyond what Sphinx itself knows.

    ``example`` marks a block as an example and may name it ("" where it does not); ``skipif`` and
    ``pyversion`` are the conditions of ``sphinx.ext.doctest``. ``files``, ``bound``,
    ``granularity``, ``exact_time`` and ``explore`` describe the example that a listing is part
    of, ``ending``, ``waiting`` and ``exceptions`` the outcome that it documents, and ``verdict``
    what its author thinks of that. ``fault`` says that a program is wrong on purpose, and
    ``cures`` names the example whose fault it does not have. ``name`` is what ``:name:`` says,
    before it is made a file's name.
    """

    caption: str | None = None
    name: str | None = None
    example: str | None = None
    skipif: str = ""
    pyversion: str = ""
    files: tuple[str, ...] = ()
    texts: frozenset[str] = frozenset()
    not_texts: frozenset[str] = frozenset()
    bound: int | None = None
    granularity: Granularity | None = None
    exact_time: bool = False
    explore: bool | None = None
    fragment: bool = False
    open_picture: bool = False
    fault: bool = False
    cures: str = ""
    also_possible: bool = False
    ending: Ending = "finished"
    waiting: tuple[Waiting, ...] = ()
    exceptions: tuple[ThreadException, ...] = ()
    verdict: Verdict | None = None


NOTHING = Options()
"""What most authors say: one object for all blocks, of which a site has thousands."""


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
    flags: tuple[tuple[str, bool], ...] = ()
    """The option flags of `doctest` that the block sets, by name."""
    marked: bool = False
    """Its author, or a setting, asks for an example that the page shows."""
    hidden: bool = False
    docstring: str = ""
    """The dotted name of the object whose docstring it stands in, if it does."""
    broken: Fault | None = None
    """Why it does not parse, so that no example can be made of it."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """What people read in it, in its order.

        They are not kept: they would be a good part of what a site of many pages holds in
        memory, and only the page that is being read needs them.
        """
        # Not sooner: options alone, such as :name:, bring this module into projects without wishes.
        from gleichlauf.code.extract import messages
        from gleichlauf.code.unparsed import unparsed_messages

        if self.role in SET_UP:
            return ()
        try:
            return messages(self.block)
        except NotPythonError:  # it is broken, or a fragment
            return unparsed_messages(self.block)

    def at(self, line: int) -> Place:
        """Return the place of a line of the block, counted from 0."""
        return Place(self.place.path, self.place.line + line)
