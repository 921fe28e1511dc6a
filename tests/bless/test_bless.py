"""New expected output: proposed for the page and the catalogue, or refused in plain words."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf.bless.command_line import bless
from gleichlauf.bless.proposal import RefusedError, Twin, apply, propose
from gleichlauf.example.example import Example, Outcome, ThreadException
from gleichlauf.example.file import write_example
from gleichlauf.run.origin import Sources, Text

PAGE = """\
Zähler
======

.. testcode:: counter

   print("Los")
   for number in (1, 2):
       print("  Runde", number)

.. testoutput:: counter

   Start
     Runde 1
     Runde 2
"""

CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

#. Python text
#: docs/counter.rst:6
msgid "Los"
msgstr "Go"

#. Python output
#: docs/counter.rst:12
msgid "Start"
msgstr "Beginning"

#. Python output
#: docs/counter.rst:13
msgid "Runde 1"
msgstr "Round 1"

#. Python output
#: docs/counter.rst:14
msgid "Runde 2"
msgstr "Round 2"
"""

GERMAN = Example(
    name="counter",
    page="counter",
    language="de",
    title="Zähler",
    form="program",
    setup="",
    code='print("Los")\nfor number in (1, 2):\n    print("  Runde", number)\n',
    cleanup="",
    outcomes=(Outcome("Start\n  Runde 1\n  Runde 2\n"),),
)
ENGLISH = replace(
    GERMAN,
    language="en",
    code='print("Go")\nfor number in (1, 2):\n    print("  Round", number)\n',
    outcomes=(Outcome("Beginning\n  Round 1\n  Round 2\n"),),
)


def twin(example: Example, *printed: str, page: str = PAGE, catalogue: str = CATALOGUE) -> Twin:
    german = Text("examples/de/counter/counter.py", write_example(GERMAN))
    here = Text(f"examples/{example.language}/counter/counter.py", write_example(example))
    sources = Sources(
        here,
        german,
        Text("docs/counter.rst", page),
        Text("counter.po", catalogue) if example.language != "de" else None,
    )
    return Twin(sources, example, printed)


def test_a_changed_line_is_proposed_for_the_page_and_for_the_catalogue() -> None:
    edits = propose(
        twin(GERMAN, "Los\n  Runde 1\n  Runde 2\n"),
        [twin(ENGLISH, "Go\n  Round 1\n  Round 2\n")],
    )
    assert [(edit.path, edit.line, edit.old, edit.new) for edit in edits] == [
        ("docs/counter.rst", 12, "   Start", "   Los"),
        ("counter.po", 11, 'msgid "Start"', 'msgid "Los"'),
        ("counter.po", 12, 'msgstr "Beginning"', 'msgstr "Go"'),
    ]


def test_a_translation_that_changed_alone_leaves_the_page_as_it_is() -> None:
    edits = propose(
        twin(GERMAN, "Start\n  Runde 1\n  Runde 2\n"),
        [twin(ENGLISH, "Beginning\n  Turn 1\n  Round 2\n")],
    )
    assert [(edit.path, edit.new) for edit in edits] == [("counter.po", 'msgstr "Turn 1"')]


def test_quotes_and_backslashes_are_written_as_catalogues_need_them() -> None:
    printed = 'Sag "Los" \\o/\n  Runde 1\n  Runde 2\n'
    (_, edit) = propose(twin(GERMAN, printed), [twin(ENGLISH, "Beginning\n  Round 1\n  Round 2\n")])
    assert edit.new == r'msgid "Sag \"Los\" \\o/"'


