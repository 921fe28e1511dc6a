"""The workflows run nothing that somebody else could exchange."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.project.copies import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def unpinned(workflow: str) -> Iterator[str]:
    """Yield each use of an action that is not one by hash, with its version beside it."""
    for line in re.findall(r"uses: .*", workflow):
        if not PINNED.fullmatch(line):
            yield line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_get_no_more_than_they_need(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(unpinned(text)) == []
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30


def test_an_action_that_is_not_pinned_is_found() -> None:
    assert list(unpinned("- uses: actions/checkout@v4\n")) == ["uses: actions/checkout@v4"]


def test_every_python_that_people_have_is_tried() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    tried = workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
    assert {"3.11", "3.12", "3.13", "3.14", "3.15"} <= set(tried)
    assert workflow["jobs"]["everything"]["container"] == "debian:12"  # whose Python is 3.11.2
    without_the_gil = workflow["jobs"]["without-the-gil"]["strategy"]["matrix"]["python"]
    assert {"3.13t", "3.14t", "3.15t"} <= set(without_the_gil)
    systems = workflow["jobs"]["elsewhere"]["strategy"]["matrix"]["system"]
    assert set(systems) == {"windows-latest", "macos-latest"}


def test_every_session_of_the_matrix_is_run() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    run = workflow["jobs"]["extension"]["strategy"]["matrix"]["session"]
    module = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    assigned = {
        ast.unparse(node.targets[0]): node.value
        for node in module.body
        if isinstance(node, ast.Assign)
    }
    versions = ast.literal_eval(assigned["VERSIONS"])
    assert set(run) == {*(f"sphinx-{version}" for version in versions), "neighbours"}


def test_a_bot_renews_what_is_pinned() -> None:
    bot = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert "github-actions" in [update["package-ecosystem"] for update in bot["updates"]]
