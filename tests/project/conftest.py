"""A small project with our Makefile, in a folder whose name is a trap for make and shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CONFIGURATION = '''
import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "src"), str(HERE / "docs/_site")]
import footer
from compiled import compile_into

extensions = ["sphinx.ext.doctest"]
exclude_patterns = ["_*"]
language = "de"
compiled = Path(os.environ.get("GLEICHLAUF_COMPILED", HERE / "build/catalogues"))
compile_into(compiled, HERE / "locales")
locale_dirs = [str(HERE / "locales"), str(compiled)]
gettext_compact = False
html_theme = "basic"
html_copy_source = False


def wait_if_asked(app, pagename, templatename, context, doctree):
    """Stand still in the middle of the writing, so that a test can interrupt there."""
    hold = HERE / "hold"
    if pagename == "second" and hold.exists():
        hold.with_name(f"reached-{app.config.language}").touch()
        time.sleep(60)


def add_footer(app, page, source):
    """Add what is code of ours to the page, but nothing to translate."""
    source[0] += f"\\n.. raw:: html\\n\\n   {footer.TEXT}\\n"


def setup(app):
    app.connect("html-page-context", wait_if_asked)
    app.connect("source-read", add_footer)
'''

FOOTER = 'TEXT = "first version"\n'

PAGES = {
    "index.rst": "Anfang\n======\n\nEin Absatz.\n\n.. toctree::\n\n   second\n   third\n",
    "second.rst": "Zwei\n====\n\n>>> open('neu.txt', 'x').close()\n>>> 1 + 1\n2\n",
    "third.rst": "Drei\n====\n\nNoch ein Absatz.\n",
}

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: en\\n"

msgid "Ein Absatz."
msgstr "A paragraph."
"""


@dataclass(frozen=True)
class Project:
    """A folder with a Makefile, and make run in it."""

    folder: Path

    def command(self, *arguments: str) -> list[str]:
        # Where the tests run in the background, SIGINT may be ignored from the outset.
        return ["env", "--default-signal=INT", "make", *arguments]

    def environment(self) -> Mapping[str, str]:
        # `make test WORKERS=2` must hand neither down to the make that is tested.
        own = ("MAKE", "WORKERS")
        return {name: text for name, text in os.environ.items() if not name.startswith(own)}

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def without_installation(folder: Path) -> Project:
    """Write a project without ``.venv`` into a new folder below this one."""
    project = Project(folder / "a folder, with 'quotes' & more")
    project.folder.mkdir()
    shutil.copy(ROOT / "Makefile", project.folder)
    compiled = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tools", project.folder / "tools", ignore=compiled)
    project.write("requirements.txt", "")
    project.write("pyproject.toml", "")
    return project


def installed(project: Project) -> Project:
    """Give a project two languages and, as its ``.venv``, the one that runs the tests."""
    project.write("conf.py", CONFIGURATION)
    project.write("src/footer.py", FOOTER)
    for name, text in PAGES.items():
        project.write(f"docs/{name}", text)
    (project.folder / "docs/_site").mkdir()
    shutil.copy(ROOT / "docs/_site/compiled.py", project.folder / "docs/_site")
    project.write("docs/_root/index.html", '<a href="de/">Deutsch</a> <a href="en/">English</a>\n')
    project.write("locales/en/LC_MESSAGES/index.po", CATALOGUE)
    project.write(".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (project.folder / ".venv/bin/python").chmod(0o755)
    project.write(".venv/installed", f"{project.folder.resolve()}\n")
    return project


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project without ``.venv``."""
    return without_installation(tmp_path)


@pytest.fixture
def project(bare: Project) -> Project:
    """A project in two languages, from which nothing has been built."""
    return installed(bare)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path]:
    """A project after ``make html``, and a copy of its folder, with the same times."""
    project = installed(without_installation(tmp_path_factory.mktemp("built")))
    first = project.make("html")
    assert (first.returncode, first.stderr) == (0, "")
    kept = project.folder.with_name("as built")
    shutil.copytree(project.folder, kept)
    return project, kept


@pytest.fixture
def built(built_once: tuple[Project, Path]) -> Project:
    """The project as it was after its first ``make html``, in the same place."""
    project, kept = built_once
    shutil.rmtree(project.folder)
    shutil.copytree(kept, project.folder)
    return project
