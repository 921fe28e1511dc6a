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
def test_chapter_is_light(visit: Visitors, site: Path, language: str) -> None:
    visitor = visit()
    visitor.open(f"{language}/stdlib2.html").wait_for_load_state("networkidle")
    files = [site / urlsplit(url).path.lstrip("/") for url in visitor.requests]
    sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert len(files) <= 14, sizes
    assert sum(sizes.values()) <= 60 * 1024, sizes
