"""A fixed selection of programs: leaving out schedules changes no set of outcomes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .differences import GRANULARITIES, Granularity, compare
from .interpreters import Interpreter, interpreters, python_of, running_version
from .programs import Program, program
from .routes import ROUTES, Route
from .shrink import shrunk

SMALL = (2, 9, 14, 15, 19, 24, 29, 30, 36, 40, 60, 65, 66, 70)
"""Programs of different routes and actions that have several outcomes, and few schedules."""


@pytest.fixture(scope="module")
def python() -> Iterator[Interpreter]:
    """The Python that runs the tests, in a process of its own."""
    with interpreters((running_version(),)) as found:
        yield found[running_version()]


@pytest.mark.parametrize("number", SMALL)
def test_reduction_changes_nothing(number: int, python: Interpreter) -> None:
    found = compare(python, "here", program(number), "line", 1)
    assert found.complete
    assert len(found.found) > 1
    assert not found.difference, str(found.difference)


COUNTER = Route("global", "n = 0\ndef one_more():\n    old = n\n    return old + 1", "n", "n = {}")


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_a_race_is_found(granularity: Granularity, python: Interpreter) -> None:
    route = COUNTER._replace(write="n = one_more()")
    lost = Program((route,), ((("store", 0),), (("store", 0),)))
    found = compare(python, "here", lost, granularity, 1)
    assert len(found.found) == 2
    assert found.difference is None


def test_every_route_gives_a_program() -> None:
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    used = {route.name for number in range(len(ROUTES)) for route in program(number).routes}
    assert used == {route.name for route in ROUTES}


def test_the_same_number_gives_the_same_program() -> None:
    assert program(7).source == program(7).source
    assert program(7).source != program(8).source


def test_a_program_is_shrunk_to_what_matters() -> None:
    large = Program(
        (Route("global", "n = 0", "n", "n = {}"), Route("other", "m = 0", "m", "m = {}")),
        (
            (("lock kept", 1), ("add in two", 0)),
            (("own variables", 1), ("add in two", 0)),
            (("look", 1),),
        ),
        joined=False,
    )

    def loses(some: Program) -> bool:
        return some.source.count("n = old + 1") == 2

    small = shrunk(large, loses)
    assert small.threads == ((("add in two", 0),), (("add in two", 0),))
    assert small.joined


def test_a_python_that_is_not_there_is_left_out() -> None:
    assert python_of("2.99") is None
    with interpreters(("2.99",)) as found:
        assert found == {}
