"""The printed page: nothing but the text, dark on light, and no code cut off at the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser


def test_printed_chapter(visit: Visitors) -> None:
    page = visit(scheme="dark").open("de/stdlib2.html")
    page.emulate_media(media="print", color_scheme="dark")
    for width in (500, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        for left_out in (
            *(".sidebar-drawer", ".mobile-header", ".toc-drawer", ".language-switch"),
            *(".skip-to-content", ".copybtn", ".back-to-top"),
        ):
            expect(page.locator(left_out).first).not_to_be_visible()
        expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
        cut_off = page.locator("pre").evaluate_all(
            "(blocks) => blocks.filter((it) => it.scrollWidth > it.clientWidth).length"
        )
        assert cut_off == 0, width
