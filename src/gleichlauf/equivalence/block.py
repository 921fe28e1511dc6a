"""One block of a page and its translation: what differs, and what the page has to know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gleichlauf.equivalence.comparison import compare
from gleichlauf.equivalence.difference import Difference
from gleichlauf.equivalence.faults import (
    collapsed,
    fault_differences,
    is_collapsed,
    lost_prompts,
)
from gleichlauf.equivalence.labels import Labels, given_attributes
from gleichlauf.equivalence.names import BlockNames, name_differences
from gleichlauf.equivalence.reading import Reading, read, read_translated_session
from gleichlauf.equivalence.record import Comparison

MOST = 50
"""How many differences of one block are reported; who mends these will see the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block's source and its translation; None where the page shows the source itself."""

    source: str
    translation: str | None


def differences(blocks: Sequence[Block]) -> list[tuple[int, Difference]]:
    """Compare the blocks of one page, in their order on it, with their translations.

    Returns (index of the block, difference), ordered by block and line. A source that is no
    Python is not compared. Nothing is raised for any text.
    """
    found: list[tuple[int, Difference]] = []
    labels = Labels()
    names: list[BlockNames | None] = []  # None for a block that keeps all its names
    given: dict[int, tuple[tuple[str, str], ...]] = {}
    readings = [read(block.source) for block in blocks]
    for index, (block, reading) in enumerate(zip(blocks, readings, strict=True)):
        if block.translation is None or block.translation == block.source:
            names.append(None)
            continue
        found_here, comparison = _compare(reading, block.translation)
        found += [(index, difference) for difference in found_here]
        named = comparison
        if comparison.keeps_names and any(
            text.mention and text.source != text.target for text in comparison.texts
        ):
            named = compare(reading, reading)
        wrong = labels.check(comparison.texts, named.names, named.signatures)
        found += [(index, difference) for difference in wrong]
        given[index] = given_attributes(comparison.texts)
        names.append(None if comparison.keeps_names else _names(comparison))
    if any(block and any(pair.is_renamed for pair in block.pairs) for block in names):
        # Only now do the blocks matter that kept their names.
        every = [
            _names(compare(reading, reading)) if block is None else block
            for block, reading in zip(names, readings, strict=True)
        ]
        every = [replace(block, given=given.get(index, ())) for index, block in enumerate(every)]
        found += name_differences(every)
    return sorted(_without_echoes(found), key=lambda pair: (pair[0], pair[1].line))


def _names(comparison: Comparison) -> BlockNames:
    return BlockNames(tuple(comparison.names), tuple(comparison.signatures))


def _compare(source: Reading, translation: str) -> tuple[list[Difference], Comparison]:
    if not source.statements:
        return [], Comparison()
    target = read(translation, source)
    if source.form == "session" and target.form == "program" and target.faults:
        as_session = read_translated_session(translation, source)
        if not any(unit.example for unit in as_session.units):
            return [lost_prompts(target, source)], Comparison()
        target = as_session
    if is_collapsed(source, target):
        return [collapsed(target)], Comparison()
    comparison = compare(source, target)
    found = fault_differences(source, target)
    found += comparison.differences
    return found, comparison


def _without_echoes(found: list[tuple[int, Difference]]) -> list[tuple[int, Difference]]:
    """Drop what only repeats: the same name on one line, or structure beside a broken example."""
    kept: dict[tuple[int, int, str], tuple[int, Difference]] = {}
    for index, difference in found:
        what = difference.reason if difference.name == "renamed" else difference.name
        key = (index, difference.line, what)
        kept.setdefault(key, (index, difference))
    broken = {index for index, difference in kept.values() if difference.name == "broken"}
    counts: Counter[int] = Counter()
    result = []
    for index, difference in kept.values():
        counts[index] += 1
        is_echo = index in broken and difference.name in ("structure", "renamed")
        if not is_echo and counts[index] <= MOST:
            result.append((index, difference))
    return result
