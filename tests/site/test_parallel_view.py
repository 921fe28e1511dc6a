"""Both languages at once: each paragraph beside its twin, under an address that can be shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

PAGES = ["index", "stdlib2", "glossary", "taking-part"]
SHORT = "course.html"

# Of a page that is not shown: to show it costs ten times as much as to read it.
TEXTS = """async ([address, elements]) => {
  const text = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  return [...page.querySelectorAll(elements)].map((it) => it.textContent);
}"""


def wait_for_twins(page: Page) -> None:
    expect(page.locator("html.parallel:not(.waiting)")).to_have_count(1)


def test_each_paragraph_has_its_twin_and_code_is_shown_once(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open("de/404.html")
    for name in PAGES:
        page.goto(f"{visitor.address}/de/{name}.html?parallel")
        wait_for_twins(page)
        twins = page.locator("article p > .twin").all_text_contents()
        assert len(twins) > 2, name
        english = page.evaluate(TEXTS, [f"../en/{name}.html", "article p"])
        assert [twin for twin in twins if twin not in english] == [], name
        of_other_language = page.locator(".twin:not([lang=en])")
        expect(of_other_language).to_have_count(0)
        alone = page.evaluate(TEXTS, [f"{name}.html", "pre"])
        assert page.locator("pre").all_text_contents() == alone, name
    assert visitor.complaints == []


def test_terms_of_the_glossary_meet_whatever_their_order(visit: Visitors) -> None:
    page = visit().open("en/glossary.html?parallel")
    wait_for_twins(page)
    for identifier, german, english in (
        ("term-Sperre", "Sperre", "lock"),
        ("term-Future", "Future", "future"),
        ("term-Warteschlange", "Warteschlange", "queue"),
    ):
        term = page.locator(f"dt#{identifier}")
        expect(term.locator(".own")).to_contain_text(english)
        expect(term.locator(".twin")).to_have_text(german)
        definition = page.locator(f"dt#{identifier} + dd")
        expect(definition.locator(".own").first).to_contain_text(f"In German: {german}")
        expect(definition.locator(".twin").first).to_contain_text(f"Englisch {english}")


def test_twins_stand_beside_or_below(visit: Visitors) -> None:
    page = visit().open("en/taking-part.html?parallel")
    wait_for_twins(page)
    pair = page.locator("section > p.pair").first
    for width in (1600, 1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        own, twin = (pair.locator(it).bounding_box() for it in (".own", ".twin"))
        assert own
        assert twin
        if width > 1000:
            assert twin["x"] >= own["x"] + own["width"], width
        else:
            assert twin["y"] >= own["y"] + own["height"] - 1, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_there_and_back(visit: Visitors) -> None:
    page = visit().open(f"de/{SHORT}")
    page.get_by_role("link", name="Beide Sprachen zeigen").click()
    wait_for_twins(page)
    assert urlsplit(page.url).query == "parallel"
    page.get_by_role("link", name="Nur eine Sprache zeigen").click()
    page.wait_for_url(f"**/de/{SHORT}")
    expect(page.locator(".twin")).to_have_count(0)


def test_shared_link_leads_to_its_place(visit: Visitors) -> None:
    page = visit(width=360).open("de/stdlib2.html?parallel#tut-multi-threading")
    wait_for_twins(page)
    top = "document.getElementById('tut-multi-threading').getBoundingClientRect().top"
    assert -5 <= page.evaluate(top) < 400


def test_it_works_from_a_disk(visit: Visitors, site: Path) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    page.goto((site / "en/stdlib2.html").as_uri())
    page.get_by_role("link", name="Show both languages").click()
    wait_for_twins(page)
    assert page.locator("article p > .twin").count() > 2
    link = page.locator(".twin a[href*='glossary']").first
    assert str(link.evaluate("(it) => it.href")).startswith((site / "de/glossary.html").as_uri())


def test_page_stays_as_it_is_where_the_twin_is_missing(visit: Visitors) -> None:
    visitor = visit()
    visitor.context.route("**/_twins/*", lambda route: route.abort())
    page = visitor.open(f"de/{SHORT}?parallel")
    expect(page.locator("html.waiting, html.parallel")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()


def test_without_scripts_it_is_not_offered(visit: Visitors) -> None:
    page = visit(javascript=False).open(f"de/{SHORT}")
    expect(page.get_by_text("Beide Sprachen zeigen")).not_to_be_visible()
