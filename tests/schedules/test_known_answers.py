"""Each self-test script has exactly the outcomes that it is known to have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.schedules import Script, explore, replay

from .answers import ANSWERS, SCRIPTS, short, shorts
from .search import searched


@pytest.mark.parametrize(("name", "bound"), ANSWERS)
def test_the_outcomes_are_those_known(name: str, bound: int) -> None:
    exploration = searched(name, bound)
    assert exploration.why == ""
    assert exploration.complete
    assert shorts(exploration) == ANSWERS[name, bound]


@pytest.mark.parametrize("name", ["two_locks", "bounded_queue", "async_zip", "daemon", "timeouts"])
def test_every_witness_shows_its_outcome(name: str) -> None:
    for outcome in searched(name, 2).outcomes:
        again = replay(SCRIPTS / f"{name}.py", outcome.witness).outcome
        assert short(again) == short(outcome)
        assert again.preemptions == outcome.preemptions
        assert again.files == outcome.files


FREE = {
    "lost_update": 2,
    "async_zip": 2,
    "bounded_queue": 2,
    "barrier": 2,
    "daemon": 2,
}
"""Scripts that always end, and a bound at which their outcomes are known."""


@pytest.mark.parametrize("name", FREE)
def test_free_runs_lie_inside(name: str, tmp_path: Path) -> None:
    possible = {outcome.stdout for outcome in searched(name, FREE[name]).outcomes}
    for number in range(25):
        directory = tmp_path / str(number)
        directory.mkdir()
        run = subprocess.run(
            [sys.executable, "-I", "-S", SCRIPTS / f"{name}.py"],
            cwd=directory,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert run.stdout in possible


def test_files_are_part_of_the_outcome() -> None:
    outcomes = searched("async_zip_no_input", 2).outcomes
    assert [outcome.files for outcome in outcomes] == [("myarchive.zip",)]
    assert outcomes[0].status == 0


def test_outcomes_come_with_the_fewest_preemptions_first() -> None:
    outcomes = searched("bounded_queue", 2).outcomes
    assert [outcome.preemptions for outcome in outcomes] == [0, 1, 1, 1, 2]


def test_the_result_is_the_same_every_time() -> None:
    assert explore(SCRIPTS / "barrier.py", bound=2) == searched("barrier", 2)


def test_every_run_draws_the_same_random_numbers() -> None:
    script = Script("dice.py", "import random\nfrom threading import Thread\n"
                    "Thread(target=lambda: print(random.random())).start()\n")  # fmt: skip
    assert explore(script) == explore(script)


def test_where_it_forks_changes_nothing() -> None:
    found = explore(SCRIPTS / "async_zip.py", repeat=False, snapshot=False)
    assert found == searched("async_zip", 2)
