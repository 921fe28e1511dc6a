"""The miniature site as a book: every page in it, in its language, with drawings and no scripts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from tests.sphinxext.conftest import Built, Site

    Build = Callable[[str, str], Built]

LANGUAGES = ("de", "en")
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def members(built: Built) -> dict[str, ElementTree.Element]:
    """Return each member of the book that is XML, parsed."""
    (book,) = built.out.glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        return {
            name: ElementTree.fromstring(archive.read(name))  # noqa: S314 - written a moment ago
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg"))
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_its_language(built: Build, language: str) -> None:
    pages = members(built("epub", language))
    for name in ("index.xhtml", "markdown.xhtml"):
        assert pages[name].get("lang") == pages[name].get(XML_LANGUAGE) == language
        assert not list(pages[name].iter(f"{HTML}script"))


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Inhaltsverzeichnis"), ("en", "Table of Contents")]
)
def test_the_table_of_contents_has_a_title(built: Build, language: str, title: str) -> None:
    assert members(built("epub", language))["nav.xhtml"].findtext(f".//{HTML}h1") == title


def test_pages_with_drawings_are_declared(built: Build) -> None:
    pages = members(built("epub", "en"))
    declared = {
        item.get("href")
        for item in pages["content.opf"].iter(f"{OPF}item")
        if item.get("properties") == "svg"
    }
    drawn = {name for name, page in pages.items() if list(page.iter(f"{SVG}svg"))}
    assert drawn == declared == {"index.xhtml"}


def test_a_drawing_is_shown_and_its_steps_can_be_unfolded(built: Build) -> None:
    page = members(built("epub", "en"))["index.xhtml"]
    assert not list(page.iter(f"{SVG}a"))
    folded = list(page.iter(f"{HTML}details"))
    assert len(folded) == len(list(page.iter(f"{SVG}svg")))
    assert {it.findtext(f"{HTML}summary") for it in folded} == {"The steps in words"}
    assert {it.get("class") for it in folded} == {"gleichlauf-words"}
    assert all(it.find(f"{HTML}ol") is not None for it in folded)


def test_solutions_are_unfolded_and_no_mark_of_sphinx_is_left(site: Site) -> None:
    site.write(
        "docs/index.rst",
        "Seite\n=====\n\n.. meta::\n   :description: Kurz.\n\n.. solution::\n\n   Sieben.\n",
    )
    site.translate({"Seite": "Page", "Kurz.": "Short.", "Sieben.": "Seven."})
    page = members(site.build("epub"))["index.xhtml"]
    (description,) = (it for it in page.iter(f"{HTML}meta") if it.get("name") == "description")
    assert description.attrib == {"name": "description", "content": "Short."}
    assert not list(page.iter(f"{HTML}details"))
    assert [it.text for it in page.iter(f"{HTML}p")] == ["Solution", "Seven."]
