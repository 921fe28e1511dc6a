"""Twins that tell another story: each difference is seen, at its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.lines import file_lines
from gleichlauf.proof.story import compare_outcomes, compare_runs
from gleichlauf.run.run import Archive, Run

SOURCE = Example(
    name="greeting",
    page="threads",
    language="de",
    title="Gruß",
    form="program",
    setup="",
    code='print("Guten Abend")\n',
    cleanup="",
    outcomes=(Outcome("Guten Abend\n  42\n"), Outcome("  42\nGuten Abend\n")),
)
USUAL, OTHER_WAY = "Good evening\n  42\n", "  42\nGood evening\n"
TRANSLATION = replace(SOURCE, language="en", outcomes=(Outcome(USUAL), Outcome(OTHER_WAY)))
CATALOGUE = {"Guten Abend": "Good evening"}


def outcomes(*texts: str) -> Example:
    return replace(TRANSLATION, outcomes=tuple(Outcome(text) for text in texts))


SAME = [
    pytest.param(TRANSLATION, CATALOGUE, id="translated"),
    pytest.param(replace(SOURCE, language="en"), {}, id="not translated"),
]


@pytest.mark.parametrize(("translation", "catalogue"), SAME)
def test_the_same_story(translation: Example, catalogue: Mapping[str, str]) -> None:
    assert list(compare_outcomes(SOURCE, translation, catalogue)) == []


OTHER = [
    pytest.param(outcomes(USUAL), None, id="an outcome lost"),
    pytest.param(outcomes(OTHER_WAY, OTHER_WAY), "# |   42", id="another order"),
    pytest.param(outcomes("Good night\n  42\n", OTHER_WAY), "# | Good night", id="other words"),
    pytest.param(outcomes("Good evening\n  43\n", OTHER_WAY), "# |   43", id="another number"),
    pytest.param(outcomes("Good evening\n", OTHER_WAY), "# | Good evening", id="a line lost"),
    pytest.param(
        replace(TRANSLATION, outcomes=(Outcome(USUAL, "deadlock"), Outcome(OTHER_WAY))),
        None,
        id="another ending",
    ),
]


@pytest.mark.parametrize(("translation", "line"), OTHER)
def test_another_story_is_seen_at_its_line(translation: Example, line: str | None) -> None:
    complaints = list(compare_outcomes(SOURCE, translation, CATALOGUE))
    assert complaints
    if line is not None:
        assert file_lines(translation)[complaints[0].line - 1] == line


def run_with(*archives: Archive) -> Run:
    return Run(status=0, stdout="", stderr="", archives=archives)


BOTH = run_with(Archive("a.zip", ("one", "two")))


@pytest.mark.parametrize(
    ("run", "same"),
    [
        pytest.param(run_with(Archive("a.zip", ("two", "one"))), True, id="another order"),
        pytest.param(run_with(Archive("a.zip", ("one",))), False, id="a member lost"),
        pytest.param(run_with(Archive("a.zip", ("eins", "two"))), False, id="a name translated"),
        pytest.param(run_with(Archive("b.zip", ("one", "two"))), False, id="another archive"),
        pytest.param(run_with(), False, id="no archive"),
    ],
)
def test_archives_hold_the_same_members(run: Run, same: bool) -> None:
    assert (list(compare_runs(TRANSLATION, BOTH, run)) == []) is same
