"""Every kind of page in a real browser: whole, quiet, accessible, light."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

KINDS = {
    "front": "index.html",
    "landing": "{}/index.html",
    "chapter": "{}/stdlib2.html",
    "glossary": "{}/glossary.html",
    "markdown": "{}/taking-part.html",
    "index": "{}/genindex.html",
    "search": "{}/search.html",
    "not found": "{}/404.html",
    "results": "{}/search.html?q=thread",
}
PATHS = sorted({path.format(language) for path in KINDS.values() for language in ("de", "en")})
# The front page leads on at once, except in a third language.
ELSEWHERE = "nl-NL"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

LAYOUT_SHIFT = """() => new Promise((resolve) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(total), 100);
})"""

WIDER_THAN_THE_SCREEN = """() =>
  [document.documentElement, document.body, ...document.querySelectorAll(".content")]
    .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 80))
"""


def settle(page: Page) -> None:
    """Wait until a search, if the page is one, has shown all that it found."""
    if "search.html?q=" in page.url:
        expect(page.locator(".search-summary")).not_to_be_empty()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PATHS)
def test_page_is_complete_and_quiet(visit: Visitors, path: str) -> None:
    visitor = visit(locale=ELSEWHERE)
    page = visitor.open(path)
    settle(page)
    assert visitor.complaints == []
    assert {urlsplit(url).netloc for url in visitor.requests} == {urlsplit(visitor.address).netloc}
    assert page.evaluate(LAYOUT_SHIFT) < 0.01


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(visit: Visitors, path: str) -> None:
    page = visit(locale=ELSEWHERE).open(path)
    settle(page)
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [
                (width, scheme, rule["id"], node["html"])
                for rule in Axe().run(page).response["violations"]
                for node in rule["nodes"]
            ]
    assert found == []


@pytest.mark.parametrize("path", PATHS)
def test_page_is_not_wider_than_the_screen(visit: Visitors, path: str) -> None:
    page = visit(locale=ELSEWHERE).open(path)
    settle(page)
    wide = []
    for width in (320, 360, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide += [(width, element) for element in page.evaluate(WIDER_THAN_THE_SCREEN)]
    assert wide == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_pages_are_light(visit: Visitors, site: Path, language: str) -> None:
    """Open each page as a new reader; ``pytest -rP -k light`` shows the table."""
    heavy = []
    for path in sorted((site / language).glob("*.html")):
        visitor = visit()
        visitor.open(f"{language}/{path.name}").wait_for_load_state("networkidle")
        files = [site / urlsplit(url).path.lstrip("/") for url in visitor.requests]
        kilobytes = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1024
        line = f"{path.relative_to(site)!s:32} {kilobytes:5.1f} KB {len(files):3} requests"
        print(line)
        # The index of all words comes with the search alone.
        if len(files) > 14 or kilobytes > (80 if path.stem == "search" else 60):
            heavy.append(line)
    assert heavy == []
