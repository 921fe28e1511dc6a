"""Readers who ask for more contrast, or for colours of their own: nothing vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

# Whatever notation a style has, a canvas tells red, green and blue, on the page's background.
COLOUR = """(element, property) => {
  const pencil = new OffscreenCanvas(1, 1).getContext("2d");
  for (const colour of [getComputedStyle(document.body).backgroundColor,
                        getComputedStyle(element)[property]]) {
    pencil.fillStyle = colour;
    pencil.fillRect(0, 0, 1, 1);
  }
  return [...pencil.getImageData(0, 0, 1, 1).data];
}"""


def luminance(colour: list[int]) -> float:
    """Return the relative luminance, from 0 to 1, as WCAG 2.2 defines it."""
    linear = [
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4
        for it in (part / 255 for part in colour[:3])
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[int], other: list[int]) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_with_page(element: Locator, name: str) -> float:
    """Return how an element's property stands out from the page; 1 if it is not to be seen."""
    colour: list[int] = element.evaluate(COLOUR, name)
    behind: list[int] = element.page.locator("body").evaluate(COLOUR, "backgroundColor")
    return contrast(colour, behind)


def prepare(page: Page) -> None:
    """Open a picture of a run and go two steps."""
    page.locator(".gleichlauf-run summary").first.click()
    for _ in range(2):
        page.locator(".gleichlauf-run[open] button").last.click()


@pytest.mark.parametrize(
    ("forced", "theme", "scheme"),
    [
        ("none", "auto", "light"),
        ("none", "auto", "dark"),
        # The theme that was chosen on the page need not be that of the reader's own colours.
        ("active", "light", "dark"),
        ("active", "dark", "light"),
    ],
)
def test_frames_marks_and_drawings_stand_out(
    visit: Visitors,
    forced: Literal["active", "none"],
    theme: str,
    scheme: Literal["light", "dark"],
) -> None:
    visitor = visit(scheme=scheme)
    visitor.context.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    page = visitor.open("de/stdlib2.html")
    page.emulate_media(forced_colors=forced, contrast="more", color_scheme=scheme)
    prepare(page)
    frame = page.locator(".gleichlauf-example").first
    wanted = {
        "frame": (frame, "borderTopColor"),
        "output": (frame.locator(".gleichlauf-outcome").first, "borderLeftColor"),
        "label": (frame.locator(".gleichlauf-label").first, "color"),
        "marked line": (page.locator(".hll").first, "outlineColor"),
        "picture": (page.locator(".gleichlauf-picture .row:not(.current) rect").first, "stroke"),
        "copy button": (page.locator(".copybtn").first, "borderTopColor"),
        "other language": (page.locator(".language-switch a:visible"), "borderTopColor"),
    }
    faint = {
        name: contrast_with_page(*where)
        for name, where in wanted.items()
        if contrast_with_page(*where) < 4.5
    }
    assert faint == {}
    # What lies around the letters on the hatching is the page's own colour.
    halo = page.locator(".gleichlauf-picture .wait text").first
    assert contrast_with_page(halo, "stroke") < 1.2
    line = page.locator(".gleichlauf-current .linenos").first
    number, behind = (line.evaluate(COLOUR, it) for it in ("color", "backgroundColor"))
    assert contrast(number, behind) >= 4.5


def test_focus_is_thicker(visit: Visitors) -> None:
    page = visit().open("de/index.html")
    page.emulate_media(contrast="more")
    page.keyboard.press("Tab")
    expect(page.locator(":focus-visible")).to_have_css("outline-width", "3px")
    expect(page.locator(":focus-visible")).to_have_css("outline-style", "solid")
