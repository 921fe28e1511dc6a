"""What is printed on the pages of a PDF, and where."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

MILLIMETRE = 72 / 25.4
"""In points, the unit of a PDF."""

TOP, SIDE, BOTTOM = 20 * MILLIMETRE, 18 * MILLIMETRE, 22 * MILLIMETRE
"""The margins that tools/offline/paper.css sets, in points."""

TOLERANCE = 1
"""Points by which a letter may stand beside its place."""


@dataclass(frozen=True)
class Printed:
    """A PDF as text, without white space and page numbers, and what does not fit.

    ``outline`` maps each of its entries to a page, counted from 1. ``in_margins`` has for each page
    the letters that stand beyond its margins. ``fonts`` are the names of those in use.
    """

    pages: tuple[str, ...]
    outline: dict[str, int]
    in_margins: tuple[str, ...]
    fonts: frozenset[str]

    @property
    def text(self) -> str:
        return "".join(self.pages)


def read_pdf(path: Path) -> Printed:
    """Read a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        pages, in_margins = [], []
        fonts: set[str] = set()
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            pages.append(squeezed(text.get_text_range()).removeprefix(str(number)))
            in_margins.append(_in_margins(page, text))
            fonts |= _fonts(page)
        outline = {item.get_title(): item.get_dest().get_index() + 1 for item in document.get_toc()}
    return Printed(tuple(pages), outline, tuple(in_margins), frozenset(fonts))


def squeezed(text: str) -> str:
    """Return a text without white space, and without hyphens that only a reader sees."""
    return re.sub(r"[\s\u00ad\ufffe]", "", text)


def _in_margins(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> str:
    """Return the letters that stand in the margins: their ink may reach there, in any font."""
    width, height = page.get_size()
    found = []
    for index in range(text.count_chars()):
        left, _, right, _ = text.get_charbox(index, loose=True)
        x, baseline = ctypes.c_double(), ctypes.c_double()
        assert raw.FPDFText_GetCharOrigin(text, index, x, baseline)
        if (
            left < SIDE - TOLERANCE
            or right > width - SIDE + TOLERANCE
            or baseline.value < BOTTOM - TOLERANCE
            or baseline.value > height - TOP + TOLERANCE
        ):
            found.append(text.get_text_range(index, 1))
    return squeezed("".join(found))


def _fonts(page: pypdfium2.PdfPage) -> set[str]:
    """Return the names of the fonts that texts on the page are set in."""
    return {
        found.get_font().get_base_name()
        for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
