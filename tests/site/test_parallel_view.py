"""Both languages at once: each paragraph beside its twin, under an address that can be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGES = ["index", "stdlib2", "glossary", "taking-part"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def wait_for_twins(page: Page) -> None:
    expect(page.locator("html.parallel")).to_have_count(1)


@pytest.mark.parametrize("name", PAGES)
def test_each_paragraph_has_its_twin(visit: Visitors, name: str) -> None:
    visitor = visit()
    english = visitor.open(f"en/{name}.html").locator("article p").all_text_contents()
    page = visitor.open(f"de/{name}.html?parallel")
    wait_for_twins(page)
    twins = page.locator("article p > .twin").all_text_contents()
    assert len(twins) > 2
    assert [twin for twin in twins if twin not in english] == []
    assert page.locator(".twin").evaluate_all("(all) => all.every((it) => it.lang === 'en')")
    assert visitor.complaints == []


def test_code_is_shown_once(visit: Visitors) -> None:
    visitor = visit()
    alone = visitor.open("de/stdlib2.html").locator("pre").all_text_contents()
    page = visitor.open("de/stdlib2.html?parallel")
    wait_for_twins(page)
    assert page.locator("pre").all_text_contents() == alone


@pytest.mark.parametrize("width", [1600, 1280, 320])
def test_twins_stand_beside_or_below(visit: Visitors, width: int) -> None:
    page = visit(width=width).open("en/stdlib2.html?parallel")
    wait_for_twins(page)
    pair = page.locator("section > p.pair").first
    own, twin = (pair.locator(it).bounding_box() for it in (".own", ".twin"))
    assert own
    assert twin
    if width > 1000:
        assert twin["x"] >= own["x"] + own["width"]
    else:
        assert twin["y"] >= own["y"] + own["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_there_and_back(visit: Visitors) -> None:
    page = visit().open("de/stdlib2.html")
    page.get_by_role("link", name="Beide Sprachen zeigen").click()
    wait_for_twins(page)
    assert urlsplit(page.url).query == "parallel"
    page.get_by_role("link", name="Nur eine Sprache zeigen").click()
    page.wait_for_url("**/de/stdlib2.html")
    expect(page.locator(".twin")).to_have_count(0)


def test_shared_link_leads_to_its_place(visit: Visitors) -> None:
    page = visit(width=360).open("de/stdlib2.html?parallel#tut-multi-threading")
    wait_for_twins(page)
    top = "document.getElementById('tut-multi-threading').getBoundingClientRect().top"
    assert -5 <= page.evaluate(top) < 400


def test_axe_finds_nothing(visit: Visitors) -> None:
    page = visit().open("de/stdlib2.html?parallel")
    wait_for_twins(page)
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert found == []


def test_without_scripts_it_is_not_offered(visit: Visitors) -> None:
    page = visit(javascript=False).open("de/stdlib2.html")
    expect(page.get_by_text("Beide Sprachen zeigen")).not_to_be_visible()
