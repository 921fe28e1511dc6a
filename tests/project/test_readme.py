"""What the READMEs say, done word for word: each command, and what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project.copies import ROOT, copy_project

READMES = ("README.md", "README.de.md")

QUEUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

#: queue.rst:4
msgid ""
"for item in iter(queue.get, None):\\n"
"    print(item, \\"ist fertig\\")"
msgstr ""
"for item in iter(queue.get, None):\\n"
"    print(items, \\"is done\\")"
"""
"""The catalogue of a reader's own that the README speaks of."""


@dataclass(frozen=True)
class Step:
    """A command, and the lines that it prints; of what make prints, "..." leaves some out."""

    command: str
    printed: str


def blocks(readme: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


def steps(readme: str) -> list[Step]:
    """Return what is shown as typed at a terminal, in its order."""
    found = []
    for block in blocks(readme, "console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            found.append(Step(command, printed))
    return found


def commands(readme: str) -> list[str]:
    """Return the indented commands as well."""
    indented = re.findall(r"^ {4}(\S.*)$", readme, re.MULTILINE)
    return [*(step.command for step in steps(readme)), *indented]


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest) -> str:
    text: str = (ROOT / request.param).read_text(encoding="utf-8")
    return text


def run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=300,
    )
    return result.stdout


def test_a_newcomer_gets_what_the_first_screen_shows(readme: str, tmp_path: Path) -> None:
    """The course, the check, and the explorer, each with what it prints."""
    first = steps("\n".join(readme.splitlines()[:60]))
    assert [step.command.split()[0] for step in first] == [
        "make",
        "gleichlauf",
        "cat",
        "gleichlauf",
    ]
    course, check, script, explore = first
    assert course.command == "make html"
    assert course.printed.splitlines()[-1] in (ROOT / "Makefile").read_text(encoding="utf-8")

    catalogue = tmp_path / "locales/en/LC_MESSAGES/queue.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(QUEUE, encoding="utf-8")
    assert run(check.command, tmp_path) == check.printed

    (tmp_path / script.command.split()[1]).write_text(script.printed, encoding="utf-8")
    assert run(explore.command, tmp_path) == explore.printed


def test_an_example_is_added_as_it_says(readme: str, tmp_path: Path) -> None:
    copy_project(tmp_path / "project")
    [example] = blocks(readme, "rst")
    [name] = re.findall(r"`docs/(\w+)\.rst`", readme.partition("```rst")[0])
    page = tmp_path / f"project/docs/{name}.rst"
    page.write_text(f"{page.read_text('utf-8').rstrip()}\n\n{example}", encoding="utf-8")
    make, python = [step for step in steps(readme) if "async_zip" not in step.command][-2:]
    assert make.command == "make examples"
    run(make.command, tmp_path / "project")
    assert run(python.command, tmp_path / "project") == python.printed


def test_an_example_prints_what_it_shows(readme: str) -> None:
    [step] = [step for step in steps(readme) if "async_zip" in step.command]
    # Its threads print in any order, and may end a line only after the other one has begun.
    assert sorted(run(step.command, ROOT)) == sorted(step.printed)


def test_both_readmes_give_the_same_commands() -> None:
    english, german = (
        commands((ROOT / name).read_text(encoding="utf-8").replace("examples/de", "examples/en"))
        for name in READMES
    )
    assert english == german


def test_the_tests_that_it_names_are_found(readme: str) -> None:
    named = [line for line in commands(readme) if line.startswith(".venv/bin/pytest examples/")]
    assert named
    for line in named:
        words = line.split()[1:]
        found = run(f"python -m pytest --collect-only -q {' '.join(words)}", ROOT)
        assert "async_zip" in found


def test_what_it_installs_with_would_install_this_project(readme: str, tmp_path: Path) -> None:
    """Without network: with the packages that are here already."""
    [line] = [line for line in commands(readme) if "-m venv" in line]
    make, install = line.split(" && ")
    assert make == "python3 -m venv ~/gleichlauf"
    assert install == "~/gleichlauf/bin/pip install ."
    for other in ("pipx install .", "uv tool install ."):
        assert other in commands(readme)
    target = tmp_path / "installed"
    options = f"--no-index --no-deps --no-build-isolation --target {target} {ROOT}"
    run(f"python -m pip install -q {options}", tmp_path)
    assert (target / "bin/gleichlauf").exists()
    assert (target / "gleichlauf/py.typed").exists()
