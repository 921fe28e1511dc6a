"""The same sources give the same bytes, wherever and whenever the site is built, and by whom."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.project.copies import ROOT, copy_project
from tools.offline.__main__ import EARLIEST
from tools.offline.archive import repack

ANOTHER_YEAR = """\
import time
real = time.time, time.localtime, time.gmtime
YEARS = 3 * 366 * 86400
time.time = lambda: real[0]() + YEARS
time.localtime = lambda seconds=None: real[1](time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: real[2](time.time() if seconds is None else seconds)
"""

HOSTILE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "12345",
    "TMPDIR": "/there-is-no-such-folder",
    "HOME": "/nor-such-a-one",
}


def pythons() -> list[str]:
    """Return this Python and, where time is of no matter, the newest one with our packages."""
    if "GLEICHLAUF_TORTURE" not in os.environ:
        return [sys.executable]
    others = (ROOT / "build/pythons").glob("*/bin/python")  # see tools/units
    newest = max(others, default=None, key=lambda it: [int(n) for n in _version(it).split(".")])
    return [sys.executable, *([str(newest)] if newest else [])]


def _version(python: Path) -> str:
    return python.parents[1].name.rstrip("t")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module", params=pythons(), ids=lambda path: Path(path).parents[1].name)
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built in another folder, without git, under all that might leave a trace."""
    folder = tmp_path_factory.mktemp("build") / "größer, with 'quotes' & more"
    copy_project(folder, request.param)
    (folder / "when").mkdir()
    (folder / "when/sitecustomize.py").write_text(ANOTHER_YEAR)
    keep = {name: os.environ[name] for name in ("PATH",)}
    result = subprocess.run(
        ["sh", "-c", "umask 077; exec make -j1 html examples epub-en"],
        cwd=folder,
        env={**keep, **HOSTILE, "PYTHONPATH": str(folder / "when")},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert result.returncode == 0, result.stderr
    return folder


def different(here: dict[str, bytes], there: dict[str, bytes]) -> list[str]:
    return [name for name in sorted({*here, *there}) if here.get(name) != there.get(name)]


def test_the_site_is_the_same(elsewhere: Path) -> None:
    here = contents(Path(os.environ["GLEICHLAUF_SITE"]))
    assert len(here) > 300
    assert different(here, contents(elsewhere / "build/html")) == []


def test_the_examples_are_the_same(elsewhere: Path) -> None:
    here, there = contents(ROOT / "examples"), contents(elsewhere / "examples")
    assert [name for name in different(here, there) if not name.endswith(".pyc")] == []


def test_the_book_is_the_same(elsewhere: Path) -> None:
    when = datetime.fromtimestamp(EARLIEST, UTC)
    [there] = (elsewhere / "build/epub/en").glob("*.epub")
    here = list((ROOT / "build/epub/en").glob("*.epub"))
    if not here:
        pytest.skip("there is no EPUB here: make offline")
    assert repack(here[0], when) == repack(there, when)
