"""Print one HTML page as a PDF with an outline, page numbers and a table of contents.

Chromium prints, because the site was made for browsers. What it cannot do by itself is say in the
table of contents on which page a chapter begins (CSS calls it ``target-counter``), so the page is
printed twice: the first time to see where everything stands.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pypdfium2
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from tools.offline.one_page import PAGE_NUMBER

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Its names; the first one has no windows around the pages, which take half the time."""

PATIENCE = 300_000
"""Milliseconds that a page may take: much, since two languages share few cores."""

CONTENT_WIDTH = 658
"""Pixels between the margins of A4 in paper.css, so that the screen shows what will be printed."""

LOAD_FONTS = "() => Promise.allSettled([...document.fonts].map((font) => font.load()))"

HEADINGS = "h1, h2, h3, h4, h5, h6"

CUT_OFF = """
() => [...document.querySelectorAll("pre, svg")]
    .filter((it) => it.checkVisibility())
    .filter((it) => it.getBoundingClientRect().right > innerWidth + 1
        || it.scrollWidth > it.clientWidth + 1 && it.tagName === "PRE")
    .map((it) => `${it.closest("article")?.id}: ${it.textContent.trim().split("\\n")[0]}`)
"""

FILL_IN = """
(pages) => {
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    for (const number of document.querySelectorAll("[PAGE_NUMBER]")) {
        const place = document.querySelector(number.closest("a").hash)
        const heading = headings.findIndex((it) => place.contains(it))
        number.textContent = pages[heading]
    }
}
""".replace("PAGE_NUMBER", PAGE_NUMBER)


class PrintError(RuntimeError):
    """The page cannot be printed as it should be; the message says why, and what to do."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, and end it; raises `PrintError` where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise PrintError(
            "a PDF is printed by Chromium, and there is none here; "
            "install it with: apt-get install chromium"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def confined(
    chromium: Browser, size: ViewportSize, folders: Sequence[Path] = ()
) -> Iterator[tuple[Page, list[str]]]:
    """Open an empty page that runs no script and gets nothing but files below the folders.

    Nothing comes over the network either. What was asked for all the same is in the list.
    """
    allowed, refused = [folder.resolve() for folder in folders], []

    def decide(route: Route) -> None:
        address = urlsplit(route.request.url)
        path = Path(url2pathname(address.path)).resolve()
        if address.scheme == "file" and any(path.is_relative_to(it) for it in allowed):
            route.continue_()
        elif address.scheme == "data":
            route.continue_()  # it is in the page itself
        else:
            refused.append(route.request.url)
            route.abort()

    context = chromium.new_context(
        viewport=size,
        color_scheme="light",
        java_script_enabled=False,  # evaluate(), which is ours, works even so
        offline=True,
        service_workers="block",
    )
    context.route("**/*", decide)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page, refused
    context.close()


def print_pdf(
    chromium: Browser, source: Path, changed: datetime, folders: Sequence[Path] = ()
) -> bytes:
    """Return an HTML file as a PDF that bears the time of its last change.

    It may use files of the given folders, and of its own. Raises `PrintError` if it asks for
    anything else, or if a block of code or a picture is wider than the paper.
    """
    size: ViewportSize = {"width": CONTENT_WIDTH, "height": 1000}
    with confined(chromium, size, [source.parent, *folders]) as (page, refused):
        return _print_in(page, refused, source, changed)


def _print_in(page: Page, refused: list[str], source: Path, changed: datetime) -> bytes:
    page.goto(source.resolve().as_uri())
    page.emulate_media(media="print")
    page.evaluate(LOAD_FONTS)
    if refused:
        listed = "\n  ".join(dict.fromkeys(refused))
        raise PrintError(f"the book asks for what is no part of it:\n  {listed}")
    if cut_off := page.evaluate(CUT_OFF):
        listed = "\n  ".join(cut_off)
        raise PrintError(f"wider than the paper, so it would be cut off:\n  {listed}")
    page.evaluate(FILL_IN, _pages_of_headings(page, _printed(page)))
    return _dated(_printed(page), changed)


def _printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)


def _pages_of_headings(page: Page, content: bytes) -> list[int]:
    """Return the number of the page on which each heading stands, in their order."""
    titles = page.locator(HEADINGS).all_inner_texts()
    with pypdfium2.PdfDocument(content) as document:
        outline = [
            (item.get_title(), item.get_dest().get_index() + 1) for item in document.get_toc()
        ]
    if len(outline) != len(titles):
        raise PrintError(f"Chromium's outline has {len(outline)} of {len(titles)} headings")
    for (listed, _), title in zip(outline, titles, strict=True):
        # Where a heading was about to stand at the end of a page and went to the next one, Chromium
        # (156) has its text twice, and its right page.
        if _plain(listed) not in {_plain(title), _plain(title) * 2}:
            raise PrintError(
                f"Chromium's outline has {listed!r} where the pages have the heading {title!r}"
            )
    return [number for _, number in outline]


def _plain(title: str) -> str:
    return "".join(title.replace("\N{SOFT HYPHEN}", "").split())


def _dated(content: bytes, changed: datetime) -> bytes:
    """Put the time of the last change in the place of the time of printing."""
    stamp = changed.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'").encode()
    return re.sub(rb"(/(?:Creation|Mod)Date \()D:\d{14}\+00'00'", rb"\g<1>" + stamp, content)
