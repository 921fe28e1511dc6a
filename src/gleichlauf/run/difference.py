"""Two outputs side by side, and long ones made short, for people to read."""

from __future__ import annotations

import difflib

_LONGEST_DETAIL = 60


def split_lines(text: str) -> list[str]:
    """Split at newlines only, which str.splitlines does not, and keep them."""
    *ended, rest = text.split("\n")
    return [*(f"{line}\n" for line in ended), *([rest] if rest else [])]


def diff(documented: list[str], printed: list[str]) -> tuple[str, ...]:
    """Return a unified diff in which trailing blanks and a missing newline can be seen."""
    shown = []
    for line in difflib.unified_diff(documented, printed, "documented", "printed"):
        content = line.removesuffix("\n")
        blanks = len(content) - len(content.rstrip())
        if line[:3] not in ("---", "+++", "@@ ") and len(content) > 1:
            if blanks:
                content = content.rstrip() + "\N{OPEN BOX}" * blanks
            if not line.endswith("\n"):
                content += " (no newline here)"
        shown.append(content)
    return tuple(shown[:_LONGEST_DETAIL])


def shortened(text: str) -> tuple[str, ...]:
    """Return the lines of a text to show; not all of them, if there are very many."""
    if not text:
        return ()
    lines = text.rstrip("\n").split("\n")
    if len(lines) > _LONGEST_DETAIL:
        lines = [*lines[:_LONGEST_DETAIL], f"... and {len(lines) - _LONGEST_DETAIL} lines more"]
    return tuple(lines)
