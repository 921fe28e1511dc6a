"""The numbers that a block shows as results: in its output, and in its comments."""

from __future__ import annotations

import re

from gleichlauf.equivalence.reading import Reading

_PROMPT = re.compile(r"[ \t]*(?:>>>|\.\.\.)(?: |$)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COMMENT = re.compile(r"#[^#'\"]*$")


def shown_numbers(reading: Reading) -> list[str]:
    """Return the numbers in the output and the comments of a block, in order."""
    found: list[str] = []
    for row in reading.rows:
        shown = row if reading.form == "session" and not _PROMPT.match(row) else ""
        comment = _COMMENT.search(row)
        found += _NUMBER.findall(shown or (comment[0] if comment else ""))
    return found
