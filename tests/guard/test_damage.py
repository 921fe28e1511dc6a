"""Every kind of damage that changes meaning is caught on its line; what changes none is not.

The page "Für Übersetzer" says so with figures: its tables count the blocks written for this, since
those of the site would change them each day.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.guard.damage import HARMFUL, HARMLESS, Count, of_the_site, try_out, written_for_this
from tests.guard.damaging.sample import Sample
from tests.guard.samples import blocks

PAGE = Path(__file__).parents[2] / "docs" / "for_translators.rst"


@cache
def samples(collect: Callable[[], list[Sample]]) -> list[Sample]:
    return collect()


def counts(name: str) -> tuple[Count, Count]:
    """Return what became of one kind of damage to our own blocks, and to those of the site."""
    kind = (HARMFUL | HARMLESS)[name]
    ours, others = samples(written_for_this), samples(of_the_site)
    return try_out(name, kind, ours), try_out(name, kind, others)


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


def test_the_tables_have_a_row_for_each_kind() -> None:
    assert [len(table) for table in tables()] == [len(HARMFUL), len(HARMLESS)]


@pytest.mark.parametrize("name", HARMFUL)
def test_damage_is_caught_on_its_line(name: str) -> None:
    ours, others = counts(name)
    assert ours.done + others.done > 0
    assert ours.missed + others.missed == []
    assert ours.elsewhere + others.elsewhere == []
    figures = [ours.done, ours.caught, ours.done - ours.caught]
    assert tables()[0][list(HARMFUL).index(name)] == figures, f"correct this row in {PAGE.name}"


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_no_meaning_is_not_reported(name: str) -> None:
    ours, others = counts(name)
    assert ours.done + others.done > 0
    assert ours.missed + others.missed == []
    figures = [ours.done, ours.done - ours.caught]
    assert tables()[1][list(HARMLESS).index(name)] == figures, f"correct this row in {PAGE.name}"
