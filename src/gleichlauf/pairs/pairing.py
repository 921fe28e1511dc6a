"""The blocks of a translation with what they belong to: today's source, or an older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gleichlauf.equivalence.block import Block, differences
from gleichlauf.pairs.alignment import align
from gleichlauf.pairs.item import Item
from gleichlauf.pairs.past import Older, Past
from gleichlauf.pairs.python import is_code, is_listing, is_python

_SMALL_CHANGE = 0.7
"""An older block that has so many words of today's in common was mended, not written anew."""


@dataclass(slots=True)
class BlockPair:
    """A block of the translation and its partner in the source, if it has one.

    ``older`` is the older block of the source that it agrees with, if it is behind; ``nearer`` one
    that it does not agree with either, but that is more like it than today's.
    """

    translation: Item
    source: Item | None
    older: Older | None = None
    nearer: Older | None = None

    @property
    def is_code(self) -> bool:
        """Whether the core can compare it: what it has to agree with is Python."""
        compared = self.older.item if self.older else self.source
        if self.translation.kind != "code" or compared is None:
            return self.translation.kind == "code"
        text = compared.content.text
        return is_python(compared.block, text) and not is_listing(text)


def pair_blocks(
    source: Sequence[Item], translation: Sequence[Item], past: Past | None
) -> list[BlockPair]:
    """Pair the blocks of a translation with today's source, and with what it is behind."""
    partners = align(source, translation)
    today = {item.content.key for item in source}
    found = []
    for item, partner in zip(translation, partners, strict=True):
        pair = BlockPair(item, None if partner is None else source[partner])
        found.append(pair)
        key = item.content.key
        if pair.source is not None and pair.source.content.key == key:
            continue
        if key in today and not item.block.identity:
            pair.source = None  # it only stands in another place
        elif past is not None and key not in today:
            pair.older = past.find(item.content)
            if pair.older and not _is_to_be_ported(pair):
                pair.older = None
    _find_successors(source, found)
    return found


def _find_successors(source: Sequence[Item], pairs: Sequence[BlockPair]) -> None:
    """Give older blocks without a partner what the source has written anew in their place.

    Their place is between the nearest pairs before and after. Where the source has nothing left
    there, it has removed them.
    """
    places = {id(item): index for index, item in enumerate(source)}
    taken = {id(pair.source) for pair in pairs}
    known = [places.get(id(pair.source)) for pair in pairs]
    for number, pair in enumerate(pairs):
        if pair.older is None or pair.source is not None:
            continue
        before = next((i for i in reversed(known[:number]) if i is not None), -1)
        after = next((i for i in known[number + 1 :] if i is not None), len(source))
        gap = source[before + 1 : after]
        candidates = [
            item
            for item in gap
            if id(item) not in taken and item.kind == pair.translation.kind and item.content.key
        ]
        if candidates:
            content = pair.translation.content
            pair.source = max(candidates, key=lambda item: item.content.likeness(content))


def look_back(pair: BlockPair, past: Past) -> None:
    """Look for an older block of the source that a block of code agrees with, or is more like."""
    source, translation = pair.source, pair.translation
    if source is None or pair.older is not None or source.content.key == translation.content.key:
        return
    likeness = source.content.likeness(translation.content)
    for older in past.nearest(translation.content, likeness):
        if not is_python(older.item.block, older.item.content.text):
            continue
        pair.nearer = pair.nearer or older
        if not differences([Block(older.item.content.text, translation.content.text)]):
            pair.older = older
            return


def was_mended(pair: BlockPair) -> bool:
    """Tell whether a block that is behind is no Python, as its source was before it was mended.

    A fragment such as ``= None``, which the source replaced, is behind and nothing worse.
    """
    if pair.source is None or pair.older is None:
        return False
    if pair.older.item.content.likeness(pair.source.content) < _SMALL_CHANGE:
        return False
    block = Block(pair.source.content.text, pair.translation.content.text)
    return any(difference.name == "broken" for _, difference in differences([block]))


def _is_to_be_ported(pair: BlockPair) -> bool:
    """Tell whether it is code, and differs from today's source in more than its form."""
    if pair.older and not is_code(pair.older.item.block, pair.older.item.content.text):
        return False
    if pair.source is None or not pair.is_code:
        return True
    if not is_python(pair.source.block, pair.source.content.text):
        return True
    if pair.source.content.commands != pair.translation.content.commands:
        return True
    return bool(differences([Block(pair.source.content.text, pair.translation.content.text)]))
