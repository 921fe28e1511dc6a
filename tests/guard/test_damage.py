"""Every kind of damage that changes meaning is caught on its line; what changes none is not.

The page "Für Übersetzer" says so with figures: its tables count the blocks written for this and
those that a grammar made at random; those of the site would change them each day.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gleichlauf.equivalence.reading import read
from tests.guard.damage import (
    HARMFUL,
    HARMLESS,
    Count,
    Kind,
    of_nobody,
    of_the_site,
    try_out,
    written_for_this,
)
from tests.guard.samples import blocks

PAGE = Path(__file__).parents[2] / "docs" / "for_translators.rst"


def judged(kinds: Mapping[str, Kind]) -> tuple[dict[str, list[str]], dict[str, Count]]:
    """Return what was not judged rightly of each kind, and the counts that the page gives."""
    counted = [*written_for_this(), *of_nobody()]
    ours, others = try_out(kinds, counted), try_out(kinds, of_the_site())
    wrong = {}
    for name in kinds:
        counts = ours[name], others[name]
        assert any(count.done for count in counts), f"{name}: no block offers anything to it"
        if texts := [text for count in counts for text in count.missed + count.elsewhere]:
            wrong[name] = texts
    return wrong, ours


@cache
def tables() -> list[list[list[int]]]:
    """Return the figures of the tables of the page, row by row."""
    rows = re.findall(r":header: .+\n\n((?:   .+\n)+)", PAGE.read_text("utf-8"))
    found = [csv.reader(table.splitlines(), skipinitialspace=True) for table in rows]
    return [[[int(cell) for cell in row[1:]] for row in table] for table in found]


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


def test_damage_is_caught_on_its_line() -> None:
    wrong, ours = judged(HARMFUL)
    assert wrong == {}
    figures = {name: [c.done, c.caught, c.done - c.caught] for name, c in ours.items()}
    written = dict(zip(HARMFUL, tables()[0], strict=True))
    assert written == figures, f"correct these rows in {PAGE.name}"


def test_what_changes_no_meaning_is_not_reported() -> None:
    wrong, ours = judged(HARMLESS)
    assert wrong == {}
    figures = {name: [count.done, count.done - count.caught] for name, count in ours.items()}
    written = dict(zip(HARMLESS, tables()[1], strict=True))
    assert written == figures, f"correct these rows in {PAGE.name}"
