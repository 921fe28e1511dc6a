"""What is wrong with the blocks of a translated document: behind its source, or broken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gleichlauf.equivalence.block import Block, differences
from gleichlauf.equivalence.difference import Difference
from gleichlauf.history.change import Commit
from gleichlauf.pairs.agreement import differ_in_settings
from gleichlauf.pairs.imports import imports_of, undefined_names, without_known_imports
from gleichlauf.pairs.item import Item
from gleichlauf.pairs.pairing import BlockPair, look_back, pair_blocks, was_mended
from gleichlauf.pairs.past import Past
from gleichlauf.pairs.python import is_python

_RANKS = ("broken", "structure", "names", "placeholder", "value", "renamed")
"""Which kind names a block that differs in several ways; the first says most."""

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with one block of a translation, or with one that it lacks.

    ``line`` is that of the file, from 1. ``source`` and ``translation`` are the two rows that do
    not agree, where there are such rows. ``commit`` is the one to port, if there is one.
    ``remark`` is the comment for us before the block.
    """

    name: str
    reason: str
    line: int
    source: str = ""
    translation: str = ""
    commit: Commit | None = None
    remark: str = ""


def judge(
    source: Sequence[Item],
    translation: Sequence[Item],
    past: Past | None,
    names: Collection[str],
) -> list[Judgement]:
    """Compare the blocks of a document with those of its source; return what is wrong, in order.

    ``past`` is that of the source; without it nothing is known of older versions. ``names`` are
    the kinds of findings wanted.
    """
    pairs = pair_blocks(source, translation, past)
    code = [pair for pair in pairs if pair.is_code]
    different = differences(_blocks(code))
    if past is not None:
        for index in {index for index, _ in different}:
            look_back(code[index], past)
    mended = {id(pair) for pair in code if was_mended(pair)}
    found = [_behind(pair) for pair in pairs if pair.older and id(pair) not in mended]
    several: dict[int, list[Difference]] = defaultdict(list)
    if different or mended:  # now that it is known what is behind
        different = differences(_blocks(code, mended))
    for index, difference in different:
        if code[index].older is None or id(code[index]) in mended:
            several[index].append(difference)
    for index, here in several.items():
        if past is not None and _shows_other_samples(code[index]):
            continue
        wanted = [difference for difference in here if difference.name in names]
        if wanted:
            found.append(_finding(code[index], wanted))
    found += _undefined(source, translation, code, several.keys())
    found += _missing(source, pairs)
    return sorted((j for j in found if j.name in names), key=lambda judgement: judgement.line)


def _shows_other_samples(pair: BlockPair) -> bool:
    """Tell whether a block has other numbers than its source has today or ever had.

    What was never in the source is no older state of it, but a translator's choice, such as a
    number of tokens or steps that suits the translated texts.
    """
    source = pair.source
    return source is not None and differ_in_settings(source.content, pair.translation.content)


def _blocks(pairs: Sequence[BlockPair], as_today: Collection[int] = ()) -> list[Block]:
    """Return the pairs for the core, each with what it has to agree with.

    A block that belongs to nothing is one of the page all the same: it may define names.
    """
    blocks = []
    known: set[str] = set()
    for pair in pairs:
        compared = pair.older.item if pair.older and id(pair) not in as_today else pair.source
        text = pair.translation.content.text
        if compared is None:
            blocks.append(Block(text, None))
        elif compared.content.text == text:
            blocks.append(Block(text, text))
        else:
            original = without_known_imports(compared.content.text, text, known)
            blocks.append(Block(original, text))
        known |= imports_of(text)
    return blocks


def _behind(pair: BlockPair) -> Judgement:
    if pair.older is None:
        raise ValueError("only what agrees with an older block is behind")
    item, older = pair.translation, pair.older
    what = "this code" if pair.source else "this block"
    reason = f"the source had {what} until {_named(older.commit)}"
    source = _changed_row(pair.source, older.item) if pair.source else ""
    translation = _changed_row(older.item, pair.source, item) if pair.source else ""
    return Judgement(
        "stale" if pair.source else "removed", _in_cell(item, reason), item.block.opening,
        source, translation or item.block.text.partition("\n")[0], older.commit,
        item.block.remark,
    )  # fmt: skip


