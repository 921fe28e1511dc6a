"""The page "Für Übersetzer": the findings it explains, with an example of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gleichlauf.catalogue.reading import parse
from gleichlauf.guard import kinds
from gleichlauf.guard.check import check
from gleichlauf.guard.kinds import Kind

PAGE = Path(__file__).parents[2] / "docs" / "for_translators.rst"
TEXT = PAGE.read_text("utf-8")
KINDS = [kind for kind in kinds.KINDS if not kind.in_pairs]
NAMES = [kind.name for kind in KINDS]
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
