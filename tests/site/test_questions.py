"""Questions in a browser: answered in the page, with a keyboard, on a phone, without a script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.conftest import WIDTHS

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

QUESTION = ".gleichlauf-question"
THREADED = (
    *("stdlib2", "awake", "locks", "events", "conditions", "semaphores", "barriers", "queues"),
    *("today", "finding_faults", "atomic", "free_threaded", "surroundings"),
)
ARCHIVES = ("archives", "archive_paths", "archive_threads", "hostile_archives")


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_chapter_asks(site: Path, language: str) -> None:
    for page in (*THREADED, *ARCHIVES):
        text = (site / language / f"{page}.html").read_text(encoding="utf-8")
        assert "gleichlauf-question " in text, page


def test_answering(visit: Visitors) -> None:
    visitor = visit(locale="en-GB")
    page = visitor.open("en/locks.html")
    before = len(visitor.requests)
    question = page.locator(QUESTION).first
    boxes = question.get_by_role("checkbox")
    told = question.get_by_role("status")
    expect(boxes).to_have_count(4)
    boxes.nth(0).check()
    boxes.nth(3).check()
    question.get_by_role("button", name="Check my answers").click()
    expect(told).to_have_text("1 of 4 are right; below each stands why.")
    reasons = question.locator(".gleichlauf-feedback")
    expect(reasons).to_have_count(4)
    expect(reasons.nth(0)).to_contain_text("You are right. Possible.")
    expect(reasons.nth(3)).to_contain_text("In no schedule that was checked.")
    boxes.nth(3).uncheck()
    boxes.nth(1).check()
    boxes.nth(2).check()
    question.get_by_role("button", name="Check my answers").click()
    expect(told).to_have_text("All of it is right.")
    expect(reasons).to_have_count(4)
    assert len(visitor.requests) == before
    assert visitor.complaints == []


def test_a_possible_answer_plays_its_way(visit: Visitors) -> None:
    visitor = visit(locale="en-GB")
    page = visitor.open("en/locks.html")
    question = page.locator(QUESTION).first
    question.get_by_role("button", name="Check my answers").click()
    shown = question.get_by_role("button", name="Show me how")
    expect(shown).to_have_count(3)
    shown.nth(1).click()
    player = page.locator('.gleichlauf-play[data-example="takings"]')
    expect(player.locator(".gl-goal[aria-pressed=true]")).to_contain_text("In the till: 3")
    expect(player.locator("summary").first).to_be_focused()
    assert visitor.complaints == []


def test_by_keyboard(visit: Visitors) -> None:
    page = visit().open("de/locks.html")
    question = page.locator(QUESTION).first
    question.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Antworten prüfen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("2 von 4 sind richtig")


def test_without_a_script_the_answer_is_folded(visit: Visitors) -> None:
    page = visit(javascript=False).open("de/locks.html")
    question = page.locator(QUESTION).first
    expect(question.get_by_role("button")).to_have_count(0)
    key = question.locator("details")
    expect(key.locator("li").first).not_to_be_visible()
    key.locator("summary").click()
    expect(key.locator("li").first).to_be_visible()


def test_on_paper_the_answer_follows(visit: Visitors) -> None:
    page = visit().open("de/locks.html")
    page.emulate_media(media="print")
    question = page.locator(QUESTION).first
    expect(question.locator("details li").first).to_be_visible()
    expect(question.locator("> button")).not_to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_and_all_is_large_enough(visit: Visitors, width: int) -> None:
    page = visit(width=width).open("de/locks.html")
    question = page.locator(QUESTION).first
    question.get_by_role("button", name="Antworten prüfen").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in (*question.locator("label").all(), *question.locator("button").all()):
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_in_answered_questions(
    visit: Visitors, accessibility: Accessibility, language: str
) -> None:
    page = visit().open(f"{language}/locks.html")
    for question in page.locator(QUESTION).all():
        question.locator("> button").click()
    assert accessibility.faults(page) == []
