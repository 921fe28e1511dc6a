"""Every page of the built site, without a browser: language, links, anchors, nothing foreign."""

from __future__ import annotations

import gc
import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

LANGUAGES = ("de", "en")
LOADS = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
"""The attribute by which an element makes the browser load something."""


def parse(page: Path) -> Element:
    """Parse one page strictly.

    Raises:
        html5lib.html5parser.ParseError: At the first thing that is no valid HTML syntax.
    """
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(page.read_text(encoding="utf-8"))
    assert isinstance(root, Element)
    return root


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def resolve(site: Path, page: Path, path: str) -> Path:
    """Return the file that ``path``, as it stands in ``page``, leads to."""
    start = site if path.startswith("/") else page.parent
    return Path(os.path.normpath(start / unquote(path).lstrip("/")))


def twin(site: Path, page: Path, language: str) -> Path:
    return site / language / Path(*page.relative_to(site).parts[1:])


def ids(root: Element) -> list[str]:
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def loaded(root: Element) -> list[str]:
    """Return the addresses of all that the browser loads by itself."""
    found = [
        element.attrib[attribute]
        for tag, attribute in LOADS.items()
        for element in root.iter(tag)
        if attribute in element.attrib
    ]
    links = (link for link in root.iter("link") if link.attrib["rel"] not in NOT_LOADED)
    return found + [link.attrib["href"] for link in links]


NOT_LOADED = {"alternate", "canonical", "index", "search", "next", "prev", "author", "copyright"}


@pytest.fixture(scope="module")
def site(site: Path) -> Path:
    """Return the site by a path that can be compared with those of links: without ``..``."""
    return site.resolve()


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[Path, Element]:
    """Return every page of the site, parsed strictly."""
    # The trees have 100 000 elements, all of which stay: to look again and again for some that
    # could go takes a third of the time.
    gc.disable()
    try:
        return {page: parse(page) for page in pages(site)}
    finally:
        gc.enable()


def test_both_languages_have_the_same_pages(site: Path) -> None:
    german, english = (
        {page.relative_to(site / language) for page in (site / language).rglob("*.html")}
        for language in LANGUAGES
    )
    assert german == english
    assert {
        Path(name) for name in ("index.html", "search.html", "genindex.html", "404.html")
    } <= german


def test_language_of_each_page(site: Path, parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        folder = page.relative_to(site).parts[0]
        if folder in LANGUAGES:
            assert root.attrib["lang"] == folder, page


def test_alternates_lead_to_the_twins(site: Path, parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        if page.relative_to(site).parts[0] not in LANGUAGES:
            continue
        alternates = {
            link.attrib["hreflang"]: resolve(site, page, link.attrib["href"])
            for link in root.iter("link")
            if link.attrib["rel"] == "alternate" and "hreflang" in link.attrib
        }
        for language in LANGUAGES:
            assert alternates.pop(language) == twin(site, page, language), page
        is_landing = page.name == "index.html" and page.parent.parent == site
        default = site / "index.html" if is_landing else twin(site, page, "en")
        assert alternates == {"x-default": default}, page


def test_anchors_are_the_same_in_both_languages(site: Path, parsed: dict[Path, Element]) -> None:
    for page in (site / "de").rglob("*.html"):
        if page.name == "genindex.html":  # its anchors are the first letters of the entries
            continue
        german, english = (
            # Sphinx counts index entries again where it reads a translation.
            [it for it in ids(parsed[twin(site, page, language)]) if not it.startswith("index-")]
            for language in LANGUAGES
        )
        if page.name == "glossary.html":  # in the order of the language's alphabet
            german.sort()
            english.sort()
        assert german == english, page


def test_no_anchor_stands_twice(parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        found = ids(root)
        assert len(found) == len(set(found)), (page, [it for it in found if found.count(it) > 1])


def test_nothing_is_loaded_from_elsewhere(site: Path, parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        for reference in loaded(root):
            if reference.startswith("data:"):
                continue
            assert not urlsplit(reference).netloc, f"{page} loads {reference}"
            path = resolve(site, page, urlsplit(reference).path)
            assert path.is_file(), f"{page} lacks {reference}"
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", text), style


def test_no_script_or_style_stands_inside_a_page(parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        for element in root.iter():
            assert element.tag != "style", page
            if element.tag == "script":
                is_data = element.attrib.get("type") == "application/ld+json"
                assert is_data or "src" in element.attrib, page
            inline = [it for it in element.attrib if it == "style" or it.startswith("on")]
            assert not inline, f"{page}: <{element.tag} {inline}>"


def test_internal_links_lead_somewhere(site: Path, parsed: dict[Path, Element]) -> None:
    anchors = {page: set(ids(root)) for page, root in parsed.items()}
    files = {path for path in site.rglob("*") if path.is_file()}
    broken = []
    for page, root in parsed.items():
        for address in sorted({link.attrib["href"] for link in root.iter("a")}):
            if urlsplit(address).scheme:
                continue
            path, fragment = urlsplit(address).path, urlsplit(address).fragment
            target = resolve(site, page, path) if path else page
            if target not in files:
                broken.append(f"{page.relative_to(site)}: {address}")
            elif fragment and target in anchors and unquote(fragment) not in anchors[target]:
                broken.append(f"{page.relative_to(site)}: {address} (no such anchor)")
    assert not broken


def test_foreign_links_are_encrypted(parsed: dict[Path, Element]) -> None:
    for page, root in parsed.items():
        schemes = {urlsplit(link.attrib["href"]).scheme for link in root.iter("a")}
        assert schemes <= {"", "https"}, page


ENGLISH_TEXTS = (
    "Toggle",
    "Skip to content",
    "Back to top",
    "On this page",
    "Link to this",
    "Permalink",
    "Made with",
    "Previous",
    "Edit this page",
    "View this page",
    "Search",
)


def test_theme_speaks_german(site: Path) -> None:
    for page in (site / "de").rglob("*.html"):
        text = re.sub(r"<svg.*?</svg>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        left = [english for english in ENGLISH_TEXTS if re.search(rf'[>"]\s*{english}\b', text)]
        assert not left, page


def test_without_scripts_the_search_says_so(parsed: dict[Path, Element], site: Path) -> None:
    # A browser whose scripts are switched off by a test does not show this element.
    texts = "".join(
        "".join(element.itertext()) for element in parsed[site / "de/search.html"].iter("noscript")
    )
    assert "Die Suche braucht JavaScript." in texts
