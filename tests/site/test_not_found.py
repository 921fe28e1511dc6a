"""The page that a host shows in place of one that does not exist, at whatever address that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors


@pytest.mark.browser
def test_page_works_at_any_address(visit: Visitors, site: Path) -> None:
    visitor = visit()
    answer = (site / "de/404.html").read_text(encoding="utf-8")

    def show(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=answer)

    visitor.context.route("**/nowhere*", show)
    page = visitor.open("de/nowhere.html")
    for path in ("de/nowhere.html", "nowhere", "de/deep/er/nowhere.html"):
        page.goto(f"{visitor.address}/{path}")
        expect(page.locator("h1")).to_have_text("Seite nicht gefunden")
        assert visitor.complaints == [], path
        page.locator("article").get_by_role("link", name="Startseite").click()
        page.wait_for_url("**/de/index.html")
