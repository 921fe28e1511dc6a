"""The player in a browser: every goal of every example is played to its end, by its own buttons."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.conftest import WIDTHS

if TYPE_CHECKING:
    from tests.site.accessibility import Accessibility
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

LANGUAGES = ("de", "en")
PAGE = "{}/locks.html"
PLAYER = ".gleichlauf-play"

# Opens all players of a page, as a click on their summaries does, and waits until they are there.
OPEN_ALL = """async () => {
  const all = [...document.querySelectorAll("details.gleichlauf-play")];
  for (const details of all) details.open = true;
  const end = Date.now() + 50000;
  while (all.some((it) => !it.querySelector(".gl-board")) && Date.now() < end)
    await new Promise((go) => setTimeout(go, 20));
  return all.length;
}"""

# Plays each goal: chooses it, and presses the button of the thread that the hint names until it
# is reached. Returns the goals that were not.
PLAY_ALL = """() => [...document.querySelectorAll("details.gleichlauf-play")].flatMap((details) => {
  const part = (name) => [...details.querySelectorAll(name)];
  const [, restart, hint] = ["", ...part(".gl-tools button").slice(1, 3)];
  const board = gleichlauf.boards.get(details);
  return part(".gl-goal").flatMap((goal, index) => {
    goal.click();
    restart.click();
    for (let step = 0; step < 300 && !goal.classList.contains("gl-reached"); step += 1) {
      const thread = board.graph.towards(board.state, board.goal, board.last);
      if (thread === undefined) break;
      part(".gl-move")[thread].click();
    }
    const said = details.querySelector(".gl-say");
    const won = goal.classList.contains("gl-reached") && said.classList.contains("gl-won");
    return won ? [] : [`${details.dataset.graph}: ${goal.textContent}: ${said.textContent}`];
  });
})"""

SHIFTS = """() => {
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({type: "layout-shift", buffered: true});
}"""


def chapters(site: Path, language: str) -> list[str]:
    """Return the pages with something to play."""
    graphs = site / language / "_graphs"
    return sorted({path.parent.relative_to(graphs).as_posix() for path in graphs.rglob("*.js")})


def opened(page: Page, example: str = "takings") -> Locator:
    """Return the player of an example, opened."""
    player = page.locator(f'{PLAYER}[data-example="{example}"]')
    player.locator("summary").first.click()
    expect(player.locator(".gl-board")).to_be_visible()
    return player


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_of_every_example_is_reached_on_its_page(
    visit: Visitors, site: Path, language: str
) -> None:
    visitor = visit()
    pages = chapters(site, language)
    played = 0
    lost: list[str] = []
    for name in pages:
        page = visitor.open(f"{language}/{name}.html")
        played += page.evaluate(OPEN_ALL)
        lost += page.evaluate(PLAY_ALL)
        page.close()
    assert lost == []
    assert played == len(list((site / language / "_graphs").rglob("*.js"))) > 0
    assert visitor.complaints == []


PICTURES = {
    "swapped_twice": "what it shows happens within a line, and moves are lines",
    "two_likes": "the same",
    "counted_apart": "702 states within its bound",
}
"""The examples that keep pictures, and why."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_with_threads_is_playable(site: Path, language: str) -> None:
    pictures = re.compile(r'class="gleichlauf-run[^>]* name="(\w+)-pictures"')
    kept = {
        name
        for page in (site / language).rglob("*.html")
        for name in pictures.findall(page.read_text(encoding="utf-8"))
    }
    assert kept <= set(PICTURES)


def test_what_the_player_takes(site: Path) -> None:
    for language in LANGUAGES:
        script = site / language / "_static/gleichlauf-player.js"
        assert len(gzip.compress(script.read_bytes(), 9)) <= 8192
        for graph in (site / language / "_graphs").rglob("*.js"):
            assert len(gzip.compress(graph.read_bytes(), 9)) <= 4096 + 100, graph


