"""A picture of each page, for whoever links to it: its title and what it is about.

Only the pages of a site that has an address ask for one, in ``og:image``. As long as there is
none, they show the picture of the whole site.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from gleichlauf.whole_file import write_whole
from tools.offline.pdf import LOAD_FONTS, confined

SIZE: ViewportSize = {"width": 1200, "height": 630}
"""Pixels, as is usual for ``og:image``."""

FOLDER = "_previews"
OF_THE_SITE = "/preview.png"
META = re.compile(r'<meta property="og:(\w+)" content="([^"]*)">')

FONTS = {400: "IBMPlexSans-Regular.woff2", 700: "IBMPlexSans-SemiBold.woff2"}
"""Those of the books by their weight, so that a picture looks the same from every machine."""

FONT = """
@font-face {{ font-family: "Card"; font-weight: {weight};
  src: url("data:font/woff2;base64,{content}"); }}"""

CARD = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><style>{fonts}
body {{ display: grid; grid-template: 1fr auto 1fr / 18rem 1fr; gap: 1.5rem 3rem; margin: 0;
  height: 100vh; padding: 3rem 4rem 3rem 2rem; box-sizing: border-box; background: #0b5c7a;
  color: #fff; font-family: Card; }}
svg {{ grid-row: 1 / 4; align-self: center; }}
p {{ grid-column: 2; margin: 0; font-size: 2rem; line-height: 1.35; color: #c4e9f7;
  overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; }}
p:first-of-type {{ align-self: end; }}
h1 {{ grid-column: 2; margin: 0; font-size: 4rem; line-height: 1.15; hyphens: auto; }}
</style>{icon}<p>{site_name}</p><h1>{title}</h1><p>{description}</p></html>
"""


def draw_previews(
    chromium: Browser, pages: Path, language: str, wanted: Mapping[Path, str]
) -> list[Path]:
    """Draw a picture of each page in a folder that wants one, and return the pictures.

    ``wanted`` is what `asking` has found there. The page then names its own picture. Its texts
    come from its ``meta`` elements.
    """
    icon = (pages / "_static/icon.svg").read_text(encoding="utf-8")
    drawn = []
    with confined(chromium, SIZE) as (card, _):
        for path, page in wanted.items():
            said = dict(META.findall(page))
            show_card(card, {**said, "icon": icon, "language": language})
            picture = pages / FOLDER / f"{path.stem}.png"
            write_whole(picture, card.screenshot())
            general = unescape(said["image"])
            own = f"{general.removesuffix(OF_THE_SITE)}/{language}/{FOLDER}/{picture.name}"
            write_whole(path, page.replace(general, own).encode())
            drawn.append(picture)
    return drawn


def show_card(page: Page, texts: Mapping[str, str]) -> None:
    """Let a page show what the picture is of: the texts as HTML, among them the icon."""
    page.set_content(CARD.format_map({**texts, "fonts": "".join(map(_font, FONTS))}))
    page.evaluate(LOAD_FONTS)


def _font(weight: int) -> str:
    """Return the rule for a font that is in the page itself, which gets no files."""
    content = (Path(__file__).parent / "fonts" / FONTS[weight]).read_bytes()
    return FONT.format(weight=weight, content=base64.b64encode(content).decode())


def asking(pages: Path) -> dict[Path, str]:
    """Return the pages in a folder that have a title and name the picture of the whole site.

    Each comes with its text.
    """
    found = {}
    for path in sorted(pages.glob("*.html")):
        page = path.read_text(encoding="utf-8")
        said = dict(META.findall(page))
        if said.get("image", "").endswith(OF_THE_SITE) and "title" in said:
            found[path] = page
    return found
