"""Lines of code that an author names by what stands in them, so that they stay the right ones.

``:emphasize:`` is an excerpt of the block: some of its lines, in their order, each whole or a
part of it that tells it from the others. Space around a line and the prompts of a session do
not count. The lines are found in the block as its author wrote it, so in every language they
are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PROMPT = re.compile(r"(?:>>>|\.\.\.)\s+")


def named_lines(excerpt: Sequence[str], block: Sequence[str]) -> list[int]:
    """Return the lines of a block, counted from 0, that an excerpt of it names.

    Raises ValueError, with a sentence for the author, if the excerpt does not fit the block in
    exactly one way.
    """
    lines = [_bare(line) for line in block]
    texts = [_bare(text) for text in excerpt]
    candidates = [_candidates(text, lines) for text in texts]
    for text, found in zip(texts, candidates, strict=True):
        if not found:
            raise ValueError(f"no line of the block has {text!r}; copy the text from the line")
    # As far up as possible, and as far down: where the two agree there is no third way.
    first = _in_order(candidates, texts)
    last = [-line for line in _in_order([[-n for n in it] for it in candidates][::-1], texts)][::-1]
    for text, upper, lower in zip(texts, first, last, strict=True):
        if upper != lower:
            raise ValueError(
                f"{text!r} may be line {upper + 1} or line {lower + 1} of the block; give more of "
                "the line, or name all lines that it may be, or others that stand between them"
            )
    return first


def _bare(line: str) -> str:
    line = line.strip()
    prompt = _PROMPT.match(line)
    return line[prompt.end() :] if prompt else line


def _candidates(text: str, lines: Sequence[str]) -> list[int]:
    """Return the lines that are this text, or else those that hold it."""
    whole = [number for number, line in enumerate(lines) if line == text]
    return whole or [number for number, line in enumerate(lines) if text in line]


def _in_order(candidates: Iterable[Iterable[int]], texts: Sequence[str]) -> list[int]:
    """Choose the lowest number of each that is higher than the one before."""
    chosen: list[int] = []
    for numbers in candidates:
        above = [number for number in numbers if not chosen or number > chosen[-1]]
        if not above:
            raise ValueError(
                "the lines do not stand in the block like this, one below the other: "
                + ", ".join(map(repr, texts))
            )
        chosen.append(min(above))
    return chosen
