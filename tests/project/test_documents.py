"""The documents of this project: their examples as committed, and Sphinx's own doctest on them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

languages = pytest.mark.parametrize("language", ["de", "en"])


def sphinx(builder: str, language: str, target: Path, folder: Path) -> None:
    """Run a builder on docs/ in an empty folder, and fail with what it says."""
    folder.mkdir()
    arguments = ["-b", builder, "-c", str(ROOT), "-W", "--keep-going", "-n", "-q"]
    arguments += ["-D", f"language={language}", "-d", str(target.with_name("doctrees"))]
    result = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments, str(ROOT / "docs"), str(target)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"


def programs(folder: Path) -> dict[str, str]:
    """Return the text of every Python file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.py"))
    }


@languages
def test_the_committed_examples_are_those_of_the_pages(language: str, tmp_path: Path) -> None:
    sphinx("examples", language, tmp_path / "examples", tmp_path / "folder")
    wanted = programs(tmp_path / "examples")
    present = programs(ROOT / "examples" / language)
    assert wanted
    stale = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    assert not stale, f"run make examples and commit examples/{language}: {', '.join(stale)}"


def test_sphinx_itself_finds_the_documented_output_true(tmp_path: Path) -> None:
    tested = {}
    for language in ("de", "en"):
        target = tmp_path / language / "report"
        target.parent.mkdir()
        sphinx("doctest", language, target, target.with_name("folder"))
        report = (target / "output.txt").read_text("utf-8")
        assert re.search(r"^ *0 failures in tests$", report, re.MULTILINE)
        tested[language] = re.findall(r"^Document: .+$|^ +\d+ tests in \w+$", report, re.MULTILINE)
    # To Sphinx, a block that vanishes in translation is no failure.
    assert len(tested["de"]) > 5
    assert tested["en"] == tested["de"]
