"""The search: both languages, umlauts however they are typed, by keyboard, and from a disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

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

BEST_BY_TITLE = {
    "de": {"Multi-threading": "stdlib2", "Mitmachen": "taking-part", "Glossar": "glossary"},
    "en": {"standard library": "stdlib2", "glossary": "glossary"},
}

FOUND = {
    "de": {
        "Warteschlange": "queues",
        "Schlange": "queues",  # the second half of a compound
        "läuft": "stdlib2",
        "laeuft": "stdlib2",
        "übersetzen": "taking-part",
        "uebersetzen": "taking-part",
    },
    "en": {"queue": "queues", "background": "stdlib2", "translating": "taking-part"},
}
"""For each language a word and a page that has to be among those found."""

# As the page does it, without the text around each match, for which it would read all pages, and
# without drawing the growing list, which takes most of the time.
SEARCH_FOR_EACH = """async (queries) => {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  document.body.hidden = true;
  const found = {};
  for (const query of queries) {
    document.getElementById("search-results").replaceChildren();
    history.replaceState(null, "", `?q=${encodeURIComponent(query)}`);
    Search.performSearch(query);
    while (!Search.status.textContent) await new Promise((resolve) => setTimeout(resolve, 2));
    found[query] = [...document.querySelectorAll("ul.search li > a")].map((link) =>
      new URL(link.href).pathname.split("/").at(-1).replace(".html", ""));
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_pages_are_found_and_the_best_comes_first(visit: Visitors, language: str) -> None:
    visitor = visit()
    page = visitor.open(f"{language}/search.html")
    queries = [*BEST[language], *BEST_BY_TITLE[language], *FOUND[language]]
    results = page.evaluate(SEARCH_FOR_EACH, queries)
    wrong = {
        it: results[it][:1] for it, best in BEST[language].items() if results[it][:1] != [best]
    }
    assert len(wrong) <= 1, wrong
    for query, best in BEST_BY_TITLE[language].items():
        assert results[query][0] == best, query
    for query, wanted in FOUND[language].items():
        assert wanted in results[query], query
    assert visitor.complaints == []


# For the text around its matches, each page that is found is read: so words that few pages have.
SUMMARIES = {
    "de": {"Spickzettel": r"^[0-9]+ Treffer\.$", "Xylophon": r"^Nichts gefunden\."},
    "en": {
        "cheat": r"^Search finished, found [0-9]+ pages",
        "xylophone": r"^Your search did not match",
    },
}


def test_result_is_counted(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    for language, summaries in SUMMARIES.items():
        for query, summary in summaries.items():
            page.goto(f"{visitor.address}/{language}/search.html?q={query}")
            expect(page.locator(".search-summary")).to_have_text(re.compile(summary))


def test_search_by_keyboard(visit: Visitors) -> None:
    page = visit().open("de/404.html")
    page.keyboard.press("/")
    page.keyboard.type("Spickzettel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/search.html?q=Spickzettel*")
    best = page.locator("ul.search li > a").first
    best.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Suche")


def test_search_on_a_phone(visit: Visitors) -> None:
    page = visit(width=360).open("en/search.html")
    page.get_by_role("searchbox").fill("daemon")
    page.get_by_role("button", name="Search").click()
    assert "stdlib2.html" in found(page)


def test_what_was_searched_for_is_marked_until_escape(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open("de/search.html?q=msgstr")
    page.locator("ul.search a[href^='for_translators.html']").first.click()
    page.wait_for_url("**/de/for_translators.html*")
    page.wait_for_function("CSS.highlights.get('found')?.size > 5")
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.size") == 0
    page.reload()
    assert page.evaluate("CSS.highlights.size") == 0
    assert visitor.complaints == []


def test_search_from_a_disk(visit: Visitors, site: Path) -> None:
    visitor = visit()
    page = visitor.open("de/404.html")
    page.goto((site / "de/search.html").as_uri() + "?q=Warteschlange")
    assert "stdlib2.html" in found(page)
    assert visitor.complaints == []
