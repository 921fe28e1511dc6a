"""Searches that come to a limit go on at random; terminals see how far a search is."""

from __future__ import annotations

import io

import pytest

from gleichlauf.schedules import Script, explore
from gleichlauf.schedules.command_line import Counter

from .answers import SCRIPTS, shorts

RACE = Script(
    "race.py",
    "import threading\nn = 0\n"
    "def work():\n    global n\n    for _ in range(3):\n        old = n\n        n = old + 1\n"
    "threads = [threading.Thread(target=work) for _ in range(2)]\n"
    "for thread in threads:\n    thread.start()\n"
    "for thread in threads:\n    thread.join()\nprint(n)\n",
)

SHUFFLED = Script(
    "shuffled.py",
    "import datetime\nimport random\nimport threading\ndeck = list('abcdef')\n"
    "def shuffle():\n    random.shuffle(deck)\n"
    "thread = threading.Thread(target=shuffle)\nthread.start()\nthread.join()\nprint(*deck)\n",
)


def test_a_search_that_cannot_be_finished_goes_on_at_random() -> None:
    found = explore(RACE, bound=4, max_schedules=50)
    assert not found.complete
    assert found.why == "the limit of 50 schedules was reached"
    assert found.schedules == 50
    assert found.drawn == 10
    assert shorts(found) <= {"2", "3", "4", "5", "6"}
    assert explore(RACE, bound=4, max_schedules=50) == found


@pytest.mark.parametrize("most", [1, 2, 3])
def test_what_the_first_runs_found_is_told(most: int) -> None:
    found = explore(RACE, max_schedules=most)
    assert found.schedules == most
    assert shorts(found) >= {"6"}


def test_a_search_that_is_interrupted_tells_what_it_found() -> None:
    def interrupt(runs: int, outcomes: int) -> None:
        if runs == 2:
            raise KeyboardInterrupt

    found = explore(RACE, progress=interrupt)
    assert found.why == "it was interrupted; nothing is left running"
    assert shorts(found) >= {"6"}


def test_what_is_drawn_keeps_to_the_bound() -> None:
    found = explore(RACE, bound=2, max_schedules=15)
    assert found.drawn == 3
    assert {outcome.preemptions for outcome in found.outcomes} <= {0, 1, 2}
    assert found.outcomes


def test_chance_is_the_same_in_each_search() -> None:
    first, *others = (explore(SHUFFLED, bound=1) for _ in range(3))
    assert first.complete
    assert others == [first, first]


@pytest.mark.parametrize("terminal", [True, False])
def test_only_a_terminal_sees_how_far_a_search_is(terminal: bool) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    counter = Counter(stream)
    counter.next = 0.0
    counter.show(1_234, 2)
    shown = stream.getvalue()
    assert ("1,234 schedules, 2 outcomes" in shown) == terminal
    counter.clear()
    assert (stream.getvalue() == "") != terminal


def test_progress_is_told_after_each_run() -> None:
    told: list[tuple[int, int]] = []
    found = explore(
        SCRIPTS / "lost_update.py", progress=lambda runs, outcomes: told.append((runs, outcomes))
    )
    assert told
    assert [runs for runs, _ in told] == sorted({runs for runs, _ in told})
    assert told[-1][1] == len(found.outcomes)
