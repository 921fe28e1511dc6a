"""Killed at any moment, the next run is as good as new; no text is lost, and nothing runs on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from functools import cache
from pathlib import Path

import psutil
import pytest

from tests.elsewhere import contents, different
from tests.processes import eventually
from tests.project.copies import clone_project

SEEDS = int(os.environ.get("GLEICHLAUF_TORTURE", "0"))
EXPLORED = "examples/en/atomic/visitor_counter.py"
COMMANDS = {
    "html": "make html",
    "offline": "make offline",
    "examples": "make examples",
    "locales": "make locales",
    "bless": "script -qec 'make bless' /dev/null",
    "explore": ".venv/bin/gleichlauf explore examples/en/atomic/visitor_counter.py",
    "check": ".venv/bin/gleichlauf check locales",
    "pytest": ".venv/bin/pytest -q examples/en -k 'locks or queues'",
}
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
MARK = "GLEICHLAUF_TORTURED"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which all of this takes place, one after the other."""
    folder = tmp_path_factory.mktemp("torture") / "clone"
    clone_project(folder)
    assert (folder / EXPLORED).exists()
    subprocess.run(["make", "html", "examples"], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def as_new(clone: Path) -> dict[str, bytes]:
    """The site that was built before anything was killed."""
    return contents(clone / "build/html")


def marked(mark: str) -> list[str]:
    """Return the commands of the living processes that a command has started."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found.append(" ".join(process.cmdline()) or process.name())
        except psutil.Error:
            continue
    return found


@cache
def duration(command: str, clone: Path) -> float:
    """Return how long a command takes, in seconds, where it has everything to do."""
    subprocess.run(["make", "clean"], cwd=clone, check=True, capture_output=True)
    begin = time.monotonic()
    subprocess.run(["sh", "-c", command], cwd=clone, check=False, capture_output=True)
    return time.monotonic() - begin


@pytest.mark.parametrize("seed", range(SEEDS))
def test_after_a_kill_all_is_as_good_as_new(
    seed: int, clone: Path, as_new: dict[str, bytes]
) -> None:
    chance = random.Random(seed)  # noqa: S311
    name = sorted(COMMANDS)[seed % len(COMMANDS)]
    number, after = chance.choice(SIGNALS), chance.random() * duration(COMMANDS[name], clone)
    if chance.random() < 0.5:
        subprocess.run(["make", "clean"], cwd=clone, check=True, capture_output=True)
    what = f"{name}, {number.name} after {after:.1f} s"

    mark = f"{os.getpid()}-{seed}"
    with subprocess.Popen(
        ["env", "--default-signal=INT", "sh", "-c", f"exec {COMMANDS[name]}"],
        cwd=clone,
        env={**os.environ, MARK: mark, "CI": ""},
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as killed:
        try:
            killed.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(killed.pid, number)
        killed.wait(300)
    assert eventually(lambda: not marked(mark)), (what, marked(mark))

    asked = ["git", "status", "--porcelain"]
    changed = subprocess.run(asked, cwd=clone, check=True, capture_output=True, text=True)
    assert changed.stdout == "", what
    again = subprocess.run(
        ["make", "html", "examples"], cwd=clone, check=False, capture_output=True, text=True
    )
    assert again.returncode == 0, (what, again.stderr)
    assert different(as_new, contents(clone / "build/html")) == [], what
