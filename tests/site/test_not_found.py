"""The page that a host shows in place of one that does not exist, at whatever address that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors


@pytest.mark.browser
@pytest.mark.parametrize("path", ["de/nowhere.html", "nowhere", "de/deep/er/nowhere.html"])
def test_page_works_at_any_address(visit: Visitors, site: Path, path: str) -> None:
    visitor = visit()
    answer = (site / "de/404.html").read_text(encoding="utf-8")

    def show(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=answer)

    visitor.context.route(f"**/{path}", show)
    page = visitor.open(path)
    expect(page.locator("h1")).to_have_text("Seite nicht gefunden")
    assert visitor.complaints == []
    page.locator("article").get_by_role("link", name="Startseite").click()
    page.wait_for_url("**/de/index.html")
