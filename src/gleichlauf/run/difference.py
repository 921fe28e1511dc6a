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
            content = content.replace("\t", "\N{RIGHTWARDS ARROW}\t")
            if not line.endswith("\n"):
                content += " (no newline here)"
        shown.append(content)
    return tuple(shown[:_LONGEST_DETAIL])


def visible(line: str) -> str:
    """Return a line with what nobody sees at its end, and with its tabs, as signs."""
    content = line.rstrip(" ")
    content = content.replace("\t", "\N{RIGHTWARDS ARROW}\t")
    blanks = len(line) - len(line.rstrip(" "))
    # A blank alone is how doctest and diffs mark lines that are equal.
    return content + "\N{OPEN BOX}" * blanks if content else line


def unseen(documented: str, printed: str) -> bool:
    """Say whether two outputs differ in nothing but white space."""
    return documented.split() == printed.split()


def shortened(text: str) -> tuple[str, ...]:
    """Return the lines of a text to show; not all of them, if there are very many."""
    if not text:
        return ()
    lines = text.rstrip("\n").split("\n")
    if len(lines) > _LONGEST_DETAIL:
        lines = [*lines[:_LONGEST_DETAIL], f"... and {len(lines) - _LONGEST_DETAIL} lines more"]
    return tuple(lines)