def test_nothing_is_loaded_before_it_is_wanted(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open(PAGE.format("de"))
    wanted = ("_graphs/", "gleichlauf-player.js")
    assert not [it for it in visitor.requests if any(name in it for name in wanted)]
    opened(page)
    assert [it for it in visitor.requests if "_graphs/locks/takings.js" in it]
    assert visitor.complaints == []


def test_from_a_file_it_can_be_played_too(visit: Visitors, site: Path) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    page.goto((site / PAGE.format("de")).resolve().as_uri())
    assert opened(page).locator(".gl-move").count() == 3


def test_moves_by_keyboard_are_told_and_keep_the_focus(visit: Visitors) -> None:
    page = visit(locale="en-GB").open(PAGE.format("en"))
    player = opened(page)
    said = player.get_by_role("status")
    expect(said).to_have_text("You are the scheduler: choose who takes the next step.")
    anna = player.locator(".gl-move").nth(1)
    anna.focus()
    for key in "1222":
        page.keyboard.press(key)
    expect(said).to_have_text("Anna, line 8: price is 3 now.")
    page.keyboard.press("2")
    expect(said).to_contain_text("Anna, line 15: takings is 3 now, ends; Main program can go on.")
    expect(anna).to_be_focused()
    expect(anna).to_have_attribute("aria-disabled", "true")
    expect(player.locator("mark")).to_have_text("3")
    page.keyboard.press("2")
    expect(said).to_have_text("Anna: has ended.")
    page.keyboard.press("Backspace")
    expect(said).to_contain_text("One step back.")
    expect(player.locator(".gl-lanes tr.gl-later")).to_have_count(1)


def test_it_says_as_soon_as_no_way_leads_to_the_goal(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    player = opened(page)
    player.locator(".gl-goal").nth(1).click()
    moves = player.locator(".gl-move")
    moves.nth(0).click()
    for _ in range(4):
        moves.nth(1).click()
    expect(player.get_by_role("status")).to_contain_text("Von hier führt kein Weg mehr zu")
    player.get_by_role("button", name="Tipp").click()
    expect(player.get_by_role("status")).to_contain_text("Von hier führt kein Weg mehr zu")


def test_ticks_stay_in_the_reader_s_own_browser(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open(PAGE.format("de"))
    opened(page)
    assert (
        page.evaluate(
            PLAY_ALL.replace("[...document", "[document").replace(
                'querySelectorAll("details.gleichlauf-play")]',
                'querySelector("details.gleichlauf-play[open]")]',
                1,
            )
        )
        == []
    )
    page.reload()
    expect(opened(page).locator(".gl-reached")).to_have_count(3)


def test_a_deadlock_is_drawn_as_the_circle_that_it_is(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    player = opened(page, "transfers")
    player.locator('.gl-goal:has-text("Verklemmung")').click()
    details = player.evaluate(
        """(details) => {
          const board = gleichlauf.boards.get(details);
          let thread;
          while ((thread = board.graph.towards(board.state, board.goal, thread)) !== undefined)
            details.querySelectorAll(".gl-move")[thread].click();
          return details.querySelector(".gl-circle").getAttribute("aria-label");
        }"""
    )
    assert "checking.lock" in details
    assert "savings.lock" in details


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_it_is_played(visit: Visitors, width: int) -> None:
    page = visit(width=width).open(PAGE.format("de"))
    page.evaluate(SHIFTS)
    player = opened(page)
    player.scroll_into_view_if_needed()
    page.wait_for_timeout(700)
    page.evaluate("window.shifts = 0")
    for thread in (0, 1, 1, 2, 1, 2):
        player.locator(".gl-move").nth(thread).click()
        page.wait_for_timeout(50)
    assert page.evaluate("window.shifts") < 0.01


def test_code_state_and_moves_are_seen_together(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    player = opened(page)
    box: dict[str, Any] = player.locator(".gl-grid").evaluate(
        "(it) => ({height: it.getBoundingClientRect().height, inside: it.scrollWidth})"
    )
    assert box["height"] < 800 - 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_an_open_player(
    visit: Visitors, accessibility: Accessibility, language: str
) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{visitor.address}/{PAGE.format(language)}")
        player = opened(page)
        for thread in (0, 1, 1):
            player.locator(".gl-move").nth(thread).dispatch_event("click")
        player.evaluate(
            """(player) => {
              for (const it of document.body.querySelectorAll("*"))
                if (!it.contains(player) && !player.contains(it) && it.tagName !== "H1"
                    && !it.closest(".gleichlauf-example")?.contains(player)) it.remove();
            }"""
        )
        assert accessibility.faults(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_is_a_picture_of_each_outcome(visit: Visitors) -> None:
    page = visit().open(PAGE.format("de"))
    page.emulate_media(media="print")
    shown = page.locator(f"{PLAYER} .gl-lanes").evaluate_all(
        "(tables) => tables.map((it) => it.checkVisibility({visibilityProperty: true}))"
    )
    assert len(shown) > 5
    assert all(shown)


def test_without_a_script_the_pictures_are_there(visit: Visitors) -> None:
    page = visit(javascript=False).open(PAGE.format("de"))
    player = page.locator(f'{PLAYER}[data-example="transfers"]')
    player.locator("summary").click()
    deadlock = player.locator(".gl-end", has_text="Verklemmung")
    expect(deadlock.locator(".gl-lanes")).to_contain_text("savings.lock")
    assert "…" not in deadlock.inner_text()
