"""Which block of a translation belongs to which block of its source.

Cells of a notebook are known by their ids. Blocks of a page are not; so what is the same comes
first, and between two such pairs the order and the words of the code decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from gleichlauf.pairs.item import Item

_ALIKE = 0.5
"""Blocks that have a smaller share of their words in common are not taken for a pair."""

_SWALLOWED = 0.9
"""A block that holds so much of another, and a fence, has swallowed it: its end was lost."""

_LARGEST_GAP = 40_000  # comparisons of two blocks, each with each


def align(source: Sequence[Item], translation: Sequence[Item]) -> list[int | None]:
    """Return for each block of the translation the index of its source, or None.

    The order is kept, but for cells that have ids.
    """
    partners: list[int | None] = [None] * len(translation)
    known = _by_identity(source, translation)
    for j, i in known.items():
        partners[j] = i
    taken = set(known.values())
    before = [i for i in range(len(source)) if i not in taken]
    after = [j for j in range(len(translation)) if j not in known]
    matcher = SequenceMatcher(
        None,
        [source[i].content.key or f"\0{i}" for i in before],
        [translation[j].content.key or f"\1{j}" for j in after],
        autojunk=False,
    )
    a = b = 0
    for match in matcher.get_matching_blocks():
        _fill(source, translation, before[a : match.a], after[b : match.b], partners)
        for k in range(match.size):
            partners[after[match.b + k]] = before[match.a + k]
        a, b = match.a + match.size, match.b + match.size
    return partners


def _by_identity(source: Sequence[Item], translation: Sequence[Item]) -> dict[int, int]:
    counts = Counter(item.block.identity for item in source)
    places = {item.block.identity: i for i, item in enumerate(source)}
    others = Counter(item.block.identity for item in translation)
    return {
        j: places[identity]
        for j, item in enumerate(translation)
        if (identity := item.block.identity) and counts[identity] == others[identity] == 1
    }


def _fill(
    source: Sequence[Item],
    translation: Sequence[Item],
    before: Sequence[int],
    after: Sequence[int],
    partners: list[int | None],
) -> None:
    """Pair what is left between two pairs, so that the sum of likenesses is greatest."""
    if not before or not after:
        return
    if len(before) * len(after) > _LARGEST_GAP:
        if len(before) == len(after):
            for i, j in zip(before, after, strict=True):
                partners[j] = i if _likeness(source[i], translation[j]) else None
        return
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    likeness = [[_likeness(source[i], translation[j]) for j in after] for i in before]
    for x in range(len(before) - 1, -1, -1):
        for y in range(len(after) - 1, -1, -1):
            together = likeness[x][y] and likeness[x][y] + best[x + 1][y + 1]
            best[x][y] = max(best[x + 1][y], best[x][y + 1], together)
    x = y = 0
    while x < len(before) and y < len(after):
        if likeness[x][y] and best[x][y] == likeness[x][y] + best[x + 1][y + 1]:
            partners[after[y]] = before[x]
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1


def _likeness(source: Item, translation: Item) -> float:
    """Return how alike two blocks are, 0 if they are no pair."""
    if source.kind != translation.kind:
        return 0.0
    likeness = source.content.likeness(translation.content)
    if likeness >= _ALIKE:
        return likeness
    swallows = "```" in translation.block.text or "~~~" in translation.block.text
    if swallows and translation.content.holds(source.content) >= _SWALLOWED:
        return _ALIKE
    return 0.0
