"""Findings that a translator has judged already: a comment in the entry, with the reason.

The comment is a translator's own (``# ...``), which all tools for catalogues keep::

    # gleichlauf: ignore names: the page of our language renames it everywhere

In documents that are translated in pairs, it is a comment before the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gleichlauf.catalogue.entry import Entry
from gleichlauf.guard.finding import Finding

_COMMENT = re.compile(r"gleichlauf:\s*ignore\s+([\w, ]+?)\s*(?::\s*(.*))?$")

NEVER = {"unsafe"}
"""What no comment silences: who means harm writes the comment as well."""


def without_silenced(
    findings: Iterable[Finding], entries: Iterable[Entry]
) -> tuple[list[Finding], int]:
    """Return the findings that no comment of their entry silences, and how many one does.

    A comment without a reason silences nothing, and the finding says so.
    """
    silencing = [(entry, reasons(entry.remarks)) for entry in entries if entry.remarks]
    kept: list[Finding] = []
    count = 0
    for finding in findings:
        names = next(
            (names for entry, names in silencing
             if finding.name in names and _is_in(finding.line, entry)), {},
        )  # fmt: skip
        told = unless_silenced(finding, names)
        if told is None:
            count += 1
        else:
            kept.append(told)
    return kept, count


def unless_silenced(finding: Finding, silenced: Mapping[str, str]) -> Finding | None:
    """Return the finding, or None if there is a reason to silence its kind.

    ``silenced`` is what `reasons` returns for the comments at its place.
    """
    if finding.name not in silenced:
        return finding
    if silenced[finding.name]:
        return None
    why = f"{finding.reason} (to be silenced, its comment has to give a reason)"
    return replace(finding, reason=why)


def reasons(remarks: Iterable[str]) -> dict[str, str]:
    """Return the reason for each kind of finding that comments name, "" where there is none."""
    found: dict[str, str] = {}
    for remark in remarks:
        if match := _COMMENT.match(remark):
            for name in {name.strip() for name in match[1].split(",")} - NEVER:
                found[name] = (match[2] or "").strip()
    return found


def _is_in(line: int, entry: Entry) -> bool:
    lines = [line for text in (entry.message, *entry.strings) for _, line in text.pieces]
    return min(lines, default=0) <= line <= max(lines, default=0)
