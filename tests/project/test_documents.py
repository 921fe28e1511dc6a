"""The documents of this project: their examples as committed, and Sphinx's own doctest on them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SITE = os.environ.get("GLEICHLAUF_SITE")
"""The site that ``make test`` has just built; without it, all is read and built here."""

languages = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture(scope="module")
def doctrees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what has been read, a folder for each language: each page is read once."""
    folder = tmp_path_factory.mktemp("doctrees")
    if SITE is not None:
        # The pages as they were read for the site; what has changed since, Sphinx reads again.
        for read in (ROOT / SITE).parent.glob("doctrees/html-*"):
            shutil.copytree(read, folder / read.name.removeprefix("html-"))
    return folder


def sphinx(builder: str, language: str, doctrees: Path, folder: Path) -> Path:
    """Run a builder on docs/ in an empty folder, and fail with what it says.

    Returns the folder that it has written to.
    """
    target = folder / "built"
    (folder / "empty").mkdir(parents=True)
    arguments = ["-b", builder, "-c", str(ROOT), "-W", "--keep-going", "-n", "-q"]
    arguments += ["-D", f"language={language}", "-d", str(doctrees / language)]
    result = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments, str(ROOT / "docs"), str(target)],
        cwd=folder / "empty",
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"
    return target


def programs(folder: Path) -> dict[str, str]:
    """Return the text of every Python file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.py"))
    }


@languages
def test_the_committed_examples_are_those_of_the_pages(
    language: str, doctrees: Path, tmp_path: Path
) -> None:
    # What a site offers for download is what the builder `examples` would write.
    offered = ROOT / SITE / language / "_examples" if SITE else None
    wanted = programs(offered or sphinx("examples", language, doctrees, tmp_path))
    present = programs(ROOT / "examples" / language)
    assert wanted
    stale = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    assert not stale, f"run make examples and commit examples/{language}: {', '.join(stale)}"


def test_sphinx_itself_finds_the_documented_output_true(doctrees: Path, tmp_path: Path) -> None:
    tested = {}
    for language in ("de", "en"):
        target = sphinx("doctest", language, doctrees, tmp_path / language)
        report = (target / "output.txt").read_text("utf-8")
        assert re.search(r"^ *0 failures in tests$", report, re.MULTILINE)
        tested[language] = re.findall(r"^Document: .+$|^ +\d+ tests in \w+$", report, re.MULTILINE)
    # To Sphinx, a block that vanishes in translation is no failure.
    assert len(tested["de"]) > 5
    assert tested["en"] == tested["de"]
