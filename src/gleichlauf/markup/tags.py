"""HTML in messages: which pieces of it do nothing but mark up text."""

from __future__ import annotations

import re
from collections import Counter

from gleichlauf.markup.addresses import is_usual

PIECE = re.compile(r"<[!?/A-Za-z][^>]*(?:>|$)")
"""What a browser takes for a tag, a comment or a declaration, closed or not."""

_TEXT_ELEMENTS = (
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dd", "del", "dfn", "div"),
    *("dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark"),
    *("ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
    *("sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var"),
    "wbr",
)
_HARMLESS = re.compile(
    rf"</?(?:{'|'.join(_TEXT_ELEMENTS)})"
    r"""(?:\s+(?:class|lang|dir|title|href)=(?:"[^"<>&]*"|'[^'<>&]*'))*\s*/?>""",
    re.IGNORECASE,
)
_HREF = re.compile(r"""\shref=["']([^"']*)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""["'][\s/]*[\w:-]+\s*=""")


def is_harmless(piece: str) -> bool:
    """Tell whether a piece of HTML is one tag that marks up text, written beyond all doubt."""
    if not _HARMLESS.fullmatch(piece.strip()):
        return False
    return all(is_usual(address) for address in _HREF.findall(piece))


def foreign(source: str, translation: str) -> str | None:
    """Return the first piece of HTML that acts and is not in the source as it is, or None."""
    own = set(PIECE.findall(source))
    found = (piece for piece in PIECE.findall(translation) if piece not in own)
    return next((piece for piece in found if not is_harmless(piece)), None)


def differing(source: str, translation: str) -> str | None:
    """Return what a translation of a page's own HTML adds to that of the source, or None.

    Such a text is written into a page as it is, even into an attribute: no quote in it may be
    followed by what looks like one more.
    """
    if piece := foreign(source, translation):
        return piece
    added = Counter(_ATTRIBUTE.findall(PIECE.sub("", translation)))
    added -= Counter(_ATTRIBUTE.findall(PIECE.sub("", source)))
    return next(iter(added), None)
