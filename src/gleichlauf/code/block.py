"""The values of this room: a code block, its messages, and what can be wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Notation = Literal["%", "format", "Template", "f-string"]
"""What reads a text: the ``%`` operator, ``str.format``, `string.Template`, Python itself."""

Form = Literal["program", "session", "output"]
"""A program, a ``>>>`` session, or documented output alone."""

Kind = Literal["comment", "docstring", "text", "output"]
"""What a message is to its reader."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Python source as an author wrote it, without the markup around it.

    ``texts`` and ``not_texts`` hold values of string literals for which the author overrules
    the rule of what a text is.
    """

    source: str
    form: Form
    texts: frozenset[str] = frozenset()
    not_texts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that people read in a block, and where it stands.

    ``text`` is what a translator sees. ``line`` counts from 0 within the block. ``start`` and
    ``end`` are character offsets into the block's source. ``placeholders`` are the pieces of
    ``text`` that a translation has to keep, such as the fields of an f-string; ``notation`` is
    what reads them.
    """

    text: str
    kind: Kind
    line: int
    start: int
    end: int
    placeholders: tuple[str, ...] = ()
    notation: Notation | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A translation that could not be put in its place; the source text was kept there."""

    message: Message
    translation: str
    reason: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A block with its messages translated, and what could not be translated."""

    source: str
    problems: tuple[Problem, ...]


class NotPythonError(ValueError):
    """The block does not parse; ``line`` counts from 0 within the block."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
