"""The picture of a page for whoever links to it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from tools.offline.pdf import confined
from tools.offline.previews import SIZE, asking, draw_previews, show_card

from .conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import Printer

PAGE = """<!doctype html>
<html lang="de"><head>
<meta property="og:image" content="https://example.org/course/preview.png">
<meta property="og:title" content="Sperren &amp; &lt;Schlösser&gt;">
<meta property="og:description" content="Wovor schützt {eine} Sperre?">
<meta property="og:site_name" content="Gleichlauf">
<script type="application/ld+json">{"image":"https://example.org/course/preview.png"}</script>
</head></html>
"""


def test_each_page_with_an_address_gets_a_picture_of_its_own(
    printer: Printer, tmp_path: Path
) -> None:
    pages = tmp_path / "de"
    (pages / "_static").mkdir(parents=True)
    icon = (ROOT / "docs/_static/icon.svg").read_text(encoding="utf-8")
    (pages / "_static/icon.svg").write_text(icon, encoding="utf-8")
    (pages / "locks.html").write_text(PAGE, encoding="utf-8")
    without = PAGE.replace("og:image", "og:something")
    (pages / "events.html").write_text(without, encoding="utf-8")

    wanted = asking(pages)
    (picture,) = printer.do(lambda chromium: draw_previews(chromium, pages, "de", wanted))
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert picture == pages / "_previews/locks.png"
    named = PAGE.replace("course/preview.png", "course/de/_previews/locks.png")
    assert (pages / "locks.html").read_text(encoding="utf-8") == named
    assert (pages / "events.html").read_text(encoding="utf-8") == without
    assert asking(pages) == {}


def fonts_of_a_card(chromium: Browser) -> set[tuple[str, bool]]:
    """Return the fonts of what is shown, and whether each one is the page's own."""
    texts = {"language": "de", "icon": "", "title": "Schlösser", "site_name": "Kurs"}
    with confined(chromium, SIZE) as (page, _):
        show_card(page, {**texts, "description": "Wovor schützt eine Sperre?"})
        asked = page.context.new_cdp_session(page)
        for domain in ("DOM", "CSS"):
            asked.send(f"{domain}.enable")
        root = asked.send("DOM.getDocument")["root"]["nodeId"]
        found = set()
        for selector in ("h1", "p:first-of-type", "p:last-of-type"):
            node = asked.send("DOM.querySelector", {"nodeId": root, "selector": selector})
            used = asked.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
            found |= {(font["familyName"], font["isCustomFont"]) for font in used["fonts"]}
        return found


def test_it_looks_the_same_from_every_machine(printer: Printer) -> None:
    assert printer.do(fonts_of_a_card) == {("IBM Plex Sans", True), ("IBM Plex Sans SmBld", True)}
