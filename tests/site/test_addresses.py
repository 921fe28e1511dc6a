"""Styles and scripts have addresses that change with their content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

from tools.addresses import address_contents

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

REFERENCE = re.compile(r'(?:src|href|data-twin)="([^"?#:]+\.(?:css|js))(?:\?v=(\w+))?"')


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def test_every_style_and_script_of_the_site_has_one(site: Path) -> None:
    seen = set()
    for path in site.rglob("*.html"):
        for name, version in REFERENCE.findall(path.read_text(encoding="utf-8")):
            file = site / name[1:] if name[0] == "/" else path.parent / name
            assert digest(file) == version, (path, name)
            seen.add(file.resolve())
    names = {path.name for path in seen}
    assert {"start.css", "site.css", "site.js", "searchindex.js", "locks.js"} <= names


def small(folder: Path) -> Path:
    page = '<script src="a.js"></script><link href="../x/b.css?v=old"><a href="a.js#x">n</a>'
    for name, text in {
        "de/page.html": page + '<a data-twin="none.js" href="https://example.org/a.js">',
        "de/404.html": '<script src="/some/where/de/a.js"></script>',
        "de/a.js": "1",
        "x/b.css": "b {}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_an_address_changes_with_the_content_alone(tmp_path: Path) -> None:
    site = small(tmp_path)
    address_contents(site)
    first = (site / "de/page.html").read_text()
    a, b = digest(site / "de/a.js"), digest(site / "x/b.css")
    assert first == (
        f'<script src="a.js?v={a}"></script><link href="../x/b.css?v={b}"><a href="a.js#x">n</a>'
        '<a data-twin="none.js" href="https://example.org/a.js">'
    )
    assert (site / "de/404.html").read_text() == (
        f'<script src="/some/where/de/a.js?v={a}"></script>'
    )
    address_contents(site)
    assert (site / "de/page.html").read_text() == first
    (site / "de/a.js").write_text("2")
    address_contents(site)
    assert (site / "de/page.html").read_text() == first.replace(a, digest(site / "de/a.js"))


def test_nothing_of_the_tools_is_in_the_site(site: Path) -> None:
    hidden = [path for path in site.rglob(".*") if path.name not in {".well-known"}]
    assert hidden == []


@pytest.mark.browser
def test_a_twin_of_another_release_is_told_and_not_shown(visit: Visitors) -> None:
    visitor = visit()

    def another(route: Route) -> None:
        route.fulfill(body='window.twin = "<p>Old.</p>";', content_type="text/javascript")

    visitor.context.route("**/_twins/*", another)
    page = visitor.open("de/course.html?parallel")
    expect(page.get_by_role("alert")).to_contain_text("Lade die Seite neu")
    expect(page.locator("html.waiting, html.parallel")).to_have_count(0)
    expect(page.locator(".twin")).to_have_count(0)
