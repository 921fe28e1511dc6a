"""The page in front of both languages: where it leads, and that it never forces anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("locale", "language"), [("de-DE", "de"), ("de-AT", "de"), ("en-GB", "en"), ("en-US", "en")]
)
def test_first_visit_follows_the_browser(visit: Visitors, locale: str, language: str) -> None:
    page = visit(locale=locale).open("index.html")
    page.wait_for_url(f"**/{language}/index.html")


def test_reader_of_another_language_chooses(visit: Visitors) -> None:
    visitor = visit(locale="fr-FR")
    page = visitor.open("index.html")
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url("**/de/index.html")
    page.goto(f"{visitor.address}/index.html")
    page.wait_for_url("**/de/index.html")


def test_choice_is_remembered(visit: Visitors) -> None:
    visitor = visit(locale="de-DE")
    page = visitor.open("de/course.html")
    page.locator(".language-switch a:visible").click()
    page.wait_for_url("**/en/course.html")
    page.goto(f"{visitor.address}/index.html")
    page.wait_for_url("**/en/index.html")


def test_no_page_leads_away_who_chose_it_and_back_leads_out_of_the_site(visit: Visitors) -> None:
    visitor = visit(locale="de-DE")
    page = visitor.open("en/course.html")
    assert page.url == f"{visitor.address}/en/course.html"
    page.goto(f"{visitor.address}/index.html")
    page.wait_for_url("**/de/index.html")
    page.go_back()
    page.wait_for_url("**/en/course.html")


def test_without_scripts_there_are_two_links(visit: Visitors) -> None:
    page = visit(javascript=False).open("index.html")
    for language, name in (("de", "Deutsch"), ("en", "English")):
        link = page.get_by_role("link", name=name)
        expect(link).to_have_attribute("href", f"{language}/index.html")
        expect(link).to_have_attribute("hreflang", language)
