"""Texts that code depends on: labels, keys and file names change in all places or in none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from gleichlauf.equivalence.difference import Difference
from gleichlauf.equivalence.occurrence import NamePair, TextPair
from gleichlauf.equivalence.texts import suffix


def label_differences(
    texts: Sequence[TextPair], names: Sequence[NamePair]
) -> tuple[Difference, ...]:
    """Return what is wrong with the texts of one block that belong together."""
    return (
        *_looked_up(texts),
        *_file_names(texts),
        *_attribute_names(texts, names),
        *_exchanged(texts),
    )


def _difference(pair: TextPair, reason: str) -> Difference:
    return Difference("value", pair.line, pair.source_line, reason)


def _looked_up(texts: Sequence[TextPair]) -> list[Difference]:
    """Find texts that are compared or looked up, but are none of those that the block sets."""
    given: dict[str, set[str]] = defaultdict(set)
    for pair in texts:
        if not pair.is_lookup:
            given[pair.source].add(pair.target)
    found = []
    for pair in texts:
        if pair.is_lookup and pair.source in given and pair.target not in given[pair.source]:
            known = " or ".join(sorted(f"{text!r:.40}" for text in given[pair.source]))
            found.append(_difference(pair, f"{pair.target!r:.40} is {known} where it is set"))
    return found


def _file_names(texts: Sequence[TextPair]) -> list[Difference]:
    """Find files that have another name in another place."""
    first: dict[str, str] = {}
    found = []
    for pair in texts:
        if suffix(pair.source) and first.setdefault(pair.source, pair.target) != pair.target:
            reason = f"the file {first[pair.source]!r:.40} is called {pair.target!r:.40} here"
            found.append(_difference(pair, reason))
    return found


def _attribute_names(texts: Sequence[TextPair], names: Sequence[NamePair]) -> list[Difference]:
    """Find names in ``getattr(x, "name")`` that are not those of the attributes."""
    became: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in names:
        if pair.role == "attribute" or (pair.place and pair.place.kind == "class"):
            became[pair.source][pair.target] += 1
    found = []
    for text in texts:
        if text.is_reflected:
            known = became.get(text.source, Counter({text.source: 1}))
            if text.target not in known:
                name = known.most_common(1)[0][0]
                found.append(_difference(text, f"{text.target!r:.40} names the attribute `{name}`"))
    return found


def _exchanged(texts: Sequence[TextPair]) -> list[Difference]:
    """Find texts that stand in each other's places."""
    first: dict[tuple[str, str], int] = {}
    for number, pair in enumerate(texts):
        if pair.source != pair.target:
            first.setdefault((pair.source, pair.target), number)
    found = []
    for (source, target), number in first.items():
        other = first.get((target, source), -1)
        if other > number and not texts[number].is_unordered:
            reason = f"{source!r:.40} and {target!r:.40} have changed places"
            found.append(_difference(texts[number], reason))
    return found
