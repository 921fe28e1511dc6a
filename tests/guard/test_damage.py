"""Every kind of damage that changes meaning is caught on its line; what changes none is not."""

from __future__ import annotations

from functools import cache

import pytest

from tests.guard.damage import HARMFUL, HARMLESS, samples, try_out
from tests.guard.damaging.sample import Sample
from tests.guard.samples import blocks


@cache
def every() -> list[Sample]:
    return samples()


def test_the_corpus_is_large_and_of_different_blocks() -> None:
    found = blocks()
    assert len(found) == len(set(found)) >= 200
    assert len(HARMFUL) >= 20


@pytest.mark.parametrize("name", HARMFUL)
def test_damage_is_caught_on_its_line(name: str) -> None:
    count = try_out(name, HARMFUL[name], every())
    assert count.done > 0
    assert count.missed == []
    assert count.elsewhere == []


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_no_meaning_is_not_reported(name: str) -> None:
    count = try_out(name, HARMLESS[name], every())
    assert count.done > 0
    assert count.missed == []
