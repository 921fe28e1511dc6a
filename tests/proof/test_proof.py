"""Lessons broken on purpose: the proof must see each fault, and pass the lesson that is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf import schedules
from gleichlauf.example.example import Example, Outcome, Search, ThreadException, Waiting
from gleichlauf.example.lines import file_lines
from gleichlauf.proof.cache import explored
from gleichlauf.proof.prove import prove, run_freely
from gleichlauf.schedules import Script, explore

GREETING = Example(
    name="greeting",
    page="threads",
    language="en",
    title="Two threads greet",
    form="program",
    setup="",
    code="""\
import threading

guest = threading.Thread(target=print, args=("Guest: good evening",), name="guest")
guest.start()
print("Host: good evening")
guest.join()
print("They sit down.")
""",
    cleanup="",
    outcomes=(
        Outcome("Host: good evening\nGuest: good evening\nThey sit down.\n"),
        Outcome("Guest: good evening\nHost: good evening\nThey sit down.\n"),
    ),
    search=Search(bound=1, granularity="line"),
)

TWO_LOCKS = replace(
    GREETING,
    name="two_locks",
    code="""\
import threading

fork, knife = threading.Lock(), threading.Lock()


def eat(first, second):
    with first:
        with second:
            pass


anna = threading.Thread(target=eat, args=(fork, knife), name="Anna")
ben = threading.Thread(target=eat, args=(knife, fork), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Both have eaten.")
""",
    outcomes=(
        Outcome("Both have eaten.\n"),
        Outcome(
            "",
            ending="deadlock",
            waiting=(
                Waiting("MainThread", "anna.join()"),
                Waiting("Anna", "with second:"),
                Waiting("Ben", "with second:"),
            ),
        ),
    ),
)

BUFFER = replace(
    GREETING,
    name="buffer",
    code="""\
import threading

jobs, ready = [], threading.Condition()


def take():
    with ready:
        while not jobs:
            ready.wait()
        jobs.pop()


takers = [threading.Thread(target=take, name=f"taker {number}") for number in (1, 2)]
for taker in takers:
    taker.start()
for _ in takers:
    with ready:
        jobs.append("job")
        ready.notify_all()
for taker in takers:
    taker.join()
print("Jobs left:", len(jobs))
""",
    outcomes=(Outcome("Jobs left: 0\n"),),
    search=Search(bound=2, granularity="line"),
)

DYING = replace(
    GREETING,
    name="dying",
    code="""\
import threading

worker = threading.Thread(target=int, args=("x",), name="worker")
worker.start()
worker.join()
print("The program goes on.")
""",
    outcomes=(
        Outcome("The program goes on.\n", exceptions=(ThreadException("worker", "ValueError"),)),
    ),
)

RIGHT = [GREETING, TWO_LOCKS, BUFFER, DYING]


@pytest.mark.parametrize("example", RIGHT, ids=lambda example: str(example.name))
def test_a_lesson_that_tells_the_truth_passes(example: Example) -> None:
    assert prove(example).complaints == ()


@pytest.mark.parametrize("example", [GREETING, BUFFER, DYING], ids=lambda example: example.name)
def test_free_runs_lie_inside_the_documented_outcomes(example: Example) -> None:
    assert run_freely(example, times=5).complaints == ()


def without(example: Example, text: str) -> Example:
    assert text in example.code
    return replace(example, code=example.code.replace(text, ""))


IMPOSSIBLE = Outcome("They sit down.\nHost: good evening\nGuest: good evening\n")

BROKEN = [
    pytest.param(
        without(GREETING, "guest.join()\n"),
        "can do what its page does not say",
        "| Guest: good evening",
        id="join removed",
    ),
    pytest.param(
        replace(GREETING, outcomes=GREETING.outcomes[:1]),
        "can do what its page does not say",
        "1 preemption;",
        id="outcome left out",
    ),
    pytest.param(
        replace(GREETING, outcomes=(*GREETING.outcomes, IMPOSSIBLE)),
        "no thread schedule leads to this outcome",
        "| They sit down.",
        id="impossible outcome added",
    ),
    pytest.param(
        replace(BUFFER, code=BUFFER.code.replace("while not jobs:", "if not jobs:")),
        "can do what its page does not say",
        "ends with: IndexError",
        id="while became if",
    ),
    pytest.param(
        replace(TWO_LOCKS, outcomes=TWO_LOCKS.outcomes[:1]),
        "can do what its page does not say",
        "Anna waits here: with second:",
        id="deadlock left out",
    ),
    pytest.param(
        replace(TWO_LOCKS, code=TWO_LOCKS.code.replace("(knife, fork)", "(fork, knife)")),
        "no thread schedule leads to this outcome",
        "It never ends",
        id="deadlock repaired but still documented",
    ),
    pytest.param(
        replace(DYING, outcomes=(Outcome("The program goes on.\n"),)),
        "can do what its page does not say",
        "worker ends with: ValueError",
        id="death left out",
    ),
    pytest.param(
        replace(GREETING, outcomes=()),
        "it has 2 different outcomes, and its page documents none",
        "| Host: good evening",
        id="nothing documented",
    ),
    pytest.param(
        replace(GREETING, code="while True:\n    input()\n"),
        "could not be finished",
        "",
        id="reads the keyboard",
    ),
    pytest.param(
        replace(GREETING, code="raise SystemExit(3)\n", outcomes=(Outcome(""),)),
        "it can end with status 3",
        "schedule straight",
        id="ends with a status",
    ),
]


@pytest.mark.parametrize(("example", "wrong", "detail"), BROKEN)
def test_a_lesson_that_does_not_is_caught(example: Example, wrong: str, detail: str) -> None:
    complaints = prove(example).complaints
    assert complaints
    assert [complaint for complaint in complaints if wrong in complaint.wrong]
    assert any(detail in line for complaint in complaints for line in (*complaint.detail, ""))
    for complaint in complaints:
        assert 1 <= complaint.line <= len(file_lines(example))


def test_the_complaint_points_at_the_outcome_that_cannot_happen() -> None:
    example = replace(GREETING, outcomes=(*GREETING.outcomes, IMPOSSIBLE))
    (complaint,) = prove(example).complaints
    lines = file_lines(example)
    assert lines[complaint.line - 1] == "# | They sit down."
    assert lines[complaint.line] == "# | Host: good evening"


def test_without_a_search_there_is_nothing_to_prove() -> None:
    assert prove(replace(GREETING, search=None, outcomes=())).passed


def test_a_search_is_read_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script("greeting.py", GREETING.code)
    search = Search(1, "line")
    first = explored(script, search, tmp_path)
    assert first == explore(script, bound=1, record=True)
    monkeypatch.setattr(schedules, "explore", lambda *_, **__: pytest.fail("again"))
    assert explored(script, search, tmp_path) == first


def test_other_bounds_and_scripts_are_other_searches(tmp_path: Path) -> None:
    script = Script("greeting.py", GREETING.code)
    explored(script, Search(0, "line"), tmp_path)
    explored(script, Search(1, "line"), tmp_path)
    explored(Script("greeting.py", GREETING.code + "\n"), Search(1, "line"), tmp_path)
    assert len(list(tmp_path.glob("*.kept"))) == 3


def test_an_unfinished_search_is_a_failure_and_is_not_kept(tmp_path: Path) -> None:
    example = replace(GREETING, code="import subprocess\nsubprocess.run(['true'])\n")
    (complaint,) = prove(example, tmp_path).complaints
    assert "could not be finished" in complaint.wrong
    assert not list(tmp_path.iterdir())
