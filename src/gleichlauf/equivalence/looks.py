"""What a text is by its looks, wherever it stands: a file name, an encoding, a name of Python's."""

from __future__ import annotations

import re

_ENCODING = re.compile(r"(?:utf[-_]?(?:8|16|32)(?:[-_]?(?:sig|[bl]e))?|latin[-_]?1|ascii|us-ascii"
                       r"|cp\d{3,4}|iso-?8859-\d+)\Z", re.IGNORECASE)  # fmt: skip
_DUNDER = re.compile(r"__\w+__\Z")
_SUFFIX = re.compile(
    r"[^\s]+\.(txt|csv|tsv|json|py|pyc|pyw|zip|gz|tgz|bz2|xz|tar|xml|html?|ini|cfg|conf|toml|ya?ml"
    r"|log|db|sqlite3?|bin|dat|png|jpe?g|gif|pdf|md|rst|so|dll|exe|po|pot|mo|pickle|pkl|wav)\Z"
)


def suffix(text: str) -> str | None:
    """Return the suffix of what is written like a file name, or None."""
    # Pages of a translated site may have other addresses.
    match = _SUFFIX.match(text) if len(text) < 300 and "://" not in text else None
    return match[1] if match else None


def is_fixed(text: str) -> str | None:
    """Return in words what a string is that means the same to Python wherever it stands."""
    if _ENCODING.match(text):
        return "an encoding"
    if _DUNDER.match(text):
        return "one of Python's own names"
    return None
