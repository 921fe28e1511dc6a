"""The lessons of the tutorial, damaged on purpose: the proof must notice every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gleichlauf.example.example import Example, Outcome
from gleichlauf.example.file import read_example
from gleichlauf.proof.cache import FOLDER
from gleichlauf.proof.prove import prove

ROOT = Path(__file__).parents[2]

UNDOCUMENTED = "can do what its page does not say"
IMPOSSIBLE = "no thread schedule leads to this outcome"


def lesson(name: str, language: str = "de") -> Example:
    path = ROOT / "examples" / language / f"{name}.py"
    return read_example(path.read_text(encoding="utf-8"))


def without_line(example: Example, start: str) -> Example:
    """Return an example without the one line of its code that starts like this."""
    lines = example.code.splitlines(keepends=True)
    (found,) = [line for line in lines if line.strip().startswith(start)]
    return replace(example, code=example.code.replace(found, ""))


def changed(example: Example, old: str, new: str) -> Example:
    assert old in example.code
    return replace(example, code=example.code.replace(old, new))


def wrong(example: Example) -> list[str]:
    return [complaint.wrong for complaint in prove(example, ROOT / FOLDER).complaints]


DAMAGED = [
    pytest.param(
        without_line(lesson("stdlib2/async_zip"), "background.join()"),
        UNDOCUMENTED,
        id="join removed",
    ),
    pytest.param(
        replace(lesson("stdlib2/async_zip"), outcomes=lesson("stdlib2/async_zip").outcomes[:1]),
        UNDOCUMENTED,
        id="outcome left out",
    ),
    pytest.param(
        replace(
            lesson("stdlib2/async_zip"),
            outcomes=(*lesson("stdlib2/async_zip").outcomes, Outcome("Fertig.\n")),
        ),
        IMPOSSIBLE,
        id="impossible outcome added",
    ),
    pytest.param(
        changed(lesson("conditions/breakfast_while"), "while ", "if "),
        UNDOCUMENTED,
        id="while became if",
    ),
    pytest.param(
        changed(lesson("locks/last_seat_locked"), "with sold_to_lock:", "if True:"),
        UNDOCUMENTED,
        id="lock removed",
    ),
]


@pytest.mark.parametrize(("example", "expected"), DAMAGED)
def test_a_damaged_lesson_is_caught(example: Example, expected: str) -> None:
    assert any(expected in complaint for complaint in wrong(example))


TWINS = [
    ("locks/takings", "locks/takings_locked"),
    ("locks/last_seat", "locks/last_seat_locked"),
    ("locks/transfers", "locks/transfers_ordered"),
    ("events/missed_bell", "events/remembered_bell"),
    ("conditions/breakfast_if", "conditions/breakfast_while"),
    ("conditions/drinks_notify", "conditions/drinks_notify_all"),
]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("faulty", "repaired"), TWINS)
def test_the_repair_is_free_of_the_fault_over_the_same_bound(
    faulty: str, repaired: str, language: str
) -> None:
    before, after = lesson(faulty, language), lesson(repaired, language)
    assert before.search == after.search is not None
    assert len(before.outcomes) > len(after.outcomes)
    assert all(it.ending == "finished" and not it.exceptions for it in after.outcomes)
    assert wrong(before) == wrong(after) == []


@pytest.mark.parametrize(("faulty", "repaired"), TWINS)
def test_the_fault_s_code_is_not_what_the_repair_s_page_says(faulty: str, repaired: str) -> None:
    before, after = lesson(faulty), lesson(repaired)
    assert wrong(replace(after, code=before.code, setup=before.setup))
