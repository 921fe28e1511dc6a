"""Join the pages of one language of the built site into a single page, to be printed as a book.

What is printed is what the site shows: each page's article, in the order of the navigation. Names
within a page are made unique by the name of their page, and links lead to places in the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from bs4 import BeautifulSoup, Tag

START = "index"
NEEDLESS = "template, script, .headerlink, .gleichlauf-download, .gleichlauf-download-all, .start"
"""What is of no use on paper, or has been folded away unseen."""

PLAIN = "svg a, pre span:not([class]), pre span:is(.n, .p, .w)"
"""What looks the same without markup, which takes a third of a tagged PDF.

A line of code needs no name where nothing leads to it: the steps of a picture stand beside it.
"""

STYLES = ("styles/furo.css", "pygments.css", "gleichlauf.css", "site.css")
PAPER = Path(__file__).with_name("paper.css")
PAGE_NUMBER = "data-page-of"
"""The attribute of an element in the table of contents that a page number is written into."""


class SiteError(ValueError):
    """The built site is not as expected; the message says what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter in the table of contents: its page, its title, and the part that it begins."""

    page: str
    title: str
    part: str | None = None


def read(path: Path) -> BeautifulSoup:
    """Return a page of the built site; raises `SiteError` where there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SiteError(f"there is no {path}: run make html first") from error
    return BeautifulSoup(text, "html.parser")


def one(page: BeautifulSoup | Tag, selector: str, path: Path) -> Tag:
    """Return the first element that a CSS selector finds; raises `SiteError` without one."""
    found = page.select_one(selector)
    if found is None:
        raise SiteError(f"{path} has no {selector}: is it a page of this site?")
    return found


def contents(landing: BeautifulSoup) -> Iterator[Entry]:
    """Yield the pages that the navigation of the landing page lists, in their order."""
    part = None
    for element in landing.select(".sidebar-tree .caption, .sidebar-tree a.internal"):
        if "caption" in element.get_attribute_list("class"):
            part = element.get_text().strip()
        elif "#" not in element["href"]:
            page = str(PurePosixPath(str(element["href"])).with_suffix(""))
            yield Entry(page, element.get_text().strip(), part)
            part = None


def one_page(folder: Path, title: str) -> str:
    """Return the pages below the folder of one language as one HTML page.

    It begins with the title and a table of contents, whose page numbers are still to be filled
    in. Raises `SiteError`.
    """
    path = folder / f"{START}.html"
    landing = read(path)
    lead = one(landing, ".lead", path).get_text()
    entries = list(contents(landing))
    if not entries:
        raise SiteError(f"{path} lists no pages in its navigation: is it a page of this site?")
    pages = frozenset({START, *(entry.page for entry in entries)})
    articles = [_article(folder, page, pages) for page in (START, *(it.page for it in entries))]
    styles = [*(folder / "_static" / name for name in STYLES), PAPER]
    links = "\n".join(f'<link rel="stylesheet" href="{it.resolve().as_uri()}">' for it in styles)
    name, _, subtitle = title.partition(": ")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{one(landing, "html", path)["lang"]}">',
            f'<head><meta charset="utf-8"><title>{escape(title)}</title>{links}</head>',
            '<body data-theme="light">',
            f'<header class="title-page"><p class="title">{escape(name)}</p>',
            f'<p class="subtitle">{escape(subtitle)}</p><p>{escape(lead)}</p></header>',
            _table_of_contents(entries, articles[1:]),
            *map(str, articles),
            "</body></html>",
        ]
    )


def _article(folder: Path, page: str, pages: frozenset[str]) -> Tag:
    """Return what a page says, ready to stand among the other pages."""
    path = folder / f"{page}.html"
    article = one(read(path), "article", path)
    for needless in article.select(NEEDLESS):
        needless.decompose()
    for plain in article.select(PLAIN):
        plain.unwrap()
    for folded in article.select("details"):
        folded["open"] = ""
        del folded["name"]  # of those with one name only one would be open
    for element in article.select("[id]"):
        element["id"] = _name(page, str(element["id"]))
    for hatched in article.select('[fill^="url(#"]'):
        hatched["fill"] = f"url(#{_name(page, str(hatched['fill'])[5:-1])})"
    for link in article.select("a[href]"):
        target = _target(page, str(link["href"]), pages)
        if target is None:
            link.unwrap()
        else:
            link["href"] = target
    article["id"] = page
    return article


def _name(page: str, identifier: str) -> str:
    return f"{page}--{identifier}"


def _target(page: str, address: str, pages: frozenset[str]) -> str | None:
    """Return where a link on a page leads in the book; nothing if the book has no such place."""
    if re.match(r"[a-z]+:", address):
        return address
    path, _, fragment = address.partition("#")
    other = str(PurePosixPath(page).parent / PurePosixPath(path).with_suffix("")) if path else page
    if other not in pages:
        return None
    return f"#{_name(other, fragment)}" if fragment else f"#{other}"


def _table_of_contents(entries: list[Entry], articles: list[Tag]) -> str:
    """Return a list of all chapters and their sections, with room for the page numbers."""
    items = []
    for entry, article in zip(entries, articles, strict=True):
        if entry.part:
            items.append(f'<p class="part">{escape(entry.part)}</p>')
        items.append(_line(entry.page, entry.title, "chapter"))
        for heading in article.select("h2"):
            if heading.parent and "id" in heading.parent.attrs:
                items.append(_line(str(heading.parent["id"]), heading.get_text(), "section"))
    return f'<nav class="book-contents">{"".join(items)}</nav>'


def _line(target: str, title: str, kind: str) -> str:
    return (
        f'<p class="{kind}"><a href="#{target}"><span>{escape(title)}</span>'
        f"<span {PAGE_NUMBER}></span></a></p>"
    )
