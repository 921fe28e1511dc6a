"""Readers who ask for more contrast, or for colours of their own: nothing vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

pytestmark = pytest.mark.browser

# In a player that is open, after two steps: that real keys and clicks lead there is tested in
# test_player.py.
PREPARE = """async () => {
  const details = document.querySelector(".gleichlauf-play");
  details.querySelector("summary").click();
  while (!details.querySelector(".gl-board")) await new Promise((go) => setTimeout(go, 20));
  details.querySelectorAll(".gl-move")[0].click();
  details.querySelectorAll(".gl-move")[1].click();
}"""

# Of the first element of each kind that is to be seen. Whatever notation a style has, a canvas
# tells red, green and blue, on the page's background.
COLOURS = """(places) => {
  const pencil = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const fill = (element, property) => {
    pencil.fillStyle = getComputedStyle(element)[property];
    pencil.fillRect(0, 0, 1, 1);
  };
  return Object.fromEntries(Object.entries(places).map(([name, [selector, property]]) => {
    const all = [...document.querySelectorAll(selector)];
    fill(document.body, "backgroundColor");
    fill(all.find((it) => it.checkVisibility()), property);
    return [name, [...pencil.getImageData(0, 0, 1, 1).data]];
  }));
}"""

STAND_OUT = {
    "frame": (".gleichlauf-example", "borderTopColor"),
    "output": (".gleichlauf-example .gleichlauf-outcome", "borderLeftColor"),
    "label": (".gleichlauf-example .gleichlauf-label", "color"),
    "marked line": (".hll", "outlineColor"),
    "move": (".gl-move", "borderTopColor"),
    "goal": (".gl-goal", "borderTopColor"),
    "copy button": (".copybtn", "borderTopColor"),
    "other language": (".language-switch a", "borderTopColor"),
}
OTHERS = {
    "page": ("body", "backgroundColor"),
    "name in the code": (".gl-chip", "color"),
    "behind the name": (".gl-chip", "backgroundColor"),
}


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


CASES: list[tuple[Literal["active", "none"], str, Literal["light", "dark"]]] = [
    ("none", "auto", "light"),
    ("none", "auto", "dark"),
    # The theme that was chosen on the page need not be that of the reader's own colours.
    ("active", "light", "dark"),
    ("active", "dark", "light"),
]


def test_frames_marks_and_drawings_stand_out(visit: Visitors) -> None:
    visitor = visit()
    page = visitor.open("de/404.html")
    for forced, theme, scheme in CASES:
        page.evaluate("(theme) => localStorage.setItem('theme', theme)", theme)
        page.emulate_media(forced_colors=forced, contrast="more", color_scheme=scheme)
        page.goto(f"{visitor.address}/de/locks.html")
        page.evaluate(PREPARE)
        colours = page.evaluate(COLOURS, STAND_OUT | OTHERS)
        contrasts = {name: contrast(colours[name], colours["page"]) for name in STAND_OUT}
        faint = {name: found for name, found in contrasts.items() if found < 4.5}
        assert faint == {}, (forced, theme, scheme)
        name = contrast(colours["name in the code"], colours["behind the name"])
        assert name >= 4.5, (forced, theme, scheme)


def test_focus_is_thicker(visit: Visitors) -> None:
    page = visit().open("de/404.html")
    page.emulate_media(contrast="more")
    page.keyboard.press("Tab")
    expect(page.locator(":focus-visible")).to_have_css("outline-width", "3px")
    expect(page.locator(":focus-visible")).to_have_css("outline-style", "solid")
