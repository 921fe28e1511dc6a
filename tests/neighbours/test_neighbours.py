"""Extensions and themes that people have, together with ours, in one project that is built.

They are no packages of ours: ``nox -s neighbours`` installs them and runs this.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

NEEDED = (
    *("furo", "pydata_sphinx_theme", "sphinx_book_theme", "myst_nb", "sphinx_codeautolink"),
    *("sphinx_design", "sphinx_exercise", "sphinx_gallery", "sphinx_substitution_extensions"),
    "sphinx_tabs",
)
MISSING = [name for name in NEEDED if find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"nox -s neighbours installs {MISSING}")

TAGS = ("links", "exercise")
ASKED = (
    'gleichlauf_examples = "all"\n'
    'gleichlauf_source_language = "en"\n'
    "gleichlauf_schedules = gleichlauf_player = True\n"
)
MODES = {"plain": "", "listed": 'extensions.append("gleichlauf")\n'}
MODES["asked"] = MODES["listed"] + ASKED

Build = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds the project, with a tag, in a mode, with a theme."""

    @cache
    def built(tag: str, mode: str, theme: str) -> Path:
        # The same path in every mode: some extensions write it down.
        folder = tmp_path_factory.getbasetemp() / "neighbours"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(Path(__file__).parent / "project", folder)
        with (folder / "conf.py").open("a", encoding="utf-8") as file:
            file.write(MODES[mode])
        out = tmp_path_factory.mktemp(f"{tag}-{mode}-{theme}") / "html"
        options = ["-W", "--keep-going", "-q", "-b", "html", "-t", tag, "-D", f"html_theme={theme}"]
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *options, "-d", folder / "out-read", ".", out],
            cwd=folder,
            env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return out

    return built


def contents(out: Path) -> Mapping[str, bytes]:
    """Return all files but what Sphinx notes for itself, and archives, which hold the time."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in (".buildinfo", "objects.inv", "plot_nothing.zip")
    }


@pytest.mark.parametrize("tag", TAGS)
def test_listed_it_changes_nothing(build: Build, tag: str) -> None:
    plain, listed = (contents(build(tag, mode, "furo")) for mode in ("plain", "listed"))
    assert listed.keys() == plain.keys()
    assert [name for name, text in plain.items() if listed[name] != text] == []


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_neighbours_do_is_still_done(build: Build, tag: str) -> None:
    out = build(tag, "asked", "furo")
    index = (out / "index.html").read_text("utf-8")
    assert "echo 1.2" in re.sub("<.*?>", "", index)  # sphinx-substitution-extensions
    assert "sphinx-tabs-tab" in index
    assert "sd-tab-set" in index
    assert "sd-summary-title" in index
    if tag == "links":
        assert 'class="sphinx-codeautolink-a"' in index
    else:
        exercise = (out / "exercise.html").read_text("utf-8")
        assert re.search(r'class="[^"]*\bsolution\b', exercise)
        assert "gleichlauf-solution" not in exercise
    assert "in a notebook" in (out / "notebook.html").read_text("utf-8")
    assert "in a gallery" in re.sub("<.*?>", "", (out / "shown/plot_nothing.html").read_text())


def test_and_so_is_what_is_ours(build: Build) -> None:
    out = build("exercise", "asked", "furo")
    found = {it.stem for it in (out / "_examples/index").glob("*.py")}
    assert {"folded", "tab"} <= found
    assert (out / "_examples/page/fenced.py").exists()
    assert "gleichlauf-example" in (out / "index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", ["pydata_sphinx_theme", "sphinx_book_theme"])
def test_other_themes(build: Build, theme: str) -> None:
    index = (build("exercise", "asked", theme) / "index.html").read_text("utf-8")
    assert "gleichlauf-example" in index
    assert "gleichlauf.css" in index
