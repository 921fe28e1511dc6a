"""Names of examples and pages: valid on every system, and never outside their folder."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleichlauf.example.naming import (
    NamingError,
    check_language,
    check_name,
    check_page,
    example_path,
    name_from_title,
)

BAD_NAMES = {
    "": "lower-case letters",
    "Async": "lower-case letters",
    "2nd": "lower-case letters",
    "_a": "lower-case letters",
    "straße": "lower-case letters",
    "../a": "lower-case letters",
    "a/b": "lower-case letters",
    "a.py": "lower-case letters",
    "a\n": "lower-case letters",
    "class": "keyword",
    "con": "Windows",
    "lpt1": "Windows",
    "queue": "instead of Python's module",
    "cgi": "instead of Python's module",
}


@pytest.mark.parametrize(("name", "reason"), BAD_NAMES.items())
def test_bad_name(name: str, reason: str) -> None:
    with pytest.raises(NamingError, match=reason):
        check_name(name)


BAD_PAGES = [
    "",
    "/etc",
    "..",
    "a/../b",
    "a//b",
    "./a",
    "a/",
    "C:/a",
    "a\\b",
    "a/nul.txt",
    "a.",
    "a\0",
]


@pytest.mark.parametrize("page", BAD_PAGES)
def test_bad_page(page: str) -> None:
    with pytest.raises(NamingError, match="page"):
        check_page(page)


@pytest.mark.parametrize("language", ["", "..", "de/en", "d", "de_", "de.en"])
def test_bad_language(language: str) -> None:
    with pytest.raises(NamingError, match="language code"):
        check_language(language)


def test_path() -> None:
    path = example_path("pt_BR", "teil1/Über uns", "async_zip")
    assert path.as_posix() == "pt_BR/teil1/Über uns/async_zip.py"


TITLES = {
    "Kurze Einführung": "kurze_einfuehrung",
    "Multi-Threading": "multi_threading",
    "Große Größen, Ärger & Öl": "grosse_groessen_aerger_oel",
    "U\u0308bung": "uebung",
    "Café à la carte": "cafe_a_la_carte",
    "3 Threads": "example_3_threads",
    "Queue": "queue_example",
    "class": "class_example",
    "线程": "example",
    "": "example",
    "a" * 100: "a" * 60,
    "ein " * 30: "ein_" * 14 + "ein",
}


@pytest.mark.parametrize(("title", "name"), TITLES.items())
def test_name_from_title(title: str, name: str) -> None:
    assert name_from_title(title) == name


@given(st.text() | st.sampled_from(keyword.kwlist))
def test_every_title_gives_a_valid_name(title: str) -> None:
    assert check_name(name_from_title(title))
