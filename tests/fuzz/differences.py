"""Searches one program in several ways that must agree, and tells where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .interpreters import Found, Interpreter
from .programs import Program

Granularity = Literal["line", "gil"]

GRANULARITIES: tuple[Granularity, ...] = ("line", "gil")

TIME_LIMIT = 3.0
"""Seconds of processor time for one search: longer ones tell nothing that shorter do not."""


@dataclass(frozen=True)
class Difference:
    """Outcomes of ``program`` that only one of two searches has found; ``where`` says which."""

    program: Program
    where: str
    first: frozenset[str]
    second: frozenset[str]

    def __str__(self) -> str:
        lines = [f"{self.where}:"]
        lines += [f"  only the first: {outcome}" for outcome in sorted(self.first - self.second)]
        lines += [f"  only the second: {outcome}" for outcome in sorted(self.second - self.first)]
        return "\n".join([*lines, self.program.source])


@dataclass(frozen=True)
class Compared:
    """What became of comparing the searches of one program by one Python, at one granularity."""

    complete: bool
    found: frozenset[str]
    difference: Difference | None


def compare(
    python: Interpreter, version: str, program: Program, granularity: Granularity, bound: int
) -> Compared:
    """Search a program with reduction and without it; they must find the same.

    If either comes to its limit, nothing can be said.
    """
    reduced, full = (
        python.search(
            program.source, program.modules,
            bound=bound, granularity=granularity, reduction=reduction, time_limit=TIME_LIMIT,
        )
        for reduction in (True, False)
    )  # fmt: skip
    if reduced.why or full.why:
        return Compared(_refused_alike(reduced, full), frozenset(), None)
    where = f"{version}, {granularity}, bound {bound}: with reduction, without"
    difference = None
    if reduced.outcomes != full.outcomes:
        difference = Difference(program, where, reduced.outcomes, full.outcomes)
    return Compared(True, full.outcomes, difference)


def _refused_alike(reduced: Found, full: Found) -> bool:
    """Say whether neither came to a limit, but both refused the program in the same words."""
    return reduced.why == full.why and "limit" not in reduced.why


def across(
    found: dict[str, frozenset[str]], program: Program, granularity: Granularity
) -> Iterator[Difference]:
    """Tell where one Python has found other outcomes than the first of them."""
    versions = list(found)
    for version in versions[1:]:
        if found[version] != found[versions[0]]:
            where = f"{granularity}: Python {versions[0]}, Python {version}"
            yield Difference(program, where, found[versions[0]], found[version])
