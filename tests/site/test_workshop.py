"""The workshop in a real browser: programs run, changed and explored in the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

LOADED = 120_000
"""Milliseconds: 10 MB are read and compiled, and all tests share few cores."""

STORY = {
    "de": {
        "play": "Schritt für Schritt",
        "change": "Ändern und ausführen",
        "explore": "Alle Ausgänge",
        "share": "Link zu diesem Programm",
        "always": "Es geschieht immer dasselbe",
        "several": "Ausgänge sind möglich",
        "new": "Neu:",
    },
    "en": {
        "play": "Step by step",
        "change": "Change and run",
        "explore": "All outcomes",
        "share": "Link to this program",
        "always": "It always does the same",
        "several": "It can do",
        "new": "New:",
    },
}


@pytest.fixture(autouse=True)
def _with_python(site: Path) -> None:
    """Skip where the site was built without: no npm, or no connection."""
    if not (site / "de/_workshop").is_dir():
        pytest.skip("the site has no workshop: there was no Pyodide when it was built")


def explored(page: Page, name: str) -> None:
    """Explore what stands in the editor, and wait for the list."""
    page.get_by_role("button", name=name).click()
    expect(page.locator(".gl-outcomes").first).to_be_visible(timeout=LOADED)
    expect(page.get_by_role("button", name=name)).to_be_enabled(timeout=LOADED)


@pytest.mark.parametrize("language", STORY)
def test_a_reader_loses_an_update_and_repairs_it(visit: Visitors, language: str) -> None:
    words = STORY[language]
    visitor = visit(width=360, height=740)
    chapter = visitor.open(f"{language}/locks.html")
    example = chapter.locator(".gleichlauf-example").filter(
        has=chapter.locator('a[href$="takings_locked.py"]')
    )
    play = example.locator("details.gleichlauf-play")
    play.locator("summary").first.click()
    play.locator(".gl-move").first.click()
    expect(play.get_by_role("status")).not_to_be_empty()
    weight = [url for url in visitor.requests if "_workshop" in url]
    assert weight == [], "nothing of Python is loaded in a chapter"

    example.get_by_role("link", name=words["change"]).click()
    chapter.wait_for_url(re.compile(r"/workshop\.html\?example="))
    editor = chapter.locator("textarea")
    expect(editor).to_have_value(re.compile("with takings_lock:"))
    whole = editor.input_value()
    assert [url for url in visitor.requests if "_workshop/" in url] == [], "before the first click"
    explored(chapter, words["explore"])
    expect(chapter.locator(".gl-outcomes > li")).to_have_count(1)
    expect(chapter.locator(".gleichlauf-workshop > .gl-say")).to_contain_text(words["always"])

    broken = whole.replace("with takings_lock:", "if True:")
    assert broken != whole
    editor.fill(broken)
    explored(chapter, words["explore"])
    expect(chapter.locator(".gleichlauf-workshop > .gl-say")).to_contain_text(words["several"])
    expect(chapter.locator(".gl-outcomes > .gl-new").first).to_contain_text(words["new"])
    board = chapter.locator(".gl-board")
    expect(board).to_be_visible()
    board.locator(".gl-move:not([aria-disabled=true])").first.click()

    editor.fill(whole)
    explored(chapter, words["explore"])
    expect(chapter.locator(".gl-outcomes").first.locator("li")).to_have_count(1)
    expect(chapter.locator(".gl-outcomes > .gl-gone").first).to_be_visible()

    editor.fill(broken)
    chapter.get_by_role("button", name=words["share"]).click()
    expect(chapter).to_have_url(re.compile("program="))
    friend = visit(width=360, height=740)
    received = friend.open(chapter.url.removeprefix(f"{friend.address}/"))
    expect(received.locator("textarea")).to_have_value(broken)
    asked = visitor.requests + friend.requests
    assert not any("program=" in url.partition("#")[0] for url in asked), "it is not sent"
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert received.evaluate(wide), "it fits on a phone"
    assert visitor.complaints == []


PAGE = "en/workshop.html"

STATE = ".gleichlauf-workshop > .gl-say"


def run(page: Page, program: str, button: str = "Run") -> None:
    """Put a program into the editor, click, and do not wait."""
    page.locator("textarea").fill(program)
    page.get_by_role("button", name=button, exact=True).click()


def settled(page: Page) -> None:
    """Wait until the next program can be run."""
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_enabled(timeout=LOADED)


ASKS = """\
name = input("Who? ")
print("Hello,", name)
with open("who.txt", "w") as file:
    file.write(name)
import zipfile
with zipfile.ZipFile("who.zip", "w") as archive:
    archive.write("who.txt")
"""

FORGOTTEN = """\
import threading


