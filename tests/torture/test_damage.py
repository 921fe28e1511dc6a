"""Every kind of damage done to every block; the page for translators says how many there are."""

from __future__ import annotations

from tests.guard.damage import (
    HARMFUL,
    HARMLESS,
    PAGE,
    of_nobody,
    of_the_site,
    tables,
    try_out,
    written_for_this,
)


def test_all_damage_is_caught_on_its_line() -> None:
    counts = try_out(HARMFUL, [*written_for_this(), *of_nobody()])
    figures = {name: [c.done, c.caught, c.done - c.caught] for name, c in counts.items()}
    written = dict(zip(HARMFUL, tables()[0], strict=True))
    assert written == figures, f"correct these rows in {PAGE.name}"
    assert [row[2] for row in written.values()] == [0] * len(HARMFUL)


def test_nothing_that_changes_no_meaning_is_reported() -> None:
    counts = try_out(HARMLESS, [*written_for_this(), *of_nobody()])
    figures = {name: [count.done, count.done - count.caught] for name, count in counts.items()}
    written = dict(zip(HARMLESS, tables()[1], strict=True))
    assert written == figures, f"correct these rows in {PAGE.name}"


def test_the_blocks_of_the_site_are_judged_as_well() -> None:
    counts = try_out(HARMFUL | HARMLESS, of_the_site())
    wrong = {name: c.missed + c.elsewhere for name, c in counts.items() if c.missed or c.elsewhere}
    assert wrong == {}
