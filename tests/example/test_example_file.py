"""Example files: written, read back, and run with nothing but Python."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.example import (
    Ending,
    Example,
    Granularity,
    Outcome,
    Search,
    ThreadException,
    Waiting,
)
from gleichlauf.example.file import canonical, is_example, read_example, write_example

PROGRAM = Example(
    name="async_zip",
    page="stdlib2",
    language="de",
    title="Archivieren im Hintergrund",
    form="program",
    setup="",
    code='print("Hallo")',
    cleanup="",
    outcomes=(Outcome("Hallo\n"),),
)
SESSION = replace(PROGRAM, form="session", code=">>> 1 + 1\n2", outcomes=())

_CHARACTERS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
_TRAPS = st.sampled_from(
    ['"""', "'''", "\\", '\\"', "\n", "\r\n", "# | x", "# - a: b", ">>> 1", "*/", " \n", "[", "ä"]
)
_CODE = st.lists(_TRAPS | _CHARACTERS, max_size=6).map("".join)
_TEXT = _CODE | st.text()
_OUTCOMES = st.builds(
    Outcome,
    stdout=_TEXT,
    ending=st.sampled_from(get_args(Ending)),
    waiting=st.lists(st.builds(Waiting, _TEXT, _TEXT), max_size=2).map(tuple),
    exceptions=st.lists(st.builds(ThreadException, _TEXT, _TEXT), max_size=2).map(tuple),
).map(
    lambda outcome: replace(
        outcome, waiting=() if outcome.ending == "finished" else outcome.waiting
    )
)
_EXAMPLES = st.builds(
    Example,
    name=st.sampled_from(["async_zip", "a", "locks_2"]),
    page=st.sampled_from(["stdlib2", "part1/locks", "Über uns, kurz"]),
    language=st.sampled_from(["de", "de_AT", "en", "pt_BR"]),
    title=_CODE,
    form=st.sampled_from(["program", "session"]),
    setup=_CODE,
    code=_CODE,
    cleanup=st.sampled_from(["", "x = 1", "# why\nfor x in ():\n\n    x()\n\ny = '''\n  a'''\n"]),
    outcomes=st.lists(_OUTCOMES, max_size=3).map(tuple),
    files=st.lists(_TEXT, max_size=3).map(tuple),
    search=st.none() | st.builds(Search, st.integers(0), st.sampled_from(get_args(Granularity))),
).map(lambda example: replace(example, outcomes=()) if example.form == "session" else example)


@given(_EXAMPLES)
def test_what_is_written_is_read_back(example: Example) -> None:
    text = write_example(example)
    assert read_example(text) == canonical(example)
    assert is_example(text)
    assert write_example(read_example(text)) == text


@given(_EXAMPLES, st.data())
def test_a_spoilt_file_gives_a_clear_answer(example: Example, data: st.DataObject) -> None:
    lines = write_example(example).split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + data.draw(st.integers(0, 3))] = data.draw(
        st.lists(_TEXT | st.sampled_from(lines), max_size=2)
    )
    text = "\n".join(lines)
    with contextlib.suppress(ExampleFileError):
        assert write_example(read_example(text)).endswith("\n")
    assert is_example(text) in (True, False)


@given(st.text())
def test_any_text_is_no_example(text: str) -> None:
    assert is_example(text) is False
    with pytest.raises(ExampleFileError):
        read_example(text)


FUTURE = "from __future__ import annotations"
REJECTED = {
    "name that climbs out": (replace(PROGRAM, name="../a"), "cannot be the name", 0),
    "page that climbs out": (replace(PROGRAM, page="../a"), "climb out", 0),
    "language": (replace(PROGRAM, language="../de"), "no language code", 0),
    "heading": (replace(PROGRAM, code="x = 1\n# ---- Beispiel ------"), "looks like a heading", 2),
    "heading in a session": (replace(SESSION, code="---- Sitzung ----"), "looks like a heading", 1),
    "null character": (replace(PROGRAM, setup="x = '\0'"), "no source file can hold", 1),
    "half a character": (replace(PROGRAM, cleanup="x = '\udc00'"), "no source file can hold", 1),
    "session with outcomes": (replace(SESSION, outcomes=(Outcome(""),)), "in its own lines", 0),
    "future import after set-up": (
        replace(PROGRAM, setup="x = 1", code=FUTURE),
        "'from __future__' has to be the first",
        1,
    ),
    "future import after a docstring": (
        replace(PROGRAM, code=f'"""Text."""\n{FUTURE}'),
        "'from __future__' has to be the first",
        2,
    ),
    "future import in what is no Python": (
        replace(PROGRAM, code=f"{FUTURE}\ndef f(:"),
        "Beispiel: invalid syntax",
        2,
    ),
    "clean-up of a session": (replace(SESSION, cleanup="x ="), "clean-up: invalid syntax", 1),
}


@pytest.mark.parametrize(("example", "reason", "line"), REJECTED.values(), ids=REJECTED.keys())
def test_rejected(example: Example, reason: str, line: int) -> None:
    with pytest.raises(ExampleFileError, match=reason) as caught:
        write_example(example)
    assert caught.value.line == line


