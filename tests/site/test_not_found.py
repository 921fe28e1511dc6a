"""The page that a host shows in place of one that does not exist, at whatever address that is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

ROOT = Path(__file__).parents[2]


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
    page.wait_for_load_state("networkidle")
    assert visitor.complaints == []
    page.locator("article").get_by_role("link", name="Startseite").click()
    page.wait_for_url("**/de/index.html")


def test_published_below_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLEICHLAUF_SITE_URL", "https://example.org/some/where/")
    options = ["-c", str(ROOT), "-q", "-b", "html", "-D", "language=de"]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.rst").write_text("Titel\n=====\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "sphinx", *options, tmp_path / "docs", tmp_path / "de"], check=True
    )
    missing = (tmp_path / "de/404.html").read_text(encoding="utf-8")
    assert 'href="/some/where/de/index.html"' in missing
    assert 'src="/some/where/de/_static/site.js"' in missing
    assert 'href="/some/where/en/404.html"' in missing
    landing = (tmp_path / "de/index.html").read_text(encoding="utf-8")
    for address in ("de/index.html", "en/index.html", "index.html"):
        assert f'href="https://example.org/some/where/{address}"' in landing
    assert 'rel="canonical" href="https://example.org/some/where/de/index.html"' in landing
