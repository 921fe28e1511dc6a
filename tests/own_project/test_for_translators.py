"""The page "Für Übersetzer": the findings it explains, and the tables of what the guard catches."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from gleichlauf.catalogue.reading import parse
from gleichlauf.guard.check import check
from gleichlauf.guard.kinds import KINDS, NAMES, Kind
from tests.guard.damage import HARMFUL, HARMLESS, Sample, try_out
from tests.guard.samples import blocks, translated

PAGE = Path(__file__).parents[2] / "docs" / "for_translators.rst"
TEXT = PAGE.read_text("utf-8")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def findings() -> dict[str, str]:
    """Return the sections of the page that explain a finding, by the finding's name."""
    return dict(re.findall(r"\n([a-z]+)\n-{3,}\n(.+?)(?=\n\.\. _)", TEXT, re.DOTALL))


def block(section: str, language: str) -> str:
    """Return the only block of a language in a section, without its indentation."""
    (found,) = re.findall(
        rf"code-block:: {language}\n(?:   :force:\n)?\n((?:   .*\n?|\n)+)", section
    )
    return re.sub(r"(?m)^   ", "", found).strip("\n") + "\n"


def test_the_page_explains_every_finding() -> None:
    assert set(findings()) == set(NAMES)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_example_of_a_finding_gives_it(kind: Kind, tmp_path: Path) -> None:
    section = findings()[kind.name]
    page = tmp_path / "page.po"
    page.write_text(HEAD + block(section, "po"), encoding="utf-8")
    (found,) = check(page, select=NAMES, run=kind.name == "output")
    assert str(found).replace(str(page), "page.po") + "\n" == block(section, "text")


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_example_of_a_finding_is_that_of_the_command(kind: Kind) -> None:
    entry = block(findings()[kind.name], "po")
    if kind.name == "catalogue":
        assert entry == f"{kind.translation}\n"
        return
    *_, parsed = parse((HEAD + entry).encode(), Path("page.po")).entries
    assert (parsed.message.value, parsed.translation.value) == (kind.source, kind.translation)


@cache
def samples() -> list[Sample]:
    """Return the blocks written for this; those of the site would change the table each day."""
    return [Sample(source, translated(source)) for source in blocks()]


def table(number: int) -> list[list[int]]:
    """Return the figures of the first or second table of the page, row by row."""
    rows = re.findall(r":header: .+\n\n((?:   .+\n)+)", TEXT)[number]
    cells = csv.reader(rows.splitlines(), skipinitialspace=True)
    return [[int(cell) for cell in row[1:]] for row in cells]


def test_the_tables_have_a_row_for_each_kind() -> None:
    assert (len(table(0)), len(table(1))) == (len(HARMFUL), len(HARMLESS))


@pytest.mark.parametrize("name", HARMFUL)
def test_the_table_of_damage_is_true(name: str) -> None:
    count = try_out(name, HARMFUL[name], samples())
    figures = [count.done, count.caught, count.done - count.caught]
    assert table(0)[list(HARMFUL).index(name)] == figures, f"correct this row in {PAGE.name}"


@pytest.mark.parametrize("name", HARMLESS)
def test_the_table_of_false_alarms_is_true(name: str) -> None:
    count = try_out(name, HARMLESS[name], samples())
    figures = [count.done, count.done - count.caught]
    assert table(1)[list(HARMLESS).index(name)] == figures, f"correct this row in {PAGE.name}"
