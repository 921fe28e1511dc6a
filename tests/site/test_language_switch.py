"""From one language to the other: same page, same place, by mouse and keyboard, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGE = "stdlib2.html"
SHORT = "course.html"


def switch(page: Page) -> Locator:
    """Return the language link that is to be seen."""
    return page.locator(".language-switch a:visible")


def sections(page: Page) -> list[str]:
    """Return the ids of the sections below the page's title, in their order."""
    found = page.locator("#furo-main-content section section").evaluate_all(
        "(sections) => sections.map((it) => it.id)"
    )
    return [str(it) for it in found]


def top_of(page: Page, identifier: str) -> float:
    return float(
        page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", identifier)
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_reader_in_mid_page_stays_there_and_back(visit: Visitors, width: int) -> None:
    page = visit(width=width).open(f"de/{PAGE}")
    for name, end, number in (("English", "en", -2), ("Deutsch", "de", -3)):
        section = sections(page)[number]
        page.evaluate("(id) => document.getElementById(id).scrollIntoView()", section)
        expect(switch(page)).to_have_count(1)
        expect(switch(page)).to_have_text(name)
        expect(switch(page)).to_have_attribute("hreflang", end)
        # On wide pages the link scrolls away with the page's head, so the keyboard is the way.
        switch(page).evaluate("(link) => link.focus({preventScroll: true})")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{end}/{PAGE}#{section}")
        assert 0 <= top_of(page, section) < 400


def test_reader_at_the_top_stays_at_the_top(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open(f"de/{SHORT}")
    switch(page).click()
    page.wait_for_url(f"**/en/{SHORT}")
    assert page.url == f"{visitor.address}/en/{SHORT}"


def test_place_that_was_linked_to_is_kept(visit: Visitors) -> None:
    page = visit().open("de/glossary.html")
    term = page.locator("dt[id^=term-]").last.get_attribute("id")
    page.goto(f"{page.url}#{term}")
    switch(page).dispatch_event("click")
    page.wait_for_url(f"**/en/glossary.html#{term}")


def test_switch_is_among_the_first_stops_of_the_tab_key(visit: Visitors) -> None:
    page = visit(width=360).open(f"de/{SHORT}")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('[class]').className"))
    assert any("language-switch" in stop for stop in stops), stops
    assert all("sidebar-brand" not in stop for stop in stops), "the closed drawer took the focus"


def test_drawers_open_by_keyboard(visit: Visitors) -> None:
    page = visit(width=360).open(f"de/{SHORT}")
    expect(page.locator(".sidebar-brand")).not_to_be_visible()
    page.locator("#__navigation").focus()
    page.keyboard.press("Space")
    expect(page.locator(".sidebar-brand")).to_be_visible()


def test_without_scripts_the_switch_leads_to_the_page(visit: Visitors) -> None:
    page = visit(javascript=False).open(f"de/{SHORT}")
    switch(page).click()
    page.wait_for_url(f"**/en/{SHORT}")


def test_query_is_taken_along(visit: Visitors) -> None:
    page = visit().open("de/search.html?q=xylophon")
    switch(page).click()
    page.wait_for_url("**/en/search.html?q=xylophon")
