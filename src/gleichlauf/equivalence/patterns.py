"""Regular expressions: whether a translated one still works."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from dataclasses import dataclass

_NAMED = re.compile(r"\(\?P<(\w+)>")
_ASKED_FOR = re.compile(r"\\g<([^\W\d]\w*)>")
_CLASS = re.compile(r"\\\\|\\([dDwWsSbB])")
_LONGEST = 2_000  # characters; nobody writes longer ones, and to compile them may take long


@dataclass(frozen=True, slots=True)
class PatternOutcome:
    """What is wrong with a translated pattern, if anything, and what became of its groups."""

    reason: str | None = None
    names: tuple[tuple[str, str], ...] = ()


def compare_patterns(source: str, target: str) -> PatternOutcome:
    """Compare a regular expression with its translation: it compiles, and has as many groups."""
    before = _groups(source)
    if before is None or len(target) > _LONGEST:
        return PatternOutcome()
    after = _groups(target)
    if after is None:
        return PatternOutcome(f"the regular expression {target!r:.40} can no longer be compiled")
    if after != before:
        reason = f"the regular expression has {_count(after)} now; the source has {_count(before)}"
        return PatternOutcome(reason)
    if lost := _lost_class(source, target):
        return PatternOutcome(f"the regular expression lost the backslash of \\{lost}")
    names = _NAMED.findall(source), _NAMED.findall(target)
    if len(names[0]) != len(names[1]):
        return PatternOutcome("a group of the regular expression lost its name")
    return PatternOutcome(None, tuple(zip(*names, strict=True)))


def _lost_class(source: str, target: str) -> str:
    r"""Return the letter of a class such as ``\d`` that is only a letter in the translation.

    Other words may need other classes, so there have to be fewer, and the letter has to be there.
    """
    before, after = (Counter(filter(None, _CLASS.findall(text))) for text in (source, target))
    plain = [Counter(_CLASS.sub("", text)) for text in (source, target)]
    return next((c for c in before if after[c] < before[c] and plain[1][c] > plain[0][c]), "")


def _count(groups: int) -> str:
    return "1 group" if groups == 1 else f"{groups} groups"


def _groups(pattern: str) -> int | None:
    if len(pattern) > _LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(pattern).groups
    except (re.error, RecursionError, OverflowError, ValueError):
        return None


def group_names(replacement: str) -> list[str]:
    """Return the names of the groups that a text for `re.sub` asks for, in order."""
    return _ASKED_FOR.findall(replacement)
