"""Each self-test script has exactly the outcomes that it is known to have."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf.schedules import Script, explore, replay

from .answers import ANSWERS, SCRIPTS, shorts
from .search import searched


@pytest.mark.parametrize(("name", "bound"), ANSWERS)
def test_the_outcomes_are_those_known(name: str, bound: int) -> None:
    exploration = searched(name, bound)
    assert exploration.why == ""
    assert exploration.complete
    assert shorts(exploration) == ANSWERS[name, bound]


WITNESSES = ["two_locks", "bounded_queue", "async_zip", "daemon", "timeouts", "logging_threads"]


@pytest.mark.parametrize("name", WITNESSES)
def test_every_witness_shows_its_outcome(name: str) -> None:
    script = SCRIPTS / f"{name}.py"
    recorded = explore(script, bound=2, record=True)
    assert replace(recorded, replays=()) == searched(name, 2)
    for outcome, shown in zip(recorded.outcomes, recorded.replays, strict=True):
        again = replay(script, outcome.witness)
        assert again.events == shown.events
        assert shown.outcome == outcome
        assert replace(again.outcome, schedules=outcome.schedules) == outcome


FREE = {
    "lost_update": "threading",
    "async_zip": "encodings.cp437 pathlib threading zipfile",
    "bounded_queue": "queue threading",
    "barrier": "threading",
    "daemon": "threading",
}
"""Scripts that always end, and the modules that they import."""

FREE_RUNS = """\
import importlib, os, sys
path, modules, *directories = sys.argv[1:]
with open(path) as file:
    code = compile(file.read(), path, "exec")
for module in modules.split():
    importlib.import_module(module)
for directory in directories:
    if os.fork() == 0:
        os.dup2(os.open(f"printed-{directory}", os.O_WRONLY | os.O_CREAT), 1)
        os.chdir(directory)
        exec(code, {"__name__": "__main__"})
        break
    if os.wait()[1]:
        sys.exit(f"in {directory}/ the script does not end as it should")
"""
"""Runs a script once in each directory, and keeps beside it what was printed there.

The runs are forks of one Python that has done nothing but import what the script does: to start
and import takes far longer than a run. A run ends as every Python does, by coming to its end.
"""


@pytest.mark.parametrize("name", FREE)
def test_free_runs_lie_inside(name: str, tmp_path: Path) -> None:
    possible = {outcome.stdout for outcome in searched(name, 2).outcomes}
    script = SCRIPTS / f"{name}.py"
    directories = [str(number) for number in range(25)]
    for directory in directories:
        (tmp_path / directory).mkdir()
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", FREE_RUNS, script, FREE[name], *directories],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stderr == ""
    assert run.returncode == 0
    for directory in directories:
        assert (tmp_path / f"printed-{directory}").read_text() in possible


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
    found = explore(SCRIPTS / "async_zip.py", repeat=False)
    assert found == searched("async_zip", 2)


@pytest.mark.parametrize("name", ["timer", "timeouts"])
def test_exact_time_lets_no_wait_end_early_or_late(name: str) -> None:
    exact = explore(SCRIPTS / f"{name}.py", bound=2, exact_time=True)
    assert shorts(exact) == ANSWERS[name, 0]
    assert exact.exact_time
    assert exact.clock
