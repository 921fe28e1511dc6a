"""That the tests of the pages see what makes a page hard to read, to press or to hear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.accessibility import Accessibility

pytestmark = pytest.mark.browser

# Grey on white has a contrast of 2.3, light grey of 1.6; AA wants 4.5.
PAGE = """<!DOCTYPE html><html lang="en"><head><title>A page</title><style>
.grey { color: #aaa } .open .grey { color: black } .light { color: #ccc }
@media (prefers-color-scheme: dark) { .fades { color: #ddd } }
a { color: #767676; text-decoration: none } p { color: #666 }
</style></head><body><main><h1>A page</h1>%s</main></body></html>"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<div class='grey'>grey</div>", ["light: color-contrast", "dark: color-contrast"]),
        ("<div class='fades'>in the dark</div>", ["dark: color-contrast"]),
        (
            "<pre>a <span class='light'>token</span></pre>",
            ["light: color-contrast", "dark: color-contrast"],
        ),
        (
            # The first of its kind is not to be seen, the second is.
            "<section hidden><div class='grey'>one</div></section>"
            "<section><div class='grey'>two</div></section>",
            ["light: color-contrast", "dark: color-contrast"],
        ),
        (
            # The same names, in something else that is named.
            "<section class='open'><div class='grey'>black</div></section>"
            "<section><div class='grey'>grey</div></section>",
            ["light: color-contrast", "dark: color-contrast"],
        ),
        (
            # The first of its kind is a sign that axe has no opinion of, the second is a word.
            "<div class='grey'>x</div><div class='grey'>grey</div>",
            ["light: color-contrast", "dark: color-contrast"],
        ),
        (
            # Drawn in the same way, on something else.
            "<b>on white</b><div style='background: #444'><b>on grey</b></div>",
            ["light: color-contrast", "dark: color-contrast"],
        ),
        (
            # The first of its kind is the only text of its paragraph.
            "<p><a href='/1'>alone</a></p><p>A text with <a href='/2'>a link</a> inside.</p>",
            ["light: link-in-text-block", "dark: link-in-text-block"],
        ),
        (
            "<p>A text with <a href='/'>a link</a> in its middle.</p>",
            ["light: link-in-text-block", "dark: link-in-text-block"],
        ),
        ("<img src='data:,' width='9' height='9'>", ["image-alt"]),
        ("<pre>a <span role='img'>token</span></pre>", ["role-img-alt"]),
        ("<a href='/1'>1</a> <a href='/2'>2</a>", ["target-size", "target-size"]),
    ],
    ids=["text", "dark only", "token", "hidden first", "around it", "sign first", "behind it",
         "link alone first", "link", "picture", "role",
         "small"],
)  # fmt: skip
def test_fault_is_found(page: Page, content: str, found: list[str]) -> None:
    page.set_content(PAGE % content)
    rules = [fault.partition(": <")[0] for fault in Accessibility().faults(page)]
    assert rules == found


def test_on_later_pages_only_what_is_new_is_looked_at_for_its_colours(page: Page) -> None:
    accessibility = Accessibility()
    page.set_viewport_size({"width": 1280, "height": 800})
    found = []
    for content in (
        "<div class='open'>black</div>",
        "<div class='open'>black</div><div class='grey'>grey</div>",
        "<div class='open'>black</div><div class='grey'>grey</div>",
        "<img src='data:,' width='9' height='9'><div class='grey'>grey</div>",
    ):
        page.set_content(PAGE % content)
        found.append(len(accessibility.faults(page)))
    assert found == [0, 2, 0, 1]
    page.set_viewport_size({"width": 360, "height": 800})
    page.set_content(PAGE % "<div class='grey'>grey</div>")
    assert len(accessibility.faults(page)) == 2
