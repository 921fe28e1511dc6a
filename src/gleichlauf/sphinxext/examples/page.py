"""The values of this room: what a page gives, and what its project says of all examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gleichlauf.code.block import CodeBlock
from gleichlauf.example.example import Example, Outcome, Search
from gleichlauf.sphinxext.authors.listing import Fault


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a project says of all its examples.

    How far schedules are searched where an author says nothing, and what its settings for
    ``sphinx.ext.doctest`` are: option flags, and the code around every group.
    """

    search: Search
    flags: frozenset[str] = frozenset()
    setup: str = ""
    cleanup: str = ""


@dataclass(frozen=True, slots=True)
class PageExamples:
    """The examples of a page, each with the text of its file.

    A page with faults is not ``complete``: what else it would hold is not known. ``blocks`` are
    all its blocks of code, as their author wrote them; ``tested`` of them belong to an example.
    Of its examples the page itself shows those whose names are ``marked``. ``unmarked`` counts
    the blocks that nobody asked to look at, ``in_docstrings`` those of docstrings, and ``untold``
    are faults that nobody was told of.
    """

    examples: tuple[Example, ...] = ()
    files: tuple[str, ...] = ()
    complete: bool = True
    blocks: tuple[CodeBlock, ...] = ()
    tested: int = 0
    marked: frozenset[str] = frozenset()
    unmarked: int = 0
    in_docstrings: int = 0
    untold: tuple[Fault, ...] = ()

    def example(self, name: str) -> Example:
        """Return the example with a name, which is there."""
        return next(example for example in self.examples if example.name == name)

    def by_name(self) -> Mapping[str, str]:
        """Return the text of each file by the name of its example."""
        return {e.name: text for e, text in zip(self.examples, self.files, strict=True)}

    def shown(self) -> Mapping[str, str]:
        """Return those of them that the page shows."""
        return {name: text for name, text in self.by_name().items() if name in self.marked}


@dataclass(frozen=True, slots=True)
class Shown:
    """An example where it is shown: the page that holds it, and its name."""

    page: str
    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What a part belongs to: the name of an example, and the outcome of it that it documents."""

    name: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What a page gives: its examples, what each part belongs to, and what is wrong."""

    page: PageExamples
    memberships: tuple[Membership, ...]
    faults: tuple[Fault, ...]
