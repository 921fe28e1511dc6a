"""Formats of dates: whether a translated one still asks for the same parts of a date.

The letters are those of the library reference ("Format Codes"), and what platforms have beside
them. In which order the parts stand, and whether a month is a name or a number, is a matter of
language; that a part is missing is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIRECTIVE = re.compile(r"%[-_^#0]?[EO:]?(.?)", re.DOTALL)
_PARTS = {
    "year": "YyGgC", "month": "mbBh", "day": "de", "weekday": "aAuw", "day of the year": "j",
    "week": "UVW", "hour": "HkIl", "half of the day": "pP", "minute": "M", "second": "S",
    "microsecond": "f", "zone": "zZ", "time": "s",
}  # fmt: skip
_PART_OF = {letter: part for part, letters in _PARTS.items() for letter in letters}
_TOGETHER = {"c": "AbdTY", "x": "mdy", "X": "HMS", "D": "mdy", "F": "Ymd", "T": "HMS", "R": "HM",
             "r": "IMSp"}  # fmt: skip
"""What stands for several directives."""

_NO_PARTS = "%nt"


def is_date_format(text: str) -> bool:
    """Tell whether a text, known to format something, formats a date by what it holds."""
    return "%" in text.rstrip("%")


def compare_dates(source: str, target: str) -> str | None:
    """Return what is wrong with the translation of a format of dates, if anything."""
    known = {letter for _, letter in _directives(source)}
    for written, letter in _directives(target):
        if not _is_known(letter) and letter not in known:
            return f"{written!r} is no directive of a format of dates"
    before, after = _parts(source), _parts(target)
    if not (_halves(source) and _halves(target)):
        # Only where both count to twelve does it say which of two hours is meant.
        before.pop("half of the day", None)
        after.pop("half of the day", None)
    for part, written in before.items():
        if part not in after:
            return f"the directive {written} of the format of dates is lost"
    for part, written in after.items():
        if part not in before:
            return f"the directive {written} of the format of dates is added"
    return None


def asked_for(text: str) -> frozenset[str]:
    """Return the parts of a date that a format asks for, the half of the day left out.

    A directive that does not exist is a part of its own.
    """
    unknown = {letter for _, letter in _directives(text) if not _is_known(letter)}
    return frozenset(_parts(text)) - {"half of the day"} | unknown


def _is_known(letter: str) -> bool:
    return letter in _PART_OF or letter in _TOGETHER or letter in _NO_PARTS


def _directives(text: str) -> Iterator[tuple[str, str]]:
    for match in _DIRECTIVE.finditer(text):
        yield match[0], match[1]


def _parts(text: str) -> dict[str, str]:
    """Return the parts of a date that a format asks for, and the directive that does."""
    found: dict[str, str] = {}
    for written, letter in _directives(text):
        for each in _TOGETHER.get(letter, letter):
            for one in _TOGETHER.get(each, each):
                if one in _PART_OF:
                    found.setdefault(_PART_OF[one], written)
    return found


def _halves(text: str) -> bool:
    """Tell whether a format counts the hours of half a day."""
    return any(letter in "Ilr" for _, letter in _directives(text) if letter)
