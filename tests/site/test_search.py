"""The search: both languages, umlauts however they are typed, by keyboard, and from a disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser


def found(page: Page) -> list[str]:
    """Return the names of the pages found, best first, once the search has ended."""
    expect(page.locator(".search-summary")).not_to_be_empty()
    links = page.locator("ul.search li > a").evaluate_all(
        "(links) => links.map((link) => new URL(link.href).pathname.split('/').at(-1))"
    )
    return [str(name) for name in links]


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        ("de", "Warteschlange", "queues.html"),
        ("de", "Schlange", "queues.html"),  # the second half of a compound
        ("de", "läuft", "stdlib2.html"),
        ("de", "laeuft", "stdlib2.html"),
        ("de", "übersetzen", "taking-part.html"),
        ("de", "uebersetzen", "taking-part.html"),
        ("en", "queue", "queues.html"),
        ("en", "background", "stdlib2.html"),
        ("en", "translating", "taking-part.html"),
    ],
)
def test_page_is_found(visit: Visitors, language: str, query: str, wanted: str) -> None:
    visitor = visit()
    page = visitor.open(f"{language}/search.html?q={quote(query)}")
    assert wanted in found(page)
    assert visitor.complaints == []


@pytest.mark.parametrize(
    ("language", "query", "best"),
    [
        ("de", "Multi-threading", "stdlib2.html"),
        ("de", "Mitmachen", "taking-part.html"),
        ("de", "Glossar", "glossary.html"),
        ("en", "standard library", "stdlib2.html"),
        ("en", "glossary", "glossary.html"),
    ],
)
def test_page_with_that_title_comes_first(
    visit: Visitors, language: str, query: str, best: str
) -> None:
    page = visit().open(f"{language}/search.html?q={quote(query)}")
    assert found(page)[0] == best


BEST = {
    "de": {
        "Warteschlange": "queues",
        "Queue voll": "queues",
        "Sperre": "locks",
        "Verklemmung": "locks",
        "Ereignis": "events",
        "Bedingungsvariable": "conditions",
        "wait_for": "conditions",
        "Semaphor": "semaphores",
        "Barriere": "barriers",
        "Zip-Bombe": "hostile_archives",
        "beschaedigt": "hostile_archives",
        "GIL": "awake",
        "asyncio": "today",
        "Fehlersuche": "finding_faults",
        "faulthandler": "finding_faults",
        "Archiv lesen": "archives",
        "Daemon-Thread": "stdlib2",
        "Hintergrund": "stdlib2",
        "uebersetzen": "for_translators",
        "Spickzettel": "cheat_sheet",
    },
    "en": {
        "queue": "queues",
        "queue full": "queues",
        "task_done": "queues",
        "lock": "locks",
        "deadlock": "locks",
        "event": "events",
        "condition variable": "conditions",
        "wait_for": "conditions",
        "semaphore": "semaphores",
        "barrier": "barriers",
        "zip bomb": "hostile_archives",
        "damaged archive": "hostile_archives",
        "gil": "awake",
        "asyncio": "today",
        "debugging": "finding_faults",
        "faulthandler": "finding_faults",
        "read archive": "archives",
        "daemon thread": "stdlib2",
        "translating": "for_translators",
        "cheat sheet": "cheat_sheet",
    },
}
"""For each language what learners type, and the page that answers it best."""


@pytest.mark.parametrize("language", ["de", "en"])
def test_best_page_comes_first(visit: Visitors, language: str) -> None:
    page = visit().open(f"{language}/search.html")
    first = {}
    for query in BEST[language]:
        page.goto(re.sub(r"search\.html.*", f"search.html?q={quote(query)}", page.url))
        first[query] = found(page)[:1]
    wrong = {
        query: (first[query], f"{best}.html")
        for query, best in BEST[language].items()
        if first[query] != [f"{best}.html"]
    }
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("language", "query", "summary"),
    [
        ("de", "Thread", r"^[0-9]+ Treffer\.$"),
        ("de", "Xylophon", r"^Nichts gefunden\."),
        ("en", "thread", r"^Search finished, found [0-9]+ pages"),
        ("en", "xylophone", r"^Your search did not match"),
    ],
)
def test_result_is_counted(visit: Visitors, language: str, query: str, summary: str) -> None:
    page = visit().open(f"{language}/search.html?q={query}")
    expect(page.locator(".search-summary")).to_have_text(re.compile(summary))


def test_search_by_keyboard(visit: Visitors) -> None:
    page = visit().open("de/index.html")
    page.keyboard.press("/")
    page.keyboard.type("Sperre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/search.html?q=Sperre*")
    best = page.locator("ul.search li > a").first
    best.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Suche")


def test_search_on_a_phone(visit: Visitors) -> None:
    page = visit(width=360).open("en/search.html")
    page.get_by_role("searchbox").fill("lock")
    page.get_by_role("button", name="Search").click()
    assert "stdlib2.html" in found(page)


def test_search_from_a_disk(visit: Visitors, site: Path) -> None:
    visitor = visit()
    page = visitor.open("de/index.html")
    page.goto((site / "de/search.html").as_uri() + "?q=Warteschlange")
    assert "stdlib2.html" in found(page)
    assert visitor.complaints == []
