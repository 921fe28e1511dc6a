"""Every kind of damage that changes meaning is caught on its line; what changes none is not.

The page "Für Übersetzer" says so with figures: its tables count the blocks written for this and
those that a grammar made at random; those of the site would change them each day.
"""

from __future__ import annotations

from collections.abc import Mapping

from gleichlauf.equivalence.reading import read
from tests.guard.damage import (
    HARMFUL,
    HARMLESS,
    Kind,
    of_nobody,
    of_the_site,
    tables,
    try_out,
    written_for_this,
)
from tests.guard.samples import blocks

ONE_OF = 4
"""Of the blocks that nobody wrote and of the site's, each kind is done to one of so many here; all
of them are behind ``make torture``, which takes three times as long for the same kinds."""


def judged(kinds: Mapping[str, Kind]) -> dict[str, list[str]]:
    """Return what was not judged rightly of each kind."""
    counts = [
        try_out(kinds, written_for_this()),
        try_out(kinds, [*of_nobody(), *of_the_site()], one_of=ONE_OF),
    ]
    wrong = {}
    for name in kinds:
        here = [count[name] for count in counts]
        assert any(count.done for count in here), f"{name}: no block offers anything to it"
        if texts := [text for count in here for text in count.missed + count.elsewhere]:
            wrong[name] = texts
    return wrong


def test_the_corpus_is_large_and_of_different_blocks() -> None:
    found = blocks()
    assert len(found) == len(set(found)) >= 200
    assert len(HARMFUL) >= 20


def test_the_generated_blocks_are_different_programs_and_always_the_same() -> None:
    found = of_nobody()
    assert len({sample.source for sample in found}) == len(found) == 200
    assert found == of_nobody()
    assert [sample for sample in found if read(sample.source).faults] == []


def test_the_tables_have_a_row_for_each_kind() -> None:
    assert [len(table) for table in tables()] == [len(HARMFUL), len(HARMLESS)]
    # Nothing is missed: which figures these are, `make torture` finds out.
    assert [row[0] - row[1] for row in tables()[0]] == [row[2] for row in tables()[0]]


def test_damage_is_caught_on_its_line() -> None:
    assert judged(HARMFUL) == {}


def test_what_changes_no_meaning_is_not_reported() -> None:
    assert judged(HARMLESS) == {}