def _changed_row(item: Item, other: Item | None, within: Item | None = None) -> str:
    """Return the first row of a block that another does not have (and that ``within`` has)."""
    others = {row.strip() for row in other.block.text.split("\n")} if other else set()
    inside = {row.strip() for row in within.block.text.split("\n")} if within else None
    rows = (row.strip() for row in item.block.text.split("\n"))
    return next(
        (row for row in rows if row and row not in others and (inside is None or row in inside)), ""
    )


def _finding(pair: BlockPair, several: Sequence[Difference]) -> Judgement:
    first = min(several, key=lambda difference: _RANKS.index(difference.name))
    fence = _swallowed_fence(pair)
    if first.name == "broken" and fence is not None:
        line, row = pair.translation.block.line_of(fence), _row(pair.translation.block.text, fence)
        begins = pair.translation.block.opening
        reason = f"the block that begins in line {begins} is not closed before this fence"
        remark = pair.translation.block.remark
        return Judgement("broken", _in_cell(pair.translation, reason), line, "", row, remark=remark)
    reason = first.reason
    if len(several) > 1:
        reason += f" (and {len(several) - 1} more in this block)"
    commit = None
    if pair.older is not None:
        commit = pair.older.commit
        reason += f"; the source had this fault, too, until {_named(commit)}"
    elif pair.nearer is not None:
        commit = pair.nearer.commit
        reason += f"; the source was more like this until {_named(commit)}"
    item = pair.translation
    source = "" if pair.source is None else _row(pair.source.content.text, first.source_line)
    return Judgement(
        first.name, _in_cell(item, reason), item.block.line_of(first.line),
        source, _row(item.block.text, first.line), commit, item.block.remark,
    )  # fmt: skip


def _swallowed_fence(pair: BlockPair) -> int | None:
    """Return the row of a fence inside a block whose source has none: its own end is missing."""
    if pair.source is None or _FENCE.search(pair.source.block.text):
        return None
    rows = pair.translation.block.text.split("\n")
    return next((number for number, row in enumerate(rows) if _FENCE.match(row)), None)


def _undefined(
    source: Sequence[Item],
    translation: Sequence[Item],
    code: Sequence[BlockPair],
    reported: Collection[int],
) -> list[Judgement]:
    """Find what only the source imports; a block that is reported anyway needs no second reason."""
    sources = [item.content.text for item in source if is_python(item.block, item.content.text)]
    found = []
    texts = [pair.translation.content.text for pair in code]
    for name in undefined_names(sources, texts, [item.block.text for item in translation]):
        pair = code[name.block]
        if name.block not in reported and pair.source is not None and pair.older is None:
            item = pair.translation
            reason = f"`{name.name}` is used, but this page lacks `{name.statement}`"
            line, row = item.block.line_of(name.row), _row(item.block.text, name.row)
            remark = item.block.remark
            found.append(Judgement("names", _in_cell(item, reason), line, "", row, remark=remark))
    return found


def _missing(source: Sequence[Item], pairs: Sequence[BlockPair]) -> list[Judgement]:
    taken = {id(pair.source) for pair in pairs}
    moved = {pair.translation.content.key for pair in pairs}
    line = 1
    found = []
    places = {id(pair.source): pair.translation for pair in pairs if pair.source}
    for item in source:
        if id(item) in taken:
            line = places[id(item)].block.lines[-1]
        elif item.content.key and item.content.key not in moved:
            row = item.block.text.partition("\n")[0]
            reason = f"the source has a block here (its line {item.block.opening}): `{row:.60}`"
            found.append(Judgement("missing", reason, line, row))
    return found


def _named(commit: Commit) -> str:
    if not commit.identity:
        return "a change that is not committed yet"
    return f"{commit.identity[:9]} ({commit.day}, {commit.subject:.60}); port that commit"


def _in_cell(item: Item, reason: str) -> str:
    return f"cell {item.block.cell}: {reason}" if item.block.cell else reason


def _row(text: str, number: int) -> str:
    rows = text.split("\n")
    return rows[number].strip() if 0 <= number < len(rows) else ""
