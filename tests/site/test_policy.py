"""Each page bears the site's policy itself, for hosts that send no headers, and keeps to it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.conftest import headers_of

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LOADS = re.compile(r"<(?:script|style)\b|<link[^>]*\brel=\"stylesheet\"")
STYLE = re.compile(r'<[a-z][^>]*\sstyle="')
AHEAD = re.compile(r'<link[^>]*\brel="(?:next|prefetch|preload|prerender|modulepreload)"')
"""What a browser loads before anybody asks for it: Firefox does so with ``next``."""


def pages(site: Path) -> list[Path]:
    found = [path for path in site.rglob("*.html") if "offline" not in path.parts]
    assert len(found) > 40
    return found


def test_each_page_has_the_policy_of_the_headers(site: Path) -> None:
    whole = headers_of(site)["Content-Security-Policy"]
    # Browsers take this from a header alone, and complain about it elsewhere.
    wanted = whole.replace("; frame-ancestors 'none'", "")
    assert wanted != whole
    for path in pages(site):
        page = path.read_text(encoding="utf-8")
        assert [unescape(it) for it in META.findall(page)] == [wanted], path
        first = LOADS.search(page)
        assert first is not None
        assert page.index("<meta http-equiv") < first.start(), path


def test_no_element_has_a_style_of_its_own(site: Path) -> None:
    # The policy forbids it: browsers leave it out and complain.
    assert [path for path in pages(site) if STYLE.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_is_loaded_ahead(site: Path) -> None:
    assert [path for path in pages(site) if AHEAD.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.browser
def test_from_a_disk_the_policy_holds_and_nothing_else_changes(visit: Visitors, site: Path) -> None:
    visitor = visit()
    visitor.address = site.resolve().as_uri()
    page = visitor.open("de/locks.html")
    expect(page.locator("html.no-js")).to_have_count(0)
    expect(page.locator("pre .k").first).not_to_have_css("color", "rgb(0, 0, 0)")
    assert visitor.complaints == []
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.ran = true'}))"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in it for it in visitor.complaints)
