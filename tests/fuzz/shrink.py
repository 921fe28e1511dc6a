"""Makes a program that shows something small, as long as it still shows it."""

from __future__ import annotations

from collections.abc import Callable

from .programs import Program


def shrunk(program: Program, shows: Callable[[Program], bool]) -> Program:
    """Return a smallest program that ``shows`` still holds for: none of its `smaller` ones does."""
    while True:
        for smaller in program.smaller():
            if shows(smaller):
                program = smaller
                break
        else:
            return program
