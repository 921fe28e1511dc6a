"""Nothing of an example is left, however its run ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from gleichlauf.example.example import Example
from gleichlauf.example.file import write_example
from gleichlauf.run.process import run_example

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and sessions are POSIX's")

PATIENCE = 60.0
# The example starts a process outside its session and writes both ids where the test looks.
CODE = """\
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"],
                         start_new_session=True)
with open({path!r} + ".part", "w") as file:
    file.write(f"{{os.getpid()}} {{child.pid}}")
os.replace({path!r} + ".part", {path!r})
time.sleep(600)
"""
RUNNER = """\
import sys
from pathlib import Path
from gleichlauf.run.process import run_example
run_example(Path(sys.argv[1]), time_limit=600)
"""


def endless(path: Path) -> Example:
    code = CODE.format(path=str(path))
    return Example("endless", "p", "en", "Endless", "program", "", code, "", ())


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_a_time_out_ends_every_descendant(tmp_path: Path) -> None:
    ids = tmp_path / "ids"
    run = run_example(endless(ids), time_limit=3)
    assert run.timed_out
    assert run.status is None
    assert [alive(int(pid)) for pid in ids.read_text().split()] == [False, False]


def test_ctrl_c_ends_every_descendant(tmp_path: Path) -> None:
    ids = tmp_path / "ids"
    file = tmp_path / "endless.py"
    file.write_text(write_example(endless(ids)), encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    runner = subprocess.Popen(
        [sys.executable, "-c", RUNNER, str(file)],
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
        start_new_session=True,
    )
    assert eventually(ids.exists)
    runner.send_signal(signal.SIGINT)
    _, stderr = runner.communicate(timeout=PATIENCE)
    assert b"KeyboardInterrupt" in stderr
    assert [alive(int(pid)) for pid in ids.read_text().split()] == [False, False]
    assert list(temporary.iterdir()) == []


def test_an_interpreter_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run_example(endless(tmp_path / "ids"), python=str(tmp_path / "python"))


def test_duration_takes_no_part_in_comparisons() -> None:
    example = Example("a", "p", "en", "A", "program", "", "print('a')", "", ())
    assert run_example(example) == run_example(example)


def test_a_killed_runner_takes_its_example_with_it(tmp_path: Path) -> None:
    ids = tmp_path / "ids"
    file = tmp_path / "endless.py"
    example = endless(ids)
    own = replace(example, code=example.code.replace("start_new_session=True", "close_fds=True"))
    file.write_text(write_example(own), encoding="utf-8")
    runner = subprocess.Popen(
        [sys.executable, "-c", RUNNER, str(file)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    assert eventually(ids.exists)
    runner.kill()
    runner.wait()
    for pid in ids.read_text().split():
        assert eventually(lambda pid=pid: not alive(int(pid)))  # type: ignore[misc]
