"""How much is translated, tested and equal: counted, shown as a table, and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from gleichlauf.catalogue.entry import Entry, Text
from gleichlauf.code.block import CodeBlock
from gleichlauf.sphinxext.pages.measuring import Coverage, coverage, measure

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Built, Site

    Build = Callable[[str, str], Built]

BLOCK = CodeBlock('print(f"Faden {nummer}")  # Meldung\n', "program")


def entry(message: str, translation: str, **rest: object) -> Entry:
    return Entry(Text(message, 1), (Text(translation, 2),), **rest)  # type: ignore[arg-type]


HEADER = entry("", "Language: en")
FIELD = entry("Faden {nummer}", "Thread {nummer}")
COMMENT = entry("Meldung", "message")

CASES = [
    pytest.param([HEADER, FIELD, COMMENT], 2, 2, 1, id="all"),
    pytest.param([HEADER, FIELD, entry("Meldung", "")], 2, 1, 1, id="one empty"),
    pytest.param(
        [FIELD, entry("Meldung", "x", flags=frozenset({"fuzzy"}))], 2, 1, 1, id="one fuzzy"
    ),
    pytest.param([FIELD, entry("weg", "gone", obsolete=True)], 1, 1, 1, id="one obsolete"),
    pytest.param([entry("Faden {nummer}", "Thread")], 1, 1, 0, id="a field lost"),
    pytest.param([], 0, 0, 1, id="nothing to translate"),
]


@pytest.mark.parametrize(("entries", "messages", "translated", "equal"), CASES)
def test_measure(entries: list[Entry], messages: int, translated: int, equal: int) -> None:
    found = measure("page", "en", entries, [BLOCK], 1)
    assert found == Coverage("page", "en", messages, translated, 1, 1, equal)


@pytest.mark.parametrize(
    ("messages", "translated", "percent"), [(3, 3, 100), (1000, 999, 99), (3, 0, 0), (0, 0, 100)]
)
def test_a_hundred_percent_is_all_of_it(messages: int, translated: int, percent: int) -> None:
    assert Coverage("page", "en", messages, translated, 0, 0, 0).percent == percent


def test_the_miniature_site_is_translated_and_equal(built: Build) -> None:
    for language in ("de", "en"):
        pages = {found.page: found for found in coverage(built("html", language).env)}
        assert set(pages) == {"index", "markdown"}
        for found in pages.values():
            assert found.language == "en"
            assert found.blocks == found.equal > found.tested - 1


@pytest.mark.parametrize(("language", "title"), [("de", "Übersetzt"), ("en", "Translated")])
def test_the_table_is_the_same_in_every_language(site: Site, language: str, title: str) -> None:
    site.write("docs/index.rst", "Hallo\n=====\n\nWelt\n\n.. translation-coverage::\n")
    site.translate({"Hallo": "Hello", "Welt": ""})
    built = site.build("text", language)
    assert built.warnings == []
    text = built.text("index.txt")
    assert title in text
    assert "50 %" in text


def test_the_table_follows_what_changes_on_other_pages(site: Site) -> None:
    site.write(
        "docs/index.rst", "Hallo\n=====\n\n.. translation-coverage::\n\n.. toctree::\n\n   b\n"
    )
    site.write("docs/b.rst", "B\n=\n\n.. code-block:: python\n\n   print(1)\n")
    site.translate({"B": "B"}, "b")
    site.translate({"Hallo": "Hello"})
    first = site.build("text").text("index.txt")
    site.write("docs/b.rst", "B\n=\n\nNichts.\n")
    assert site.build("text").text("index.txt") != first


def test_the_report_prints_every_page_each_time(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("docs/index.rst", "Hallo\n=====\n\n.. code-block:: python\n\n   print(1)\n")
    site.translate({"Hallo": "Hello"})
    for _ in range(2):
        site.build("translation-coverage", "de")
        printed = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert printed[-1] == ["index", "en", "100", "%", "1", "1", "1"]
