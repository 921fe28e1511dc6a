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
import time
from pathlib import Path

extensions = ["sphinx.ext.doctest"]
language = "de"
locale_dirs = [str(Path(__file__).parent / "locales")]
gettext_compact = False
html_theme = "basic"
html_copy_source = False


def wait_if_asked(app, pagename, templatename, context, doctree):
    """Stand still in the middle of the writing, so that a test can interrupt there."""
    hold = Path(__file__).parent / "hold"
    if pagename == "second" and hold.exists():
        hold.with_name(f"reached-{app.config.language}").touch()
        time.sleep(60)


def setup(app):
    app.connect("html-page-context", wait_if_asked)
'''

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
        # `make test` must not hand its own flags down to the make that is tested.
        return {name: text for name, text in os.environ.items() if not name.startswith("MAKE")}

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """Return a project without ``.venv``."""
    project = Project(tmp_path / "a folder, with 'quotes' & more")
    project.folder.mkdir()
    shutil.copy(ROOT / "Makefile", project.folder)
    shutil.copytree(ROOT / "tools", project.folder / "tools")
    project.write("requirements.txt", "")
    project.write("pyproject.toml", "")
    return project


@pytest.fixture
def project(bare: Project) -> Project:
    """Return a project in two languages whose ``.venv`` is the one that runs the tests."""
    bare.write("conf.py", CONFIGURATION)
    for name, text in PAGES.items():
        bare.write(f"docs/{name}", text)
    bare.write("docs/_root/index.html", '<a href="de/">Deutsch</a> <a href="en/">English</a>\n')
    bare.write("locales/en/LC_MESSAGES/index.po", CATALOGUE)
    bare.write(".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (bare.folder / ".venv/bin/python").chmod(0o755)
    bare.write(".venv/installed", f"{bare.folder.resolve()}\n")
    return bare
