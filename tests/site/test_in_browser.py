"""Every page in a real browser: whole, quiet, light, narrow enough, accessible."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.site.accessibility import SCHEMES, Scheme
from tests.site.conftest import WIDTHS, Visitor, Visitors

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / "docs"
NAMES = sorted(it.stem for it in DOCS.iterdir() if it.suffix in {".md", ".rst"})
BETWEEN = 768
# Of each kind one, to be seen on a desktop and on a phone: the others are seen on either.
SEEN_ON_BOTH = {"index", "stdlib2", "glossary"}
MADE_BY_SPHINX = ["404.html", "genindex.html", "search.html"]
WITHOUT_A_SOURCE = {
    "front": ["index.html"],
    "de": [f"de/{it}" for it in [*MADE_BY_SPHINX, "search.html?q=thread"]],
    "en": [f"en/{it}" for it in [*MADE_BY_SPHINX, "search.html?q=lock"]],
}
# The front page leads on at once, except in a third language.
ELSEWHERE = "nl-NL"

LIMIT_OF_REQUESTS = 14
LIMIT_OF_KILOBYTES = 60
# The index of all words comes with the search alone: 33 KB for the words of all pages, 14 for what
# learners type in either language, 8 for how often a page has a word.
LIMIT_OF_SEARCH = 100
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

# Asked in the next frame, before which the page hears of its new size.
WIDER_THAN_THE_SCREEN = """() => new Promise((resolve) => requestAnimationFrame(() => resolve(
  [document.documentElement, document.body, ...document.querySelectorAll(".content")]
    .filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.outerHTML.slice(0, 80))
)))"""

# A player is seen when it is opened: test_player.py looks at those.
UNFOLD = """() => {
  for (const it of document.querySelectorAll("details")) {
    if (it.matches(".gleichlauf-run, .gleichlauf-play")) it.remove();
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
    """Return what moved by itself so far, and what is too wide for a screen of any width.

    A page that came with one of the `WIDTHS` has the other one then.
    """
    found = faults_of_shifting(page)
    size = page.viewport_size
    assert size is not None
    first, last = sorted(WIDTHS, key=lambda it: it != size["width"])
    for width in (first, BETWEEN, last):
        if width != first:
            page.set_viewport_size({"width": width, "height": size["height"]})
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


@dataclass
class Reader:
    """Goes from page to page in one tab; keeps files until it is to forget them, and no choice.

    A new tab for each would take a new process, which has to learn all scripts anew.
    """

    visitor: Visitor
    page: Page
    session: CDPSession

    def forget(self) -> None:
        """Keep no file of the pages seen so far."""
        self.session.send("Network.clearBrowserCache")

    def go(self, path: str, *, width: int, scheme: Scheme = "light") -> None:
        """Open ``path`` with no choice made on earlier pages, and wait until all is shown."""
        self.visitor.requests.clear()
        self.visitor.complaints.clear()
        kept = {"origin": self.visitor.address, "storageTypes": "local_storage"}
        self.session.send("Storage.clearDataForOrigin", kept)
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto(f"{self.visitor.address}/{path}")
        settle(self.page)

    def faults(self, site: Path, path: str, accessibility: Accessibility | None) -> list[str]:
        """Return all that is wrong with the page that was just opened; it is changed by this."""
        found = faults_of_weight(self.visitor, site, path) if "?" not in path else []
        found += faults_of_layout(self.page)
        if accessibility is not None:
            self.page.evaluate(UNFOLD)
            found += accessibility.faults(self.page)
        return [f"{path}: {fault}" for fault in found + self.visitor.complaints]


@pytest.fixture(scope="module")
def reader(chromium: Browser, address: str) -> Iterator[Reader]:
    visitors = Visitors(chromium, address)
    visitor = visitors(locale=ELSEWHERE)
    visitor.context.add_init_script(COUNT_SHIFTS)
    # So early the browser has it compiled from the page before; later it would be read anew.
    visitor.context.add_init_script(AXE_SCRIPT)
    # Now the tab has the process that it keeps; of an empty one it would forget what is asked.
    page = visitor.open("de/404.html")
    session = visitor.context.new_cdp_session(page)
    session.send("Network.enable")
    yield Reader(visitor, page, session)
    visitors.leave()


@pytest.mark.parametrize("name", NAMES)
def test_page(reader: Reader, accessibility: Accessibility, site: Path, name: str) -> None:
    """Visit each page of text as a new reader: in both languages, and with both side by side.

    axe sees each page in both views: one language by itself in the German half of the site, both
    beside each other in the English half; both have the same elements in the same order, which
    test_pages.py checks. It sees one on a desktop and one on a phone, light or dark in turn.

    Each comes with the width that the one before it was left with, so that no page is laid out
    only to be left.
    """
    number = NAMES.index(name)
    found = []
    reader.forget()
    for turn, (path, axe) in enumerate(
        (
            (f"de/{name}.html", accessibility),
            (f"en/{name}.html?parallel", accessibility),
            (f"en/{name}.html", None),
        ),
        number,
    ):
        for width in WIDTHS if name in SEEN_ON_BOTH else [WIDTHS[turn % 2]]:
            reader.go(path, width=width, scheme=SCHEMES[turn // 2 % 2])
            found += reader.faults(site, path, axe)
    assert found == []


@pytest.mark.parametrize("paths", WITHOUT_A_SOURCE.values(), ids=WITHOUT_A_SOURCE)
def test_page_without_a_source(
    reader: Reader, accessibility: Accessibility, site: Path, paths: list[str]
) -> None:
    """Visit each of these pages light and dark, on a desktop and on a phone."""
    found = []
    reader.forget()
    for path in paths:
        for width in WIDTHS:
            reader.go(path, width=width)
            found += reader.faults(site, path, accessibility)
    assert found == []


@pytest.mark.usefixtures("slow_line")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path",
    ["de/coverage.html", "de/search.html?q=zipfile", "en/stdlib2.html?parallel"],
)
def test_nothing_moves_on_a_slow_line(reader: Reader, path: str, width: int) -> None:
    reader.forget()
    reader.go(path, width=width)
    assert faults_of_shifting(reader.page) == []


@pytest.mark.usefixtures("slow_line")
def test_what_moves_is_found(reader: Reader) -> None:
    # What comes late and takes room above the text, as a banner or a picture without a size does.
    late = "article::before { content: ''; display: block; animation: late 0.2s forwards }"
    late += "@keyframes late { to { height: 120px } }"
    style = "**/gleichlauf.css*"
    reader.page.route(style, lambda route: route.fulfill(body=late, content_type="text/css"))
    try:
        reader.go("de/coverage.html", width=WIDTHS[0])
    finally:
        reader.page.unroute(style)
    assert faults_of_shifting(reader.page)
