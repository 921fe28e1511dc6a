"""The package alone, copied out, says the same on every supported version of Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import gleichlauf.schedules
from gleichlauf.schedules import replay

from .answers import SCRIPTS
from .search import searched

VERSIONS = ("3.11", "3.12", "3.13")

JOBS = [
    ("lost_update", "0"), ("two_locks", "2"), ("async_zip", "1"), ("bounded_queue", "0"),
    ("barrier", "1"), ("timeouts", "1"), ("daemon", "2"), ("logging_threads", "1"),
    ("pool", "0"), ("as_completed", "0"), ("dying_thread", "2"),
]  # fmt: skip

DRIVER = """\
import json, sys
from schedules import explore, replay
found = {}
for name, bound in json.load(sys.stdin):
    exploration = explore(f"{sys.argv[1]}/{name}.py", bound=int(bound))
    last = exploration.outcomes[-1].witness
    events = replay(f"{sys.argv[1]}/{name}.py", last).to_json()
    found[name] = {**exploration.to_json(), "replay": json.dumps(events)}
json.dump(found, sys.stdout)
"""


@cache
def interpreter(version: str) -> str | None:
    """Find a Python of that version that really starts."""
    name = f"python{version}"
    roots = (Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions").glob(
        f"{version}.*/bin/{name}"
    )
    for candidate in (shutil.which(name), *map(str, sorted(roots))):
        if candidate is None:
            continue
        run = subprocess.run([candidate, "-c", "import sys; print(sys.version_info[:2])"],
                             capture_output=True, text=True, check=False)  # fmt: skip
        if run.stdout.strip() == str(tuple(map(int, version.split(".")))):
            return candidate
    return None


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("alone")
    package = Path(gleichlauf.schedules.__file__).parent
    shutil.copytree(package, root / "schedules", ignore=shutil.ignore_patterns("__pycache__"))
    return root


def results(python: str, alone: Path) -> Any:
    run = subprocess.run(
        [python, "-c", DRIVER, str(SCRIPTS)],
        input=json.dumps(JOBS),
        cwd=alone,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def ours() -> Any:
    """The results of the package where it lies, by the Python that runs the tests."""
    found = {}
    for name, bound in JOBS:
        exploration = searched(name, int(bound))
        events = replay(SCRIPTS / f"{name}.py", exploration.outcomes[-1].witness).to_json()
        found[name] = {**exploration.to_json(), "replay": json.dumps(events)}
    return json.loads(json.dumps(found))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_finds_the_same(version: str, alone: Path, ours: Any) -> None:
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        pytest.skip(f"{version} is the running version, which the others are compared with")
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no python{version} on the PATH or under pyenv: the comparison is not made")
    theirs = results(python, alone)
    for name, _ in JOBS:
        assert theirs[name] == ours[name]


def test_it_runs_alone(alone: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-c", "import sys, runpy; sys.path.insert(0, '.');"
         f"sys.argv[1:] = ['explore', {str(SCRIPTS / 'two_locks.py')!r}];"
         "runpy.run_module('schedules', run_name='__main__')"],
        cwd=alone, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert "two waits at line 9 (with second:) for lock left" in run.stdout
    assert "complete: 3 outcomes" in run.stdout