REFUSED = [
    pytest.param(
        twin(GERMAN, "Los\n  Runde 1\n"),
        "prints 2 lines, but its page documents 3",
        id="a line less",
    ),
    pytest.param(
        twin(GERMAN, "Los\nRunde 1\n  Runde 2\n"), "indentation of 'Runde 1'", id="indentation"
    ),
    pytest.param(
        twin(GERMAN, "a\n  b\n  c\n", "c\n  b\n  a\n"), "gave 2 different outputs", id="two outputs"
    ),
    pytest.param(
        twin(replace(GERMAN, outcomes=(*GERMAN.outcomes, Outcome("x\n"))), "y\n"),
        "documents 2 outcomes",
        id="two outcomes",
    ),
    pytest.param(
        twin(GERMAN, "Los\n  Runde 1\n  Runde 2\n", page="Leer\n====\n"),
        "was not found below docs/",
        id="page without the line",
    ),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_what_is_more_than_text_is_refused(source: Twin, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        propose(source, [])


def test_a_catalogue_without_the_line_is_refused() -> None:
    translated = twin(ENGLISH, "Go\n  Round 1\n  Round 2\n", catalogue='msgid ""\nmsgstr ""\n')
    with pytest.raises(RefusedError, match="no entry has the translation 'Beginning'"):
        propose(twin(GERMAN, "Los\n  Runde 1\n  Runde 2\n"), [translated])


def test_a_file_that_changed_meanwhile_is_left_alone() -> None:
    edits = propose(twin(GERMAN, "Los\n  Runde 1\n  Runde 2\n"), [])
    with pytest.raises(RefusedError, match=r"docs/counter.rst:12: this line has changed"):
        apply("another page\n" * 20, edits)


def project(root: Path) -> Path:
    for name, content in (
        ("docs/counter.rst", PAGE),
        ("locales/en/LC_MESSAGES/counter.po", CATALOGUE),
        ("examples/de/counter/counter.py", write_example(GERMAN)),
        ("examples/en/counter/counter.py", write_example(ENGLISH)),
    ):
        path = root / name
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return root / "examples"


def contents(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def test_what_is_accepted_is_written(tmp_path: Path) -> None:
    shown: list[str] = []

    def accept(diff: str) -> bool:
        shown.append(diff)
        return True

    assert bless(project(tmp_path), "de", "", accept) == 0
    (diff,) = shown
    assert "--- docs/counter.rst" in diff
    assert "-   Start\n+   Los\n" in diff
    files = contents(tmp_path)
    assert files["docs/counter.rst"] == PAGE.replace("Start", "Los")
    assert 'msgid "Los"\nmsgstr "Go"' in files["locales/en/LC_MESSAGES/counter.po"]


def test_what_is_not_accepted_stays_as_it_was(tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = contents(tmp_path)
    assert bless(folder, "de", "", lambda _: False) == 1
    assert contents(tmp_path) == before


def test_other_names_are_not_run(tmp_path: Path) -> None:
    assert bless(project(tmp_path), "de", "clock", lambda _: pytest.fail("asked")) == 0


def test_where_all_is_as_documented_there_is_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thread may die, if its page says so."""
    folder = project(tmp_path)
    code = "import threading\n\nthread = threading.Thread(target=lambda: 1 / 0, name='t')\n"
    code += "thread.start()\nthread.join()\nprint('a')\n"
    outcome = Outcome("a\n", exceptions=(ThreadException("t", "ZeroDivisionError"),))
    for language, example in (("de", GERMAN), ("en", ENGLISH)):
        dying = replace(example, code=code, outcomes=(outcome,))
        (folder / language / "counter/counter.py").write_text(write_example(dying), "utf-8")
    assert bless(folder, "de", "", lambda _: pytest.fail("asked")) == 0
    assert capsys.readouterr().out.startswith("There is nothing to do: ")


def test_an_example_that_fails_otherwise_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    broken = replace(GERMAN, code="raise ValueError\n")
    (folder / "de/counter/counter.py").write_text(write_example(broken), encoding="utf-8")
    before = contents(tmp_path)
    assert bless(folder, "de", "", lambda _: pytest.fail("asked")) == 1
    assert "it does not end well" in capsys.readouterr().err
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("environment", "reason"),
    [({"CI": "true"}, "does not run in CI"), ({"CI": ""}, "needs a terminal")],
)
def test_it_never_runs_unseen(tmp_path: Path, environment: dict[str, str], reason: str) -> None:
    folder = project(tmp_path)
    before = contents(tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "gleichlauf", "bless", str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    assert (result.returncode, reason in result.stderr) == (2, True)
    assert contents(tmp_path) == before


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    folder = project(tmp_path)
    ours, theirs = pty.openpty()
    os.write(ours, b"y\n")
    result = subprocess.run(
        [sys.executable, "-m", "gleichlauf", "bless", str(folder)],
        stdin=theirs,
        capture_output=True,
        text=True,
        env={**os.environ, "CI": ""},
        timeout=60,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert result.returncode == 0
    assert "+   Los" in result.stdout
    assert "Start" not in contents(tmp_path)["docs/counter.rst"]
