"""The values of this room: a question on an example, its options, and what is wrong with a key."""

from __future__ import annotations

from dataclasses import dataclass

from gleichlauf.example.example import Example, Outcome, ThreadException


@dataclass(frozen=True, slots=True)
class Output:
    """The program can print this: all of its output or, with ``part``, these lines among others.

    ``text`` is None where only the end counts. With ``never_ends`` the program has to end in a
    deadlock or to hang then, otherwise it ends by itself; ``exceptions`` are threads that die.
    """

    text: str | None
    part: bool = False
    never_ends: bool = False
    exceptions: tuple[ThreadException, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Changed like this, the program does only what it should.

    ``code`` holds statements that take the place of those in the program that define the same.
    """

    code: str


@dataclass(frozen=True, slots=True)
class Condition:
    """It is true in the end: a Python ``expression``, evaluated when the program has run."""

    expression: str


@dataclass(frozen=True, slots=True)
class Option:
    """What a reader may tick, and what the author's key says of it."""

    asks: Output | Change | Condition
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question on an example.

    ``wanted`` are the outcomes that the program should have: a `Change` is right if the program
    then has no others.
    """

    example: Example
    options: tuple[Option, ...]
    wanted: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a key: ``option`` is the index of the option, None for the question."""

    option: int | None
    reason: str
