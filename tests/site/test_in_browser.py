"""Every page in a real browser: whole, quiet, light, narrow enough, accessible."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.site.accessibility import SCHEMES

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility
    from tests.site.conftest import Visitor, Visitors

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / "docs"
NAMES = sorted(it.stem for it in DOCS.iterdir() if it.suffix in {".md", ".rst"})
MADE_BY_SPHINX = ["404", "genindex", "search"]
WIDTHS = (1280, 360)
# The front page leads on at once, except in a third language.
ELSEWHERE = "nl-NL"

LIMIT_OF_REQUESTS = 14
LIMIT_OF_KILOBYTES = 60
# The index of all words comes with the search alone.
LIMIT_OF_SEARCH = 80
LIMIT_OF_SHIFTS = 0.01
"""Of the score that Chromium gives a layout shift: the part of the screen times the distance."""

# From the beginning of the page on; asked for before the page is made wider or narrower.
COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const {value, sources} of list.getEntries())
    shifts.push([value, sources.map(({node}) => node?.outerHTML?.slice(0, 80))]);
}).observe({type: "layout-shift", buffered: true});
"""
SHIFTS = "new Promise((resolve) => setTimeout(() => resolve(shifts)))"

WIDER_THAN_THE_SCREEN = """() =>
  [document.documentElement, document.body, ...document.querySelectorAll(".content")]
    .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 80))
"""

# A picture of a run is seen when it is opened: test_pictures_of_runs.py looks at those.
UNFOLD = """() => {
  for (const it of document.querySelectorAll("details")) {
    if (it.classList.contains("gleichlauf-run")) it.remove();
    else it.open = true;
  }
}"""


@cache
def compressed_size(file: Path) -> float:
    """Return the kilobytes that a file takes when it is sent."""
    return len(gzip.compress(file.read_bytes())) / 1024


def settle(page: Page) -> None:
    """Wait until all is shown that comes after loading: results of a search, the other language."""
    if "?q=" in page.url:
        expect(page.locator(".search-summary")).not_to_be_empty()
        expect(page.locator(".search li:not(:has(.context))")).to_have_count(0)
    if "?parallel" in page.url:
        expect(page.locator("html.parallel:not(.waiting) .twin")).not_to_have_count(0)


def faults_of_shifting(page: Page) -> list[str]:
    """Return what moved by itself so far, if it was more than a reader may notice."""
    shifts = page.evaluate(SHIFTS)
    return [f"shifts: {shifts}"] if sum(value for value, _ in shifts) >= LIMIT_OF_SHIFTS else []


def faults_of_layout(page: Page) -> list[str]:
    """Return what moved by itself so far, and what is too wide for a screen of any width."""
    found = faults_of_shifting(page)
    before = page.viewport_size
    assert before is not None
    # The width it had comes last, so that it has it again.
    for width in sorted((320, 768, *WIDTHS), key=lambda it: it == before["width"]):
        page.set_viewport_size({"width": width, "height": before["height"]})
        wide = page.evaluate(WIDER_THAN_THE_SCREEN)
        found += [f"too wide for {width}: {element}" for element in wide]
    return found


def faults_of_weight(visitor: Visitor, site: Path, path: str) -> list[str]:
    """Return what the visit cost too much; ``pytest -rP -k weight`` shows what all pages cost."""
    if any(urlsplit(url).netloc != urlsplit(visitor.address).netloc for url in visitor.requests):
        return [f"asks another host: {visitor.requests}"]
    files = [site / urlsplit(url).path.lstrip("/") for url in visitor.requests]
    kilobytes = sum(map(compressed_size, files))
    cost = f"{kilobytes:.1f} KB, {len(files)} requests"
    print(f"{path}: {cost}")
    limit = LIMIT_OF_SEARCH if "search" in path else LIMIT_OF_KILOBYTES
    return [cost] * (kilobytes > limit or len(files) > LIMIT_OF_REQUESTS)


def open_counting(visitor: Visitor, path: str) -> Page:
    visitor.context.add_init_script(COUNT_SHIFTS)
    page = visitor.open(path)
    settle(page)
    return page


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_page(
    visit: Visitors, accessibility: Accessibility, site: Path, language: str, name: str
) -> None:
    """Visit each page of text once, as a new reader.

    axe sees each page in both views: one language by itself in the German half of the site, both
    beside each other in the English half; both have the same elements in the same order, which
    test_pages.py checks. It sees each light and dark, on a desktop or on a phone in turn.
    """
    number = NAMES.index(name) + (language == "en")
    scheme = SCHEMES[number // 2 % 2]
    visitor = visit(locale=ELSEWHERE, width=WIDTHS[number % 2], scheme=scheme)
    path = f"{language}/{name}.html"
    page = open_counting(visitor, path)
    found = faults_of_weight(visitor, site, path) + faults_of_layout(page)
    if language == "en":
        page.goto(f"{page.url}?parallel")
        settle(page)
        found += faults_of_layout(page)
    page.evaluate(UNFOLD)
    found += accessibility.faults(page)
    assert found + visitor.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        *(f"{language}/{name}.html" for language in ("de", "en") for name in MADE_BY_SPHINX),
        *("de/search.html?q=thread", "en/search.html?q=lock"),
        *("de/index.html", "de/stdlib2.html", "de/glossary.html", "de/stdlib2.html?parallel"),
    ],
)
def test_kind_of_page_on_any_screen(
    visit: Visitors, accessibility: Accessibility, site: Path, path: str, width: int
) -> None:
    """Visit each kind of page light and dark, on a desktop and on a phone."""
    visitor = visit(locale=ELSEWHERE, width=width)
    page = open_counting(visitor, path)
    found = faults_of_weight(visitor, site, path) if "?" not in path else []
    found += faults_of_layout(page)
    page.evaluate(UNFOLD)
    found += accessibility.faults(page)
    assert found + visitor.complaints == []


def slow_down(page: Page) -> CDPSession:
    """Let the page compute as slowly as on a loaded machine."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    return session


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["de/search.html?q=thread", "en/stdlib2.html?parallel"])
def test_nothing_moves_on_a_slow_machine(visit: Visitors, path: str, width: int) -> None:
    visitor = visit(width=width)
    visitor.context.add_init_script(COUNT_SHIFTS)
    page = visitor.open("de/404.html")
    slow_down(page)
    page.goto(f"{visitor.address}/{path}")
    settle(page)
    assert faults_of_shifting(page) == []
