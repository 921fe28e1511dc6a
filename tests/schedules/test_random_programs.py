"""Leaving out schedules changes nothing in programs that nobody has thought of."""

from __future__ import annotations

import pytest

from gleichlauf.schedules import Granularity

from .answers import shorts
from .random_programs import program
from .search import both

# Each has several outcomes, and few schedules. Of 6, at the points of the GIL, one was once missed.
PROGRAMS = [
    (6, "gil"), (6, "opcode"),
    *((number, "line") for number in (6, 9, 10, 13, 23, 24, 34, 38, 46, 48, 57, 58, 59)),
]  # fmt: skip


@pytest.mark.parametrize(("number", "granularity"), PROGRAMS)
def test_the_outcomes_stay_the_same(number: int, granularity: Granularity) -> None:
    reduced, full = both(program(number), 1, granularity)
    assert reduced.complete
    assert full.complete
    assert len(full.outcomes) > 1
    assert shorts(reduced) == shorts(full)
