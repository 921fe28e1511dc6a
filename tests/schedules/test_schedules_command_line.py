"""``explore`` and ``replay`` as commands: what they print, and their exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.schedules.command_line import main

from .answers import SCRIPTS

TWO_LOCKS = str(SCRIPTS / "two_locks.py")


def test_explore_prints_outcomes_and_schedules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", TWO_LOCKS, "--bound", "1"]) == 0
    out = capsys.readouterr().out
    assert "outcome 1 of 3: finished;" in out
    assert "such as straight" in out
    assert "complete: 3 outcomes" in out


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("while True:\n    pass\n", "MainThread goes round without end at line 7 (pass)"),
        ("thread.join()\n", "MainThread waits at line 6 (thread.join()) for the end of worker"),
        (
            "from concurrent.futures import ThreadPoolExecutor\n"
            "with ThreadPoolExecutor(1) as pool:\n    pool.submit(thread.join)\n",
            "MainThread waits at line 7 (with ThreadPoolExecutor(1) as pool:) for the end of pool",
        ),
        (
            "import queue\nthreading.Thread(target=queue.Queue().get, name='getter').start()\n",
            "getter waits outside of the script for lock Lock",
        ),
        ("", "MainThread waits at its end for the other threads to end"),
    ],
)
def test_what_a_thread_stays_at_is_said_in_words(
    source: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "stays.py"
    script.write_text(
        "import threading\n"
        "def work():\n    threading.Event().wait()\n"
        "thread = threading.Thread(target=work, name='worker')\nthread.start()\n" + source
    )
    assert main(["explore", str(script), "--bound", "1"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert f"  {words}" in out
    assert "  worker waits at line 3 (threading.Event().wait()) for event Event" in out
    assert out[-1].startswith("complete: 1 outcome, ")
    assert "at most 1 preemption, switching at every line" in out[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bound", "-1"], "argument --bound: '-1' is no whole number from 0 on"),
        (["--bound", "two"], "argument --bound: 'two' is no whole number from 0 on"),
        (["--time-limit", "0"], "argument --time-limit: '0' is no number of seconds above 0"),
        (["--time-limit", "nan"], "argument --time-limit: 'nan' is no number of seconds above 0"),
        (["--time-limit", "1 h"], "argument --time-limit: '1 h' is no number of seconds above 0"),
    ],
)
def test_a_number_that_cannot_be_meant_is_refused(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["explore", TWO_LOCKS, *arguments])
    assert words in capsys.readouterr().err


def test_what_explore_writes_replay_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explore", TWO_LOCKS, "--json"]) == 0
    written = capsys.readouterr().out
    schedule = next(
        outcome["witness"] for outcome in json.loads(written)["outcomes"]
        if outcome["ending"] == "deadlock"
    )  # fmt: skip
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps(schedule))
    for argument in (str(file), schedule["schedule"]):
        assert main(["replay", TWO_LOCKS, argument]) == 0
        assert "two waits at line 9 (with second:) for lock left" in capsys.readouterr().out
    other = tmp_path / "two_locks.py"
    other.write_text(Path(TWO_LOCKS).read_text() + "\n")
    assert main(["replay", str(other), str(file)]) == 2
    assert "another version of the script" in capsys.readouterr().err


def test_an_unfinished_search_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "asks.py"
    script.write_text("input()\n")
    assert main(["explore", str(script)]) == 1
    captured = capsys.readouterr()
    assert "NOT complete" in captured.out
    assert "asks.py:1: the script reads standard input" in captured.err
    assert main(["replay", str(script), "straight"]) == 2
    assert "reads standard input" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["explore", TWO_LOCKS], ["replay", TWO_LOCKS, "straight"]])
def test_a_reader_may_stop_reading(arguments: list[str]) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "gleichlauf.schedules", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    with run.stderr as errors:
        assert errors.read() == b""
    assert run.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explore", "none.py"], "no such file"),
        (["replay", "none.py", "straight"], "no such file"),
        (["replay", TWO_LOCKS, "nonsense"], "is no schedule"),
        (["replay", TWO_LOCKS, "1:9"], "does not come to where"),
    ],
)
def test_what_cannot_be_used_is_said(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