def work(n):
    return 1 / n


threading.Thread(target=work, args=(0,), name="Ann").start()
"""

ENDLESS = "n = 0\nwhile True:\n    n += 1\n"


def test_what_a_reader_does_with_a_program(visit: Visitors) -> None:
    visitor = visit(width=360)
    page = visitor.open(PAGE)
    state = page.locator(STATE)

    # It asks, prints, and makes files, which can be downloaded.
    run(page, ASKS)
    field = page.get_by_label("The program waits for a line:").first
    expect(field).to_be_visible(timeout=LOADED)
    expect(page.get_by_role("log")).to_have_text("Who? ")
    field.fill("Ann")
    field.press("Enter")
    settled(page)
    expect(page.get_by_role("log")).to_contain_text("Hello, Ann")
    files = page.locator(".gl-results li")
    expect(files.filter(has_text="who.zip").first).to_contain_text("who.txt (3 bytes)")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download who.txt").click()
    assert Path(downloading.value.path()).read_text() == "Ann"

    # An exception in a thread, with its line; the same run again, by its name.
    run(page, FORGOTTEN)
    settled(page)
    expect(page.locator(".gl-results")).to_contain_text("Ann ends with an exception: ZeroDivision")
    expect(page.locator(".gl-fault")).to_have_text("5")
    name = re.search(r"schedule: (\S+)", state.inner_text())
    assert name
    page.get_by_role("button", name=f"Run it once more with the schedule {name[1]}").click()
    settled(page)
    expect(state).to_contain_text(name[1])

    # What is no Python, and what cannot be here: by name and line.
    run(page, "print(1)\nprint(2\n")
    settled(page)
    expect(page.locator(".gl-fault")).to_have_text("2")
    expect(state).to_contain_text("not Python")
    run(page, "import threading\nimport asyncio\n", "All outcomes")
    settled(page)
    expect(page.locator(".gl-fault")).to_have_text("2")
    expect(state).to_contain_text("asyncio")

    # Stop works at once, also in an endless loop, and the next program runs.
    run(page, ENDLESS)
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(state).to_have_text("Stopped.", timeout=200)
    run(page, "print('again')\n")
    settled(page)
    expect(page.get_by_role("log")).to_have_text("again\n")

    # It is kept until it is thrown away.
    page.reload()
    expect(page.locator("textarea")).to_have_value("print('again')\n")
    page.get_by_role("button", name="Throw my changes away").click()
    expect(page.locator("textarea")).to_have_value(re.compile("SEATS"))
    page.reload()
    expect(page.locator("textarea")).to_have_value(re.compile("SEATS"))
    assert visitor.complaints == []


def test_the_editor_indents_and_lets_go(visit: Visitors) -> None:
    page = visit().open(PAGE)
    editor = page.locator("textarea")
    editor.fill("")
    editor.press_sequentially("def f():")
    editor.press("Enter")
    editor.press_sequentially("pass")
    expect(editor).to_have_value("def f():\n    pass")
    editor.press("Tab")
    expect(editor).to_have_value("def f():\n    pass    ")
    editor.press("Escape")
    editor.press("Tab")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def test_a_browser_without_stacks_is_told_before_anything_is_loaded(visit: Visitors) -> None:
    visitor = visit()
    visitor.context.add_init_script("delete WebAssembly.Suspending")
    page = visitor.open(PAGE)
    expect(page.locator(STATE)).to_contain_text("This browser cannot switch between threads")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_disabled()
    with page.expect_download():
        page.get_by_role("button", name="Download", exact=True).click()
    assert not any("_workshop/" in url for url in visitor.requests)


def test_a_file_is_told_too(visit: Visitors, site: Path) -> None:
    visitor = visit()
    visitor.address = site.resolve().as_uri()
    page = visitor.open(PAGE)
    expect(page.locator(STATE)).to_contain_text("This page was opened as a file")
    assert not any("_workshop/" in url for url in visitor.requests)


def test_a_wrong_header_is_told_before_python_is_loaded(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open(PAGE)
    policy = {"content-security-policy": "default-src 'none'; script-src 'self'"}

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **policy})

    visitor.context.route("**/worker.mjs", answer)
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(STATE)).to_contain_text("lacks 'wasm-unsafe-eval'")
    assert not any(url.endswith((".wasm", ".zip")) for url in visitor.requests)


@pytest.mark.parametrize(
    "link", ["#program=xyz", "#program=%00", "?example=../conf", "?example=no/no"]
)
def test_a_link_that_leads_nowhere_says_so(visit: Visitors, link: str) -> None:
    page = visit().open(f"{PAGE}{link}")
    expect(page.locator(STATE)).to_contain_text(re.compile("There is no example|cannot be read"))
