"""Findings that a translator has judged already: a comment in the entry, with the reason.

The comment is a translator's own (``# ...``), which all tools for catalogues keep::

    # gleichlauf: ignore names: the page of our language renames it everywhere
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gleichlauf.catalogue.entry import Entry
from gleichlauf.guard.finding import Finding

_COMMENT = re.compile(r"gleichlauf:\s*ignore\s+([\w, ]+?)\s*(?::\s*(.*))?$")


def without_silenced(
    findings: Iterable[Finding], entries: Iterable[Entry]
) -> tuple[list[Finding], int]:
    """Return the findings that no comment of their entry silences, and how many one does.

    A comment without a reason silences nothing, and the finding says so.
    """
    silencing = [(entry, _silenced(entry)) for entry in entries if entry.remarks]
    kept: list[Finding] = []
    count = 0
    for finding in findings:
        reason = next(
            (names[finding.name] for entry, names in silencing
             if finding.name in names and _is_in(finding.line, entry)), None,
        )  # fmt: skip
        if reason:
            count += 1
        elif reason is None:
            kept.append(finding)
        else:
            why = f"{finding.reason} (to be silenced, its comment has to give a reason)"
            kept.append(replace(finding, reason=why))
    return kept, count


def _silenced(entry: Entry) -> dict[str, str]:
    """Return the reason for each kind of finding that the entry's comments name."""
    found: dict[str, str] = {}
    for remark in entry.remarks:
        if match := _COMMENT.match(remark):
            for name in match[1].split(","):
                found[name.strip()] = (match[2] or "").strip()
    return found


def _is_in(line: int, entry: Entry) -> bool:
    lines = [line for text in (entry.message, *entry.strings) for _, line in text.pieces]
    return min(lines, default=0) <= line <= max(lines, default=0)
