"""The days on which pages were changed: where git does not tell, none, rather than a wrong one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.copies import ROOT
from tests.repositories import Repository
from tools.fingerprint import fingerprint

ASK = """
import json
import pathlib
from _site.history import last_changes
print(json.dumps(last_changes(pathlib.Path()), default=str))
"""


def days(folder: Path, path: str = os.environ["PATH"]) -> object:
    """Return what the site knows of its pages' days, in a process with nothing remembered."""
    result = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "docs")},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stdout)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "project")
    made.commit("Begin", {"docs/eins.rst": "Eins", "docs/größe.rst": "Größe"})
    made.commit("Change a page", {"docs/eins.rst": "Eins!"})
    return made


def test_a_page_has_the_day_of_its_last_commit(repository: Repository) -> None:
    assert days(repository.folder) == {
        "docs/eins.rst": "2024-01-02",
        "docs/größe.rst": "2024-01-01",
    }


def test_a_shallow_clone_knows_no_days(repository: Repository, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), str(shallow))
    assert days(shallow) == {}


def test_without_history_or_git_there_are_none(repository: Repository, tmp_path: Path) -> None:
    assert days(repository.folder, path=str(tmp_path)) == {}
    shutil.rmtree(repository.folder / ".git")
    assert days(repository.folder) == {}


def test_somebody_elses_repository_is_left_alone(repository: Repository) -> None:
    """Of a clone by another user git tells nothing, until it is told that this is safe."""
    if os.geteuid() != 0:
        pytest.skip("only root may give a folder to somebody else")
    subprocess.run(["chown", "-R", "1234", str(repository.folder)], check=True)
    assert days(repository.folder) == {}


def test_a_commit_makes_published_pages_anew(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They say when they were changed, though their sources stay as they are."""
    monkeypatch.chdir(repository.folder)
    for address, changes in (("", False), ("https://example.org", True)):
        monkeypatch.setenv("GLEICHLAUF_SITE_URL", address)
        repository.write({"docs/eins.rst": f"Anders: {address}"})
        before = fingerprint()
        repository.commit("Change a page again")
        assert (fingerprint() != before) == changes
