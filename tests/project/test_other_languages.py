"""A language that this site does not have yet is no error of the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What the site adds to Sphinx."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "docs"))
    import _site.reading_time
    import _site.search_stems

    yield _site
    for name in [name for name in sys.modules if name.partition(".")[0] == "_site"]:
        del sys.modules[name]


@pytest.mark.parametrize("language", ["fr", "ar", "pt_BR"])
def test_a_page_in_it_takes_some_time_to_read(site: Any, language: str) -> None:
    read = site.reading_time.Extent(words=2380, lines=0, examples=0)
    assert read.minutes(language) == pytest.approx(10)
    known = site.search_stems.WORDS_OF
    assert known.get(language, known["en"]).split("deux mots") == ["deux", "mots"]


def test_a_region_has_the_speed_of_its_language(site: Any) -> None:
    read = site.reading_time.Extent(words=2220, lines=0, examples=0)
    assert read.minutes("de_AT") == read.minutes("de") == pytest.approx(10)
