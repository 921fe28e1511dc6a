"""Each rule of style finds what breaks it, at its line, and leaves alone what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.language import style
from tools.language.passages import Passage, document

ROOT = Path(__file__).parents[2]

BROKEN = {
    ("de", 2): "Es endet nie. Stirbt der Thread, so bleibt der Rest liegen.",
    ("de", 4): "Lies das 2-mal.",
    ("de", 5): "Es kamen 1500000 Besucher.",
    ("de", 6): "Das Programm - es hängt - endet nie.",
    ("de", 7): "Er sagt „Fertig“.",
    ("de", 8): "Und dann wartet es ...",
    ("de", 10): "Das ist ein kaputtes Archiv.",
    ("en", 1): "It waits for ever.",
    ("en", 2): "Shared data are protected.",
    ("en", 3): "The total is behind the same lock.",
    ("en", 4): "The thread dies of an OSError.",
    ("en", 5): "Whoever waits is woken.",
    ("en", 6): "The order is left open.",
    ("en", 7): "The behavior changes.",
    ("en", 8): "There were 1500000 visitors.",
    ("en", 9): "The thread takes a look.",
}

FINE = {
    ("de", 2): "Erst rechnet er, so schnell er kann. Wenn er stirbt, bleibt der Rest liegen.",
    ("de", 4): "Lies das zweimal, und 13-mal geht auch.",
    ("de", 5): "Es kamen 1 500 000 Besucher (CPython, Bericht 133360).",
    ("de", 6): "Das Programm \u2013 es hängt \u2013 endet nie; Haupt-Thread.",
    ("de", 7): "Er sagt »Fertig«.",
    ("de", 8): "Und dann wartet es. `...` steht im Code.",
    ("de", 10): "Das ist ein beschädigtes Archiv.",
    ("en", 1): "It waits forever, for every reader.",
    ("en", 2): "Shared data is protected.",
    ("en", 3): "The total is protected by the same lock.",
    ("en", 4): "The thread dies with an OSError.",
    ("en", 5): "A thread that waits is woken; never *whoever*.",
    ("en", 6): "The order is unspecified; the file is open while it is read.",
    ("en", 7): "The behaviour changes.",
    ("en", 8): "There were 1,500,000 visitors (issue 133360).",
    ("en", 9): "The thread looks.",
}


def found(language: str, text: str) -> list[str]:
    passage: Passage = document("page.md", language, f"A line.\n\n{text}\n")
    return [str(finding) for finding in style.findings([passage], style.rules())]


@pytest.mark.parametrize(("language", "number"), BROKEN, ids=lambda it: str(it))
def test_a_broken_rule_is_named_with_its_line(language: str, number: int) -> None:
    complaints = found(language, BROKEN[language, number])
    assert complaints
    for complaint in complaints:
        assert complaint.startswith("page.md:3: ")
        assert complaint.endswith(f"(rule {number} of the style)")


@pytest.mark.parametrize(("language", "number"), FINE, ids=lambda it: str(it))
def test_what_is_right_is_left_alone(language: str, number: int) -> None:
    assert found(language, FINE[language, number]) == []


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("de", 2, "Kann er das nicht, so darf er absagen."),
        ("de", 2, "Warten mehrere, so ist offen, wer drankommt."),
        ("de", 2, "Wird sie nicht fertig, so gilt der Rest dem Zufall."),
        ("en", 7, "It needs 5 percent more."),
    ],
)
def test_a_rule_finds_its_other_forms(language: str, number: int, text: str) -> None:
    [complaint] = found(language, text)
    assert complaint.endswith(f"(rule {number} of the style)")


def test_every_rule_has_its_cases() -> None:
    numbers = {(key, rule.number) for key, listed in style.rules().items() for rule in listed}
    assert numbers == set(BROKEN) == set(FINE)


def test_the_page_marks_just_the_rules_that_are_checked() -> None:
    page = (ROOT / "docs/style.rst").read_text(encoding="utf-8")
    german, english = page.split(".. _style-english:")
    for language, part in (("de", german), ("en", english)):
        rows = re.findall(r"^(\d+)\. (\*\*.*(?:\n {3,}.*)*)", part, re.MULTILINE)
        marked = {int(number) for number, text in rows if text.rstrip().endswith("(*)")}
        terms = {3} if language == "de" else set()  # Held by the glossary's own table.
        assert marked == {rule.number for rule in style.rules()[language]} | terms
