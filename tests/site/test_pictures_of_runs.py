"""Pictures of runs in a browser: opened, stepped through, read as a list, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGE = "{}/stdlib2.html"
LANGUAGES = ("de", "en")


def runs(page: Page) -> Locator:
    """Return the pictures of the first example that has several outcomes."""
    several = page.locator(".gleichlauf-example:has(.gleichlauf-run ~ .gleichlauf-run)").first
    return several.locator(".gleichlauf-run")


def steps(run: Locator) -> list[tuple[str, str]]:
    """Return thread and id of the code line of each step, from the list of steps."""
    found = run.locator(".gleichlauf-steps > li").evaluate_all(
        "(items) => items.map((it) => "
        "[it.textContent.split(',')[0], it.querySelector('a').hash.slice(1)])"
    )
    return [(thread, line) for thread, line in found]


def marked(page: Page, kind: str) -> set[str]:
    """Return the ids of the lines of code that are marked as ``current`` or ``reached``."""
    return set(page.locator(f".gleichlauf-{kind}").evaluate_all("(all) => all.map((it) => it.id)"))


def open_all(page: Page) -> None:
    """Unfold everything at once, which a reader can do one by one."""
    page.locator("details").evaluate_all(
        "(all) => { for (const it of all) { it.removeAttribute('name'); it.open = true; } }"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_reader_chooses_an_outcome(visit: Visitors, language: str) -> None:
    page = visit(javascript=False).open(PAGE.format(language))
    usual, other = runs(page).nth(0), runs(page).nth(1)
    expect(usual.locator("svg")).to_be_hidden()
    usual.locator("summary").click()
    expect(usual.locator("svg")).to_be_visible()
    expect(usual.locator("button")).to_have_count(0)
    other.locator("summary").click()
    expect(other.locator("svg")).to_be_visible()
    expect(usual.locator("svg")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_stepping_by_keyboard_marks_the_line_of_each_thread(visit: Visitors, language: str) -> None:
    visitor = visit()
    page = visitor.open(PAGE.format(language))
    for run in (runs(page).nth(0), runs(page).nth(1)):
        run.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        wanted = steps(run)
        for count in range(1, len(wanted) + 1):
            page.keyboard.press("ArrowRight")
            assert marked(page, "current") == {wanted[count - 1][1]}
            assert marked(page, "reached") == set(dict(wanted[:count]).values())
            expect(run.locator("output")).to_contain_text(f"{count} / {len(wanted)}")
            assert run.locator(".row.later").count() == len(wanted) - count
        page.keyboard.press("ArrowRight")  # beyond the end nothing happens
        assert marked(page, "current") == {wanted[-1][1]}
        page.keyboard.press("Home")
        assert marked(page, "current") == {wanted[0][1]}
        page.keyboard.press("Escape")
        assert marked(page, "current") | marked(page, "reached") == set()
        assert run.locator(".row.later").count() == 0
        expect(run.locator("output")).to_be_empty()
    assert visitor.complaints == []


def test_stepping_with_the_buttons(visit: Visitors) -> None:
    page = visit().open(PAGE.format("en"))
    run = runs(page).first
    run.locator("summary").click()
    wanted = steps(run)
    following, previous = (
        run.get_by_role("button", name=name) for name in ("Next step", "Previous step")
    )
    following.click()
    following.click()
    before = following.bounding_box()
    assert marked(page, "current") == {wanted[1][1]}
    previous.click()
    assert marked(page, "current") == {wanted[0][1]}
    assert following.bounding_box() == before, "a button moves away from the reader's finger"
    run.locator("summary").click()
    expect(page.locator(".gleichlauf-current")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_steps_are_a_list_that_leads_to_the_code(
    visit: Visitors, language: str
) -> None:
    page = visit(width=360).open(PAGE.format(language))
    run = runs(page).first
    run.locator("summary").click()
    for hidden in ("svg", ".gleichlauf-controls"):
        expect(run.locator(hidden)).to_be_hidden()
    for item in run.locator(".gleichlauf-steps > li").all():
        expect(item).to_be_visible()
    _, line = steps(run)[-1]
    run.locator(".gleichlauf-steps a").last.click()
    page.wait_for_url(f"**#{line}")
    target = page.locator(f"#{line}").bounding_box()
    header = page.locator(".mobile-header").bounding_box()
    assert target is not None
    assert header is not None
    assert header["y"] + header["height"] <= target["y"] <= 800 - target["height"]


@pytest.mark.parametrize("width", [767, 768, 769])
def test_at_every_width_there_is_either_drawing_or_list(visit: Visitors, width: int) -> None:
    page = visit(width=width).open(PAGE.format("de"))
    run = runs(page).first
    run.locator("summary").click()
    # The list is never gone: it is cut away for eyes, and stays for screen readers.
    listed = run.locator(".gleichlauf-steps").evaluate("(it) => getComputedStyle(it).clipPath")
    assert run.locator("svg").is_visible() == (listed != "none")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_an_open_picture(
    visit: Visitors, accessibility: Accessibility, language: str, width: int
) -> None:
    page = visit(width=width).open(PAGE.format(language))
    open_all(page)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
    # All pictures have the same parts, so one is looked at, in the middle of its steps.
    page.evaluate(
        "(all) => all.slice(1).forEach((it) => it.remove())",
        page.locator(".gleichlauf-run").element_handles(),
    )
    if width > 768:  # else the steps are a list, and there are no buttons
        page.locator(".gleichlauf-run").get_by_role("button").last.click()
    assert accessibility.faults(page) == []


def test_what_is_pressed_is_large_enough_and_shows_the_focus(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    run = runs(page).first
    run.locator("summary").focus()
    page.keyboard.press("Enter")
    for element in (run.locator("summary"), *run.get_by_role("button").all()):
        box = element.bounding_box()
        assert box is not None
        # Success criterion 2.5.8 of WCAG 2.2, in pixels.
        assert min(box["width"], box["height"]) >= 24
        expect(element).to_be_focused()
        expect(element).to_have_css("outline-style", "solid")
        page.keyboard.press("Tab")


def test_on_paper_the_steps_of_every_outcome_are_listed(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    page.emulate_media(media="print")
    shown = page.locator(".gleichlauf-run .gleichlauf-steps > li").evaluate_all(
        "(items) => items.map((it) => it.checkVisibility({visibilityProperty: true}))"
    )
    assert shown
    assert all(shown)
    page.emulate_media(media="screen")
    assert not page.locator(".gleichlauf-steps > li").first.evaluate("(it) => it.checkVisibility()")
    open_all(page)
    page.emulate_media(media="print")
    for hidden in (".gleichlauf-controls", ".gleichlauf-picture", ".gleichlauf-download"):
        expect(page.locator(hidden).first).to_be_hidden()
