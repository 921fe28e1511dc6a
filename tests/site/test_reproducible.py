"""The same sources give the same bytes, wherever and whenever the site is built, and by whom."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.elsewhere import FOLDER, contents, different, settings
from tests.project.copies import ROOT, copy_project
from tools.offline.__main__ import EARLIEST
from tools.offline.archive import repack


def pythons() -> list[str]:
    """Return this Python and, where time is of no matter, the newest one with our packages."""
    if "GLEICHLAUF_TORTURE" not in os.environ:
        return [sys.executable]
    others = (ROOT / "build/pythons").glob("*/bin/python")  # see tools/units
    newest = max(others, default=None, key=lambda it: [int(n) for n in _version(it).split(".")])
    return [sys.executable, *([str(newest)] if newest else [])]


def _version(python: Path) -> str:
    return python.parents[1].name.rstrip("t")


@pytest.fixture(scope="module", params=pythons(), ids=lambda path: Path(path).parents[1].name)
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built in another folder, without git, under all that might leave a trace."""
    folder = tmp_path_factory.mktemp("build") / FOLDER
    copy_project(folder, request.param)
    result = subprocess.run(
        ["sh", "-c", "umask 077; exec make -j1 html examples epub-en"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **settings(folder.with_name("when"))},
        capture_output=True,
        text=True,
        check=False,
        timeout=7200,
    )
    assert result.returncode == 0, result.stderr
    return folder


def test_the_site_is_the_same(elsewhere: Path) -> None:
    here = contents(Path(os.environ["GLEICHLAUF_SITE"]))
    assert len(here) > 300
    assert different(here, contents(elsewhere / "build/html")) == []


def test_the_examples_are_the_same(elsewhere: Path) -> None:
    here, there = contents(ROOT / "examples"), contents(elsewhere / "examples")
    assert different(here, there) == []


def test_the_book_is_the_same(elsewhere: Path) -> None:
    when = datetime.fromtimestamp(EARLIEST, UTC)
    [there] = (elsewhere / "build/epub/en").glob("*.epub")
    here = list((ROOT / "build/epub/en").glob("*.epub"))
    if not here:
        pytest.skip("there is no EPUB here: make offline")
    assert repack(here[0], when) == repack(there, when)
