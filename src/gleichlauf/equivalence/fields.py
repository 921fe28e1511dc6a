"""Comparing the placeholders of two texts: what was lost or added, or says something else now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count, zip_longest
from typing import Literal

from gleichlauf.code.block import Notation
from gleichlauf.code.notations import Field, MalformedError, fields, percent_fields
from gleichlauf.equivalence.dates import asked_for, is_date_format

_SPEC = re.compile(
    r"(?:.?[<>=^])?(?P<sign>[-+ ])?(?P<z>z)?(?P<alternate>\#)?0?(?P<width>\d+)?"
    r"(?P<grouping>[_,])?(?P<precision>\.\d+)?(?P<type>[a-zA-Z%]?)$"
)
_PLAIN = re.compile(r"(?:[^\W\d]\w*|\d{0,2})\Z")
_STEP = re.compile(r"\.([^.\[]+)|\[([^\]]*)\]")
_TEXT_TYPES = "srac"


def spec_form(spec: str) -> str:
    """Return what a format specification means, less what only moves text: fill, align, width.

    A longer word needs a wider column; another type or precision prints something else.
    """
    if is_date_format(spec):
        return f"date {sorted(asked_for(spec))}"  # the order is a matter of language
    match = _SPEC.match(spec)
    if not match:
        return spec
    kept = ("sign", "z", "alternate", "grouping", "precision", "type")
    return "".join(match[name] or "" for name in kept)


def _form(field: Field, notation: Notation) -> str:
    """Return how a field is written out."""
    if notation == "format":
        return f"{_shape(field.path)}!{field.conversion}:{spec_form(field.spec)}"
    if notation == "%":
        kind = field.conversion.replace("i", "d")
        stars = "*" * field.spec.count("*")
        if kind in _TEXT_TYPES:
            precision = field.spec.partition(".")[1:]
            return stars + "".join(precision) + kind
        signs = "".join(sorted(c for c in field.spec if c in "#+ "))
        return f"{signs}{stars}{''.join(field.spec.partition('.')[1:])}{kind}"
    return ""


def _shape(path: str) -> str:
    """Return the path of a field without its names: ``[key].name`` becomes ``[].``."""
    return "".join("[]" if match[1] is None else "." for match in _STEP.finditer(path))


@dataclass(frozen=True, slots=True)
class Step:
    """A name in the path of a field, such as ``key`` in ``{0[key]}``, and what it became."""

    kind: Literal["attribute", "key"]
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comparing two texts gave: what is wrong, if anything, and what became of names."""

    reason: str | None = None
    steps: tuple[Step, ...] = ()


def compare_fields(
    source: str, target: str, notation: Notation, renamed: Mapping[str, str] | None = None
) -> Outcome:
    """Compare the placeholders of two texts.

    ``renamed`` maps names of placeholders in the source to those that the translation passes
    (where None, only their number counts, since names may be given elsewhere). Placeholders that
    have a name may change places; those that take the next argument may not change their kind.
    """
    try:
        before = fields(source, notation)
    except MalformedError:
        return Outcome()
    try:
        after = fields(target, notation)
    except MalformedError as error:
        return Outcome(str(error))
    if notation == "format":
        before, after = _numbered(before, after)
    if before == after:
        return Outcome()
    reason = _lost_or_added(before, after, notation, renamed)
    return Outcome(reason) if reason else Outcome(None, _steps(before, after))


def _numbered(
    before: tuple[Field, ...], after: tuple[Field, ...]
) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """Give numbers to fields that take the next argument, if the other text has numbers."""
    following = [any(not field.key for field in found) for found in (before, after)]
    numbers = [any(field.key.isdecimal() for field in found) for found in (before, after)]
    if not ((following[0] and numbers[1]) or (following[1] and numbers[0])):
        return before, after

    def numbered(found: tuple[Field, ...]) -> tuple[Field, ...]:
        number = count()
        return tuple(f if f.key else replace(f, key=str(next(number))) for f in found)

    return numbered(before), numbered(after)


def compare_guessed(source: str, target: str) -> str | None:
    """Compare two texts which look like templates, although nothing shows what formats them."""
    try:
        before = fields(source, "format")
    except MalformedError:
        before = ()
    if before and all(_PLAIN.match(f.key) and f.text == f"{{{f.key}}}" for f in before):
        try:
            after = fields(target, "format")
        except MalformedError as error:
            return str(error)
        return _lost_or_added(before, after, "format", None)
    percents = percent_fields(source)
    if percents and all(" " not in field.text for field in percents):
        return _lost_or_added(percents, percent_fields(target), "%", None)
    return None


def _lost_or_added(
    before: tuple[Field, ...], after: tuple[Field, ...], notation: Notation,
    renamed: Mapping[str, str] | None,
) -> str | None:  # fmt: skip
    if any(not field.key for field in before) or any(not field.key for field in after):
        return _in_order(before, after, notation)
    known = renamed is not None
    wanted = Counter((_renamed(f.key, renamed), _form(f, notation)) for f in before)
    found = Counter((f.key if known else "", _form(f, notation)) for f in after)
    if wanted == found:
        return None
    spellings = {_renamed(field.key, renamed): field.text for field in before}
    spellings |= {(field.key if known else ""): field.text for field in after}
    for key, form in wanted - found:
        if any(key == other for other, _ in found - wanted):
            return f"the placeholder {spellings[key]} is written out in another way"
        return f"the placeholder {spellings[key] or form} is lost"
    key = next(iter(found - wanted))[0]
    return f"the placeholder {spellings[key]} is added"


def _renamed(key: str, renamed: Mapping[str, str] | None) -> str:
    return "" if renamed is None else renamed.get(key, key)


def _in_order(
    before: tuple[Field, ...], after: tuple[Field, ...], notation: Notation
) -> str | None:
    if len(before) > len(after):
        kept = Counter(field.text for field in after)
        lost = next((f for f in before if not kept[f.text]), before[-1])
        return f"the placeholder {lost.text} is lost"
    if len(before) < len(after):
        kept = Counter(field.text for field in before)
        added = next((f for f in after if not kept[f.text]), after[-1])
        return f"the placeholder {added.text} is added"
    for old, new in zip(before, after, strict=True):
        if (bool(old.key), _form(old, notation)) != (bool(new.key), _form(new, notation)):
            return f"the placeholder {old.text} became {new.text}"
    return None


def _steps(before: tuple[Field, ...], after: tuple[Field, ...]) -> tuple[Step, ...]:
    """Return what became of the names in the paths of fields, those that stayed left out."""
    left, right = [f.path for f in before if f.path], [f.path for f in after if f.path]
    for path in list(left):
        if path in right:
            left.remove(path)
            right.remove(path)
    found = []
    for old, new in zip(left, right, strict=False):
        for one, other in zip_longest(_STEP.finditer(old), _STEP.finditer(new)):
            if one and other and one[0] != other[0]:
                kind: Literal["attribute", "key"] = "key" if one[1] is None else "attribute"
                found.append(Step(kind, one[1] or one[2], other[1] or other[2]))
    return tuple(found)
