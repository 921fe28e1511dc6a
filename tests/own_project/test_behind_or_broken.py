"""The page "Ist unsere Übersetzung veraltet oder kaputt?": its commands do what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gleichlauf.guard.kinds import KINDS
from gleichlauf.pairs.layout import pairs_of_pattern

TEXT = (Path(__file__).parents[2] / "docs" / "behind_or_broken.rst").read_text("utf-8")
COMMIT = re.compile(r"\b[0-9a-f]{9} \(\d{4}-\d\d-\d\d")


def blocks(language: str) -> list[str]:
    """Return the blocks of a language, without their indentation."""
    found = re.findall(rf"\.\. code-block:: {language}\n\n((?:   .*\n|\n)+)", TEXT)
    return [re.sub(r"(?m)^   ", "", block).strip("\n") + "\n" for block in found]


def said(block: str) -> str:
    """Return what a block shows below its commands, without what differs between two runs."""
    rows = [row for row in block.splitlines() if not row.startswith("$ ")]
    return COMMIT.sub("COMMIT (DAY", "\n".join(row.rstrip() for row in rows))


def test_the_small_project_is_as_the_page_shows_it(tmp_path: Path) -> None:
    scripts = tmp_path / "bin"
    scripts.mkdir()
    command = scripts / "gleichlauf"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gleichlauf "$@"\n', "utf-8")
    command.chmod(0o755)
    settings = {"PATH": f"{scripts}:{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", script], cwd=folder, env=kept | settings, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    assert shell(f"set -e\n{blocks('sh')[0]}", tmp_path).stdout == ""
    statuses = []
    for block in blocks("console"):
        commands = [row[2:] for row in block.splitlines() if row.startswith("$ ")]
        done = shell("\n".join(commands), tmp_path / "small-docs")
        shown = COMMIT.sub("COMMIT (DAY", done.stdout)
        assert "\n".join(row.rstrip() for row in shown.splitlines()) == said(block)
        statuses.append(done.returncode)
    assert statuses == [1, 0, 0]


@pytest.mark.parametrize("arguments", re.findall(r"``gleichlauf check (.*--pair.*)``", TEXT))
def test_the_layouts_are_understood(
    arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = re.fullmatch(r"(?:--source (\S+) )?--pair '(.*)'", arguments)
    assert match is not None
    monkeypatch.chdir(tmp_path)
    source, pattern = match[1], match[2]
    end = "a" if pattern.endswith(".md") else "a.md"
    document = Path(pattern.replace("@lang", "de").replace("@path", end))
    origins = {
        "docs/@lang/docs/@path": "docs/en/docs/a.md",
        "docs/@lang/@path": "docs/a.md",
        "@path.@lang.md": "a.md",
    }
    origin = Path(origins.get(pattern, "docs/a.md"))
    for path in (document, origin):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (pair,) = pairs_of_pattern(pattern, source)
    assert (pair.language, pair.source, pair.translation) == ("de", origin, document)


def test_every_kind_that_only_pairs_have_is_on_the_page() -> None:
    terms = {term for row in re.findall(r"(?m)^(``[a-z].*``)$", TEXT) for term in row.split(", ")}
    assert {f"``{kind.name}``" for kind in KINDS if kind.in_pairs} <= terms
