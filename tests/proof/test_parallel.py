"""Examples checked ahead, beside each other: every verdict comes, and nothing stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from gleichlauf.example.example import Example
from gleichlauf.example.file import write_example
from gleichlauf.proof.parallel import Check, checked_ahead
from tests.processes import PATIENCE, eventually

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="they are forks"),
    # From 3.12 on Python warns of it; the threads are those of pytest-xdist.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture
def busy_cores() -> Iterator[None]:
    """Keep every core busy, as other work on a machine does."""
    spinning = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(os.cpu_count() or 1)
    ]
    yield
    for process in spinning:
        process.kill()
        process.wait()


def check(folder: Path, name: str, code: str) -> Check:
    path = folder / f"{name}.py"
    example = Example(name, "p", "en", name.title(), "program", "", code, "", ())
    path.write_text(write_example(example), encoding="utf-8")
    return Check(path, sys.executable, 60.0, None)


def descendants() -> list[str]:
    """Return the commands of what has been started here and is still there."""
    found = psutil.Process().children(recursive=True)
    return [it.name() for it in found if it.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.usefixtures("busy_cores")
def test_all_verdicts_come_on_a_busy_machine(tmp_path: Path) -> None:
    checks = [check(tmp_path, f"a{number}", f"print({number} / {number})") for number in range(9)]
    with checked_ahead(checks, 4) as ahead:
        verdicts = [ahead(it) for it in checks]
    assert [bool(verdict) for verdict in verdicts] == [True, *[False] * 8]
    assert "ZeroDivisionError" in verdicts[0]


@pytest.mark.usefixtures("busy_cores")
@pytest.mark.parametrize("round_", range(5))
def test_nothing_stays_when_the_first_verdict_was_enough(
    tmp_path: Path, round_: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """What ``pytest -x`` does."""
    before = descendants()
    slow = "import subprocess, sys\nsubprocess.run(['sleep', '600'])"
    checks = [check(tmp_path, "wrong", "1 / 0")]
    checks += [check(tmp_path, f"slow{number}", slow) for number in range(6)]
    with checked_ahead(checks, 4) as ahead:
        assert ahead(checks[0])
    assert eventually(lambda: descendants() == before, PATIENCE)
    assert capfd.readouterr() == ("", "")


def test_the_end_of_a_process_that_checks_is_told_and_it_is_replaced(tmp_path: Path) -> None:
    ours = set(psutil.Process().children())
    checks = [check(tmp_path, "slow", "import time\ntime.sleep(600)")]
    checks += [check(tmp_path, f"a{number}", "print(1)") for number in range(3)]
    with checked_ahead(checks, 1) as ahead:
        [worker] = set(psutil.Process().children()) - ours
        worker.kill()
        with pytest.raises(RuntimeError, match="the process that checked it has ended"):
            ahead(checks[0])
        assert [ahead(it) for it in checks[1:]] == [""] * 3
