"""Example files: written, read back, and run with nothing but Python."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

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
