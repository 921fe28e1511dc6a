"""Docstrings: what of one a translator sees, and how it fits back in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRAME = re.compile(r"(?P<head>\s*)(?P<text>.*?)(?P<tail>\s*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Docstring:
    """The value of a docstring, taken apart: ``text`` is dedented and has no space around it."""

    head: str
    margin: str
    text: str
    tail: str

    def value(self, translation: str) -> str:
        """Return the whole value with another text; empty lines get no indentation."""
        first, *others = translation.split("\n")
        lines = [first, *(self.margin + line if line else "" for line in others)]
        return self.head + "\n".join(lines) + self.tail


def docstring(value: str) -> Docstring:
    """Take a docstring's value apart; the margin is what all lines after the first share."""
    match = _FRAME.match(value)
    head, text, tail = (match["head"], match["text"], match["tail"]) if match else ("", value, "")
    first, *others = text.split("\n")
    indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in others if line.strip()]
    if "\n" in head:
        indents.append(head.rpartition("\n")[2])
    margin = min(indents, key=len, default="")
    while not all(indent.startswith(margin) for indent in indents):
        margin = margin[:-1]
    lines = [first, *(line[len(margin) :] if line.strip() else "" for line in others)]
    return Docstring(head, margin, "\n".join(lines), tail)
