"""Gleichlauf's own messages: whether a translation can be put back into its place in the code."""

from __future__ import annotations

import re

from gleichlauf.catalogue.entry import Entry

_KEEP = re.compile(r"Python \w+; keep (.+)")


def message_fault(entry: Entry) -> str | None:
    """Return what is wrong with the translation of a message of a block, or None.

    What it has to keep stands in the entry's extracted comment, which the gettext builder wrote.
    """
    source, translation = entry.message.value, entry.translation.value
    rows = source.count("\n") + 1, translation.count("\n") + 1
    if rows[0] != rows[1] and not any(c.startswith("Python text") for c in entry.comments):
        return f"it has {rows[1]} lines, the source has {rows[0]}; keep as many"
    for comment in entry.comments:
        kept = _KEEP.match(comment)
        for placeholder in kept[1].split(", ") if kept else ():
            counts = source.count(placeholder), translation.count(placeholder)
            if counts[1] < counts[0]:
                return f"the placeholder {placeholder} is lost"
            if counts[1] > counts[0]:
                return f"the placeholder {placeholder} stands in it too often"
    return None
