"""Every kind of page in a real browser: nothing broken, nothing foreign, accessible, not too big."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KINDS = {
    "front": "index.html",
    "landing": "{}/index.html",
    "chapter": "{}/stdlib2.html",
    "glossary": "{}/glossary.html",
    "markdown": "{}/taking-part.html",
    "index": "{}/genindex.html",
    "search": "{}/search.html",
    "results": "{}/search.html?q=thread",
}
PATHS = sorted({path.format(language) for path in KINDS.values() for language in ("de", "en")})
# The front page leads on at once, except in a third language.
ELSEWHERE = "nl-NL"

LAYOUT_SHIFT = """() => new Promise((resolve) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(total), 100);
})"""


def settle(page: Page) -> None:
    """Wait until a search, if the page is one, has shown all that it found."""
    if "search.html?q=" in page.url:
        page.wait_for_function("document.querySelector('.search-summary')?.innerText")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PATHS)
def test_page_is_complete_and_quiet(visit: Any, path: str) -> None:
    visitor = visit(locale=ELSEWHERE)
    page = visitor.open(path)
    settle(page)
    assert visitor.complaints == []
    assert {urlsplit(url).netloc for url in visitor.requests} == {
        urlsplit(visitor.address).netloc
    }
    assert page.evaluate(LAYOUT_SHIFT) < 0.01


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(
    visit: Any, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = visit(width=width, scheme=scheme, locale=ELSEWHERE).open(path)
    settle(page)
    found = Axe().run(page).response["violations"]
    assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_page_is_not_wider_than_the_screen(visit: Any, path: str, width: int) -> None:
    page = visit(width=width, locale=ELSEWHERE).open(path)
    settle(page)
    wide = page.evaluate(
        """() => [document.documentElement, document.body, ...document.querySelectorAll(".content")]
            .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 80))"""
    )
    assert wide == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_chapter_is_light(visit: Any, site: Path, language: str) -> None:
    visitor = visit()
    visitor.open(f"{language}/stdlib2.html").wait_for_load_state("networkidle")
    files = [site / urlsplit(url).path.lstrip("/") for url in visitor.requests]
    sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert len(files) <= 14, sizes
    assert sum(sizes.values()) <= 60 * 1024, sizes
