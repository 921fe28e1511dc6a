"""Pictures of runs in a browser: opened, stepped through, read as a list, printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.conftest import WIDTHS

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGE = "{}/index.html"
"""Short, and its one example has two outcomes, the first of which it shows opened."""
LANGUAGES = ("de", "en")

SHOWN = """(run) => {
  const ids = (name) => [...document.querySelectorAll(name)].map((it) => it.id);
  const position = run.querySelector("output").textContent.split(" · ")[0];
  const later = run.querySelectorAll(".row.later").length;
  return [ids(".gleichlauf-current"), ids(".gleichlauf-reached"), position, later];
}"""

# What stands around it is looked at in test_in_browser.py. A page has to have a title.
LEAVE_THE_EXAMPLE = """(run) => {
  const example = run.closest(".gleichlauf-example");
  for (const it of document.body.querySelectorAll("*"))
    if (!it.contains(example) && !example.contains(it) && it.tagName !== "H1") it.remove();
}"""


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


@dataclass(frozen=True)
class Shown:
    """What a reader sees of one step.

    That is the ids of the lines of code marked as what happens now and as what each thread has
    reached, which step of how many it is, and how many steps are drawn as still to come.
    """

    current: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    position: str = ""
    later: int = 0


def shown(run: Locator) -> Shown:
    """Ask the page for all of it at once: each question to a browser takes its time."""
    current, reached, position, later = run.evaluate(SHOWN)
    return Shown(frozenset(current), frozenset(reached), position, later)


def expected(wanted: list[tuple[str, str]], count: int) -> Shown:
    """Return what is to be seen after so many of the steps."""
    current = frozenset({wanted[count - 1][1]})
    reached = frozenset(dict(wanted[:count]).values())
    return Shown(current, reached, f"{count} / {len(wanted)}", len(wanted) - count)


def open_all(page: Page) -> None:
    """Unfold everything at once, which a reader can do one by one."""
    page.locator("details").evaluate_all(
        "(all) => { for (const it of all) { it.removeAttribute('name'); it.open = true; } }"
    )


def test_without_scripts_the_reader_chooses_an_outcome(visit: Visitors) -> None:
    visitor = visit(javascript=False)
    page = visitor.context.new_page()
    for language in LANGUAGES:
        page.goto(f"{visitor.address}/{PAGE.format(language)}")
        usual, other = runs(page).nth(0), runs(page).nth(1)
        expect(other.locator("svg")).to_be_hidden()
        for chosen, left in ((other, usual), (usual, other)):
            chosen.locator("summary").click()
            expect(chosen.locator("svg")).to_be_visible()
            expect(chosen.locator("button")).to_have_count(0)
            expect(left.locator("svg")).to_be_hidden()


@pytest.mark.parametrize("path", ["de/stdlib2.html", "en/index.html"])
def test_stepping_by_keyboard_marks_the_line_of_each_thread(visit: Visitors, path: str) -> None:
    visitor = visit()
    page = visitor.open(path)
    for run in (runs(page).nth(1), runs(page).nth(0)):
        run.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        wanted = steps(run)
        for count in range(1, len(wanted) + 1):
            page.keyboard.press("ArrowRight")
            assert shown(run) == expected(wanted, count)
        page.keyboard.press("ArrowRight")  # beyond the end nothing happens
        assert shown(run) == expected(wanted, len(wanted))
        page.keyboard.press("Home")
        assert shown(run) == expected(wanted, 1)
        page.keyboard.press("Escape")
        assert shown(run) == Shown()
    assert visitor.complaints == []


def test_stepping_with_the_buttons(visit: Visitors) -> None:
    page = visit().open(PAGE.format("en"))
    run = runs(page).nth(1)
    run.locator("summary").click()
    wanted = steps(run)
    following, previous = (
        run.get_by_role("button", name=name) for name in ("Next step", "Previous step")
    )
    following.click()
    following.click()
    before = following.bounding_box()
    assert shown(run) == expected(wanted, 2)
    previous.click()
    assert shown(run) == expected(wanted, 1)
    assert following.bounding_box() == before, "a button moves away from the reader's finger"
    run.locator("summary").click()
    expect(run.locator("output")).to_be_empty()  # The page hears a moment later that it is closed.
    assert shown(run) == Shown()


def test_on_a_phone_the_steps_are_a_list_that_leads_to_the_code(visit: Visitors) -> None:
    visitor = visit(width=360)
    page = visitor.context.new_page()
    for language in LANGUAGES:
        page.goto(f"{visitor.address}/{PAGE.format(language)}")
        run = runs(page).nth(1)
        run.locator("summary").click()
        for hidden in ("svg", ".gleichlauf-controls"):
            expect(run.locator(hidden)).to_be_hidden()
        for item in run.locator(".gleichlauf-steps > li").all():
            expect(item).to_be_visible()
        _, line = steps(run)[-1]
        run.locator(".gleichlauf-steps a").last.click()
        page.wait_for_url(f"**/{language}/*#{line}")
        target = page.locator(f"#{line}").bounding_box()
        header = page.locator(".mobile-header").bounding_box()
        assert target is not None
        assert header is not None
        assert header["y"] + header["height"] <= target["y"] <= 800 - target["height"]


def test_at_every_width_there_is_either_drawing_or_list(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    run = runs(page).nth(1)
    run.locator("summary").click()
    for width in (767, 768, 769):
        page.set_viewport_size({"width": width, "height": 800})
        # The list is never gone: it is cut away for eyes, and stays for screen readers.
        listed = run.locator(".gleichlauf-steps").evaluate("(it) => getComputedStyle(it).clipPath")
        assert run.locator("svg").is_visible() == (listed != "none"), width


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_pictures_are_no_wider_than_the_screen(visit: Visitors, language: str) -> None:
    page = visit().open(f"{language}/stdlib2.html")
    open_all(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_an_open_picture(
    visit: Visitors, accessibility: Accessibility, language: str
) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{visitor.address}/{PAGE.format(language)}")
        # All pictures have the same parts, so one is looked at, in the middle of its steps.
        run = runs(page).nth(1)
        run.locator("summary").dispatch_event("click")
        if width > 768:  # else the steps are a list, and there are no buttons
            run.get_by_role("button").last.dispatch_event("click")
        run.evaluate(LEAVE_THE_EXAMPLE)
        assert accessibility.faults(page) == [], width


def test_what_is_pressed_is_large_enough_and_shows_the_focus(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    run = runs(page).nth(1)
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
    page = visit().open("de/stdlib2.html")
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
