"""Addresses in links and pictures: which of them a translation may bring along."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

USUAL = frozenset(
    {"http", "https", "mailto", "ftp", "ftps", "sftp", "tel", "irc", "ircs", "news", "xmpp", "urn"}
)
"""The schemes of links that a translation may bring along; none of them runs anything."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers take these out of an address (URL Standard, "basic URL parser"), and many readers of
# markup do so with other spaces and with backslashes.
_PASSED_OVER = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\\]+")
_DRIVE = re.compile(r"[a-z]:[/\\]|//", re.IGNORECASE)


def scheme(address: str) -> str:
    """Return the scheme that a browser may see in an address, in lower case; "" if there is none.

    An address is read as leniently as the most lenient reader does: with character references and
    percent signs resolved, and without spaces and control characters.
    """
    for reading in (address, html.unescape(address), unquote(html.unescape(address))):
        found = _SCHEME.match(_PASSED_OVER.sub("", reading))
        if found:
            return found[1].lower()
    return ""


def is_usual(address: str) -> bool:
    """Tell whether an address is relative, or has one of the usual schemes."""
    return scheme(address) in USUAL | {""}


def leaves(path: str, depth: int = 0) -> bool:
    """Tell whether a path may lead out of the folder of the sources, or is none but an address.

    ``depth`` is how many folders below their top the page lies. A path that begins with one slash
    is Sphinx's way to say: from the top of the sources.
    """
    plain = unquote(html.unescape(path)).replace("\\", "/").strip()
    depth = 0 if plain.startswith("/") else depth
    for part in plain.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return scheme(path) != "" or _DRIVE.match(plain) is not None
