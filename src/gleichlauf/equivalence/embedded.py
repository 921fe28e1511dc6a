"""What is found in code that stands in a text, as seen from the code around it."""

from __future__ import annotations

import ast
from dataclasses import replace

from gleichlauf.equivalence.occurrence import NamePair, TextPair
from gleichlauf.equivalence.scopes import OUTSIDE, Place

_APART = 1_000_000  # scopes of different texts are never the same one


def first_line(node: ast.AST) -> int:
    """Return the line, from 0, on which the value of a text begins."""
    return getattr(node, "lineno", 1) - 1


def moved_name(pair: NamePair, lines: tuple[int, int], number: int) -> NamePair:
    """Return a name of the ``number``-th text (from 1) as one of the code around it.

    What the text does not bind itself, and what it binds at its top, are names of the module.
    """
    return replace(
        pair,
        source_line=pair.source_line + lines[0],
        line=pair.line + lines[1],
        place=_outer(pair.place, number),
        target_place=_outer(pair.target_place, number),
    )


def _outer(place: Place | None, number: int) -> Place | None:
    if place is None or place.scope == OUTSIDE:
        return place
    return replace(place, scope=place.scope + number * _APART)


def moved_text(pair: TextPair, lines: tuple[int, int]) -> TextPair:
    """Return a text within a text as one of the code around it."""
    return replace(pair, source_line=pair.source_line + lines[0], line=pair.line + lines[1])
