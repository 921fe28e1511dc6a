"""The project that the page "Im eigenen Projekt" shows: its commands, and its catalogue damaged."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib.metadata import entry_points
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

MINIMAL = Path(__file__).parent / "minimal"
PAGE = Path(__file__).parents[2] / "docs" / "own_project.rst"
CATALOGUE = "locales/de/LC_MESSAGES/index.po"

NOT_FOR_A_TEST = ("pip install", "gleichlauf bless", "npm pack", "mkdir", "tar")
"""What needs the network or a terminal, or what the network has brought."""


CALLED = ("sphinx-build", "gleichlauf")
"""Commands that can be called here as well: most of a small build is Python's start and imports."""


def run(folder: Path, command: str) -> CompletedProcess[str]:
    """Run a command of this interpreter's environment in a folder, whatever pytest runs here."""
    name, *arguments = shlex.split(command)
    environment = {key: value for key, value in os.environ.items() if "PYTEST" not in key}
    environment |= {"NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(Path(sys.executable).with_name(name)), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def call(folder: Path, command: str) -> CompletedProcess[str]:
    """Call what a command of this environment calls, in a folder."""
    name, *arguments = shlex.split(command)
    (script,) = entry_points(group="console_scripts", name=name)
    main = script.load()
    output, errors = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(output), redirect_stderr(errors):
        status = main(arguments)
    return CompletedProcess(command, status, output.getvalue(), errors.getvalue())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(
        MINIMAL, tmp_path / "minimal", ignore=shutil.ignore_patterns("*.mo", "__pycache__")
    )


def commands() -> list[tuple[str, list[str]]]:
    """Return each command of the page with the output that the page shows below it."""
    found: list[tuple[str, list[str]]] = []
    blocks = re.findall(r"code-block:: console\n\n((?:   .*\n|\n)+)", PAGE.read_text("utf-8"))
    for row in "".join(blocks).splitlines():
        text = row.removeprefix("   ").rstrip()
        if text.startswith("$ "):
            found.append((text.removeprefix("$ "), []))
        elif text:
            found[-1][1].append(text)
    return [(command, rows) for command, rows in found if not command.startswith(NOT_FOR_A_TEST)]


def entries(project: Path) -> str:
    """Return the catalogue without its head, which notes the time of each update."""
    return (project / CATALOGUE).read_text("utf-8").partition("\n\n")[2].strip()


def test_every_command_of_the_page_does_what_the_page_says(project: Path) -> None:
    before = entries(project)
    seen: set[str] = set()
    for command, rows in commands():
        program = shlex.split(command)[0]
        # As a reader starts it, once for each program.
        how = call if program in CALLED and program in seen else run
        seen.add(program)
        result = how(project, command)
        assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
        printed = [row.rstrip() for row in result.stdout.splitlines()]
        assert [row for row in rows if row not in printed] == [], command
    assert entries(project) == before, "the catalogue was not up to date"
    assert "Niemand geht heim" in (project / "build/html/de/index.html").read_text("utf-8")
    assert "Nobody goes home" in (project / "build/html/en/index.html").read_text("utf-8")
    programs = sorted(path.name for path in (project / "examples/de").rglob("*.py"))
    assert programs == ["number_of_runners.py", "two_runners.py"]


def test_the_commands_bring_the_catalogue_up_to_date() -> None:
    first, second = (shlex.split(command)[:3] for command, _ in commands()[:2])
    assert (first, second) == (["sphinx-build", "-b", "gettext"], ["sphinx-intl", "update", "-p"])


DAMAGE = {
    "a placeholder lost": (
        'msgstr "{name} ist da."', 'msgstr "Alle sind da."',
        "the placeholder {name} is missing", "gleichlauf.translation",
    ),
    "a line too many": (
        'msgstr "Niemand geht heim, bevor beide da sind."',
        'msgstr "Niemand geht heim,\\nbevor beide da sind."',
        "it must have one line", "gleichlauf.translation",
    ),
    "a quote lost": (
        'msgstr "Wer kommt zuerst an?"', 'msgstr "Wer kommt zuerst an?',
        "this string is not closed", "gleichlauf.check",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "reason", "kind"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_a_warning_at_its_line_of_the_catalogue(
    project: Path, good: str, bad: str, reason: str, kind: str
) -> None:
    catalogue = project / CATALOGUE
    text = catalogue.read_text("utf-8")
    line = text[: text.index(good)].count("\n") + 1
    catalogue.write_text(text.replace(good, bad), encoding="utf-8")
    result = call(project, "sphinx-build -W --keep-going -q -b html -D language=de . build/html")
    assert result.returncode != 0
    warnings = [row for row in result.stderr.splitlines() if row.endswith(f"[{kind}]")]
    # Sphinx knows where an entry begins, and where in it the reader of the file stopped.
    places = tuple(f"{CATALOGUE}:{number}: WARNING: " for number in (line - 1, line))
    assert [row for row in warnings if row.startswith(places) and reason in row], result.stderr
    checked = call(project, "gleichlauf check locales")
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"{CATALOGUE}:{line}: ")
