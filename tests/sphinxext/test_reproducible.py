"""The same sources give the same bytes, wherever and whenever they are built, and by whom.

The whole site is built twice by ``make torture``: tests/site/test_reproducible.py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.elsewhere import FOLDER, contents, different, settings
from tests.sphinxext.conftest import TINYSITE

PLAIN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
BUILDERS = ("html", "examples", "epub")


def build(folder: Path, environment: Mapping[str, str], umask: int) -> None:
    shutil.copytree(TINYSITE, folder)
    for builder in BUILDERS:
        folders = ["-d", f"build/doctrees/{builder}", "docs", f"build/{builder}"]
        options = ["-q", "-W", "-b", builder, "-c", ".", "-D", "language=en"]
        result = subprocess.run(
            [sys.executable, "-m", "sphinx", *options, *folders],
            cwd=folder,
            env={**environment, "SOURCE_DATE_EPOCH": "1700000000"},
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert (result.returncode, result.stderr) == (0, "")


@pytest.fixture(scope="module")
def here_and_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with what has been built of the miniature site."""
    folder = tmp_path_factory.mktemp("reproducible")
    here, elsewhere = folder / "here", folder / FOLDER
    build(here, PLAIN, 0o022)
    build(elsewhere, settings(folder / "when"), 0o077)
    return here / "build", elsewhere / "build"


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_same_bytes(here_and_elsewhere: tuple[Path, Path], builder: str) -> None:
    here, there = (contents(folder / builder) for folder in here_and_elsewhere)
    # When its members were written is what `make offline` takes out of the book.
    assert any("two_threads" in name for name in here) or builder == "epub"
    assert [name for name in different(here, there) if not name.endswith(".epub")] == []


def test_elsewhere_is_another_time_and_hash(tmp_path: Path) -> None:
    ask = "import time, datetime as d; print(time.strftime('%Y'), d.datetime.now().year, hash('a'))"
    told = []
    for environment in (PLAIN, settings(tmp_path / "when")):
        command = [sys.executable, "-c", ask]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        told.append([int(word) for word in done.stdout.split()])
    here, there = told
    assert min(there[:2]) >= max(here[:2]) + 3
    assert here[2] != there[2]