SPOILT = {
    "no docstring": ('"""Archivieren', "Archivieren", "starts with a docstring", 1),
    "docstring without end": ('Ende.\n"""', "Ende.", "has no end", 1),
    "no page": ("Seite: stdlib2", "Seite stdlib2", r"'Seite: \.\.\.' is missing", 3),
    "page that climbs out": ("Seite: stdlib2", "Seite: ..", "climb out", 0),
    "no code": ("# ---- Beispiel -", "# -- Beispiel -", "Beispiel -*' is missing", 17),
    "no closing comment": ("# ---- Was es", "# -- Was es", "closing comment is missing", 17),
    "code in the closing comment": ("# | Hallo", "print()", "has to start with '#'", 16),
    "unknown heading": ("# Es gibt aus:", "# Es singt:", "cannot say 'Es singt:'", 15),
    "item without heading": ("# | Hallo", "# - Hallo", "below a line that announces it", 16),
    "output without heading": ("# Es gibt aus:", "#", "below a line that announces it", 16),
    "no JSON": ("# | Hallo", '# = "Hallo', "Unterminated string", 16),
    "no JSON string": ("# | Hallo", "# = 5", "is no JSON string", 16),
}


@pytest.mark.parametrize(("old", "new", "reason", "line"), SPOILT.values(), ids=SPOILT.keys())
def test_spoilt(old: str, new: str, reason: str, line: int) -> None:
    text = write_example(PROGRAM)
    assert old in text
    with pytest.raises(ExampleFileError, match=reason) as caught:
        read_example(text.replace(old, new))
    assert caught.value.line == line


def test_a_line_has_the_same_number_in_every_language() -> None:
    example = replace(
        PROGRAM,
        setup="x = 1",
        cleanup="del x",
        outcomes=(Outcome("a\n"), Outcome("", "hang"), Outcome("", "deadlock")),
        files=("a", "b"),
        search=Search(2, "line"),
    )
    for one in (example, replace(example, form="session", outcomes=())):
        german, english = (
            write_example(replace(one, language=language)).split("\n") for language in ("de", "en")
        )
        assert [line[:3] == "# |" for line in german] == [line[:3] == "# |" for line in english]
        assert [line == "" for line in german] == [line == "" for line in english]


@pytest.mark.parametrize("example", [SESSION, replace(PROGRAM, outcomes=())])
def test_an_example_without_outcomes_says_something_at_its_end(example: Example) -> None:
    *_, heading, empty, sentence, _ = write_example(example).split("\n")
    assert "Was es tut" in heading
    assert (empty, sentence[:6]) == ("#", "# Was ")


def python(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "dev", "-X", "utf8", "-B", *args],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def written(folder: Path, example: Example) -> str:
    path = folder / f"{example.name}.py"
    path.write_text(write_example(example), encoding="utf-8", newline="\n")
    return str(path)


FILES = replace(
    PROGRAM,
    code=f"{FUTURE}\n\nwith open('mydata.txt', 'w') as file:\n"
    "    file.write('ours')\nprint(annotations.compiler_flag > 0)",
    files=("mydata.txt",),
)


def test_a_program_never_overwrites_a_reader_s_file(tmp_path: Path) -> None:
    path = written(tmp_path, FILES)
    (tmp_path / "mydata.txt").write_text("the reader's")
    for _ in range(2):
        result = python(tmp_path, path)
        assert (result.returncode, result.stdout) == (0, "True\n")
        label, _, folder = result.stderr.rstrip().rpartition(" ")
        assert label == "Die Dateien liegen in"
        assert (Path(folder) / "mydata.txt").read_text() == "ours"
        (Path(folder) / "mydata.txt").unlink()
        Path(folder).rmdir()
    assert (tmp_path / "mydata.txt").read_text() == "the reader's"


def test_in_an_empty_folder_a_program_stays(tmp_path: Path) -> None:
    path = written(tmp_path, FILES)
    empty = tmp_path / "empty"
    empty.mkdir()
    result = python(empty, path)
    assert (result.stdout, result.stderr) == ("True\n", "")
    assert [file.name for file in empty.iterdir()] == ["mydata.txt"]


SESSIONS = {
    "right": ('>>> x + 1\n2\n>>> print("\\\\n")\n\\n\n>>> print("""a""")\na', 0),
    "wrong": (">>> x + 1\n3", 1),
}


@pytest.mark.parametrize(("session", "status"), SESSIONS.values(), ids=SESSIONS.keys())
def test_doctest_accepts_a_session(tmp_path: Path, session: str, status: int) -> None:
    cleanup = "# Tidy.\nfor y in (1, 2):\n    del x\n    x = y\n\nprint(end='')"
    path = written(
        tmp_path, replace(SESSION, name="plus", setup="x = 1", code=session, cleanup=cleanup)
    )
    checked = python(tmp_path, "-m", "doctest", path)
    assert checked.returncode == status
    assert (checked.stdout == "") == (status == 0)
    run = python(tmp_path, path)
    assert run.returncode == status
    if status == 0:
        assert run.stdout == "5 Schritte, jeder mit der Ausgabe, die in der Sitzung steht.\n"
    else:
        assert "Expected:\n    3\nGot:\n    2\n" in run.stdout
