"""After any change and its undoing, `make html` gives the bytes of a clean build."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.elsewhere import contents, different
from tests.project.copies import copy_project

Undo = Callable[[], object]
Edit = Callable[[Path, random.Random], Undo]


def put_back(path: Path) -> Undo:
    """Return what gives a file its present content and, as some tools do, its present times."""
    before, times = path.read_bytes(), path.stat()

    def undo() -> None:
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    return undo


def append(name: str, text: str) -> Edit:
    """Add a line to a file, one of those that a pattern finds."""

    def edit(project: Path, chance: random.Random) -> Undo:
        path = chance.choice(sorted(project.glob(name)))
        undo = put_back(path)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        return undo

    return edit


def replace(name: str, old: str, new: str) -> Edit:
    """Replace the first of some texts in such a file."""

    def edit(project: Path, chance: random.Random) -> Undo:
        path = chance.choice(sorted(project.glob(name)))
        undo = put_back(path)
        head, found, rest = path.read_text(encoding="utf-8").partition(old)
        assert found
        path.write_text(head + new + rest, encoding="utf-8")
        return undo

    return edit


def rename_a_page(project: Path, chance: random.Random) -> Undo:
    path = chance.choice(sorted(project.glob("docs/[a-z]*.rst")))
    other = path.rename(path.with_name("renamed.rst"))
    return lambda: other.rename(path)


def delete_a_page(project: Path, chance: random.Random) -> Undo:
    path = chance.choice(sorted(project.glob("docs/[a-z]*.rst")))
    undo = put_back(path)
    path.unlink()
    return undo


EDITS: dict[str, Edit] = {
    "page": append("docs/[a-z]*.rst", "\nEin Satz mehr.\n"),
    "catalogue": replace("locales/en/LC_MESSAGES/[a-r]*.po", "\n\n#: ", "\n\n# More.\n#: "),
    "translation": append("locales/en/LC_MESSAGES/[a-r]*.po", '\nmsgid "Neu"\nmsgstr "New"\n'),
    "template": append("docs/_templates/*.html", "<!-- more -->\n"),
    "code": append("src/gleichlauf/sphinxext/__init__.py", "\n# More.\n"),
    "code of the site": append("docs/_site/*.py", "\n# More.\n"),
    "configuration": replace("conf.py", 'project = "Gleichlauf"', 'project = "Anders"'),
    "style": append("docs/_static/site.css", "\n/* More. */\n"),
    "record": append("examples/tested_with.txt", "# More.\n"),
    "renamed page": rename_a_page,
    "deleted page": delete_a_page,
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A copy of the project, built once, and its site."""
    folder = tmp_path_factory.mktemp("edits") / "copy"
    copy_project(folder)
    subprocess.run(["make", "html"], cwd=folder, check=True, capture_output=True)
    return folder, contents(folder / "build/html")


@pytest.mark.parametrize("seed", range(2 * len(EDITS)))
def test_an_edit_leaves_no_trace(seed: int, edited: tuple[Path, dict[str, bytes]]) -> None:
    project, clean = edited
    name, edit = sorted(EDITS.items())[seed % len(EDITS)]
    undo = edit(project, random.Random(seed))  # noqa: S311
    # A page that is gone, or says more than its catalogue, may be an error.
    subprocess.run(["make", "html"], cwd=project, check=False, capture_output=True)
    undo()
    done = subprocess.run(
        ["make", "html"], cwd=project, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, (name, done.stderr)
    assert different(clean, contents(project / "build/html")) == [], name
