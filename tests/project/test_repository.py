"""What lies in the repository: pinned packages, and nothing that belongs to one machine."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

FORBIDDEN = {
    "a package registry": r"pypi\.org|pythonhosted\.org|index-url\s*=|registry\.npmjs",
    # Not every home: examples may well name one that nobody has.
    "a folder of one machine": rf"(?<![\w.])(?:{re.escape(str(Path.home()))}|/root)/",
    # `@path.@lang.md` is a pattern of `gleichlauf check`, and `\n@click.command` a decorator.
    "an e-mail address": (
        r"(?<!\\)[\w.+-]+@(?!lang\b)[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}\b|EMAIL@ADDRESS"
    ),
}


def kept() -> list[Path]:
    """Return the files that git keeps, skipping those that are not there at this moment."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def findings(text: str) -> list[tuple[int, str]]:
    """Return the lines that belong to one machine or person, and what they hold."""
    return [
        (number, what)
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        if re.search(pattern, line)
    ]


def test_no_file_names_a_registry_a_machine_or_an_address() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git repository: a release archive holds what it holds")
    found = []
    for path in kept():
        text = path.read_bytes()
        # This file alone has to spell out what it looks for.
        if b"\0" not in text and path != Path(__file__):
            found += [(path.name, *finding) for finding in findings(text.decode("utf-8"))]
        assert os.fsencode(ROOT) not in text, path
    assert found == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("--extra-index-url = https://example.test/simple", "a package registry"),
        ("see https://pypi.org/project/sphinx", "a package registry"),
        (f"cd {Path.home()}/gleichlauf", "a folder of one machine"),
        ("/root/.cache", "a folder of one machine"),
        ('"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"', "an e-mail address"),
        ("anna@example.test", "an e-mail address"),
        (r'"written by\nanna@example.test"', "an e-mail address"),
    ],
)
def test_the_search_finds(line: str, what: str) -> None:
    assert findings(f"\n{line}\n") == [(2, what)]


@pytest.mark.parametrize(
    "line", ["actions/checkout@v4", "docs/network/", "@dataclass", "~/.cache", "docs/root/index"]
)
def test_the_search_leaves_alone(line: str) -> None:
    assert findings(line) == []


OURS = "requirements.txt"
NEIGHBOURS = "tests/neighbours/requirements.txt"
"""What is only installed beside other projects' packages has a file of its own."""


def pinned(file: str) -> dict[str, list[str]]:
    """Return the hashes of each line of a requirements file that names a version."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", " ")
    return {
        line.partition(" --hash")[0].strip(): re.findall(r"--hash=sha256:[0-9a-f]{64}\b", line)
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    }


@pytest.mark.parametrize("file", [OURS, NEIGHBOURS])
def test_every_package_is_pinned_with_hashes_and_no_address(file: str) -> None:
    assert len(pinned(file)) > 20
    for requirement, hashes in pinned(file).items():
        parsed = Requirement(requirement)
        assert parsed.url is None
        assert [clause.operator for clause in parsed.specifier] == ["=="], requirement
        assert hashes, requirement


@pytest.mark.parametrize("file", [OURS, NEIGHBOURS])
def test_what_pyproject_asks_for_is_pinned(file: str) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    direct = list(asked["project"]["dependencies"])
    for name, group in asked["dependency-groups"].items():
        if (name == "neighbours") == (file == NEIGHBOURS):
            direct += group
    lines = [Requirement(line) for line in pinned(file)]
    for requirement in map(Requirement, direct):
        versions = [
            clause.version
            for line in lines
            if canonicalize_name(line.name) == canonicalize_name(requirement.name)
            for clause in line.specifier
        ]
        assert versions, f"{requirement} is missing: make lock"
        for version in versions:
            assert requirement.specifier.contains(version), f"{requirement}: make lock"
