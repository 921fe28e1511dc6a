"""The placeholders of a text: of ``str.format``, of the ``%`` operator, of ``string.Template``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from string import Formatter
from typing import Literal

Style = Literal["format", "percent", "template"]

_PERCENT = re.compile(
    r"%(?:(?P<literal>%)|(?:\((?P<key>[^()]*)\))?(?P<flags>[#0\- +]*)(?P<width>\*|\d+)?"
    r"(?P<precision>\.(?:\*|\d+)?)?[hlL]?(?P<type>[diouxXeEfFgGcrsa]))"
)
_DOLLAR = re.compile(r"\$(?:(?P<literal>\$)|(?P<name>[^\W\d]\w*)|\{(?P<braced>[^\W\d]\w*)\})")
_SPEC = re.compile(
    r"(?:.?[<>=^])?(?P<sign>[-+ ])?(?P<z>z)?(?P<alternate>\#)?0?(?P<width>\d+)?"
    r"(?P<grouping>[_,])?(?P<precision>\.\d+)?(?P<type>[a-zA-Z%]?)$"
)
_PLAIN = re.compile(r"(?:[^\W\d]\w*|\d{0,2})\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder: what it names, the rest of its expression, and how it is written out.

    ``key`` is a name, a number, or empty for the next argument; ``spelling`` is for messages.
    """

    key: str
    path: str
    form: str
    spelling: str


def spec_form(spec: str) -> str:
    """Return what a format specification means, less what only moves text: fill, align, width.

    A longer word needs a wider column; another type or precision prints something else.
    """
    if "%" in spec.rstrip("%"):
        return "date"  # strftime directives, whose order is a matter of language
    match = _SPEC.match(spec)
    if not match:
        return spec
    kept = ("sign", "z", "alternate", "grouping", "precision", "type")
    return "".join(match[name] or "" for name in kept)


def fields(text: str, style: Style) -> tuple[Field, ...] | None:
    """Return the placeholders of a text in order, or None if the text is malformed."""
    if style == "format":
        return _braces(text)
    found = []
    if style == "percent":
        for match in _PERCENT.finditer(text):
            if not match["literal"]:
                star = "*" * (match["width"] == "*") + (match["precision"] or "")
                signs = "" if match["type"] in "srac" else "".join(sorted(match["flags"]))
                form = signs.strip("-0") + star + match["type"].replace("i", "d")
                found.append(Field(match["key"] or "", "", form, match[0]))
        return tuple(found)
    for match in _DOLLAR.finditer(text):
        if not match["literal"]:
            found.append(Field(match["name"] or match["braced"], "", "", match[0]))
    return tuple(found)


def _braces(text: str, *, nested: bool = False) -> tuple[Field, ...] | None:
    found = []
    try:
        for _, name, spec, conversion in Formatter().parse(text):
            if name is None:
                continue
            key = re.split(r"[.\[]", name, maxsplit=1)[0]
            form = f"!{conversion or ''}:{spec_form(spec or '')}"
            found.append(Field(key, name[len(key) :], form, f"{{{name}}}"))
            if spec and "{" in spec:
                inside = None if nested else _braces(spec, nested=True)
                if inside is None:
                    return None  # str.format() itself takes one level of nesting
                found += inside
    except ValueError:
        return None
    return tuple(found)


def lost_or_added(
    source: str, target: str, style: Style, renamed: dict[str, str] | None = None
) -> str | None:
    """Return what is wrong with the placeholders of ``target``, or None.

    ``renamed`` maps names of placeholders in the source to those that the translation passes
    (where None, only their number counts, since names may be given elsewhere). Placeholders that
    have a name may change places; those that take the next argument may not change their kind.
    """
    before, after = fields(source, style), fields(target, style)
    if before is None or before == after:
        return None
    if after is None:
        return "its braces are not balanced, or a single one is not doubled"
    if any(not field.key for field in before) or any(not field.key for field in after):
        return _in_order(before, after)
    wanted = Counter(
        (_renamed(field.key, renamed), field.path if renamed is not None else "", field.form)
        for field in before
    )
    found = Counter(
        (field.key if renamed is not None else "", field.path if renamed is not None else "",
         field.form)
        for field in after
    )  # fmt: skip
    if wanted == found:
        return None
    spellings = {_renamed(field.key, renamed): field.spelling for field in before}
    spellings |= {(field.key if renamed is not None else ""): field.spelling for field in after}
    for key, _, form in wanted - found:
        if any(key == other for other, *_ in found - wanted):
            return f"the placeholder {spellings[key]} is written out in another way"
        return f"the placeholder {spellings[key] or form} is lost"
    key = next(iter(found - wanted))[0]
    return f"the placeholder {spellings[key]} is added"


def _renamed(key: str, renamed: dict[str, str] | None) -> str:
    return "" if renamed is None else renamed.get(key, key)


def _in_order(before: tuple[Field, ...], after: tuple[Field, ...]) -> str | None:
    if len(before) > len(after):
        kept = Counter(field.spelling for field in after)
        lost = next((f for f in before if not kept[f.spelling]), before[-1])
        return f"the placeholder {lost.spelling} is lost"
    if len(before) < len(after):
        kept = Counter(field.spelling for field in before)
        added = next((f for f in after if not kept[f.spelling]), after[-1])
        return f"the placeholder {added.spelling} is added"
    for old, new in zip(before, after, strict=True):
        if (bool(old.key), old.form) != (bool(new.key), new.form):
            return f"the placeholder {old.spelling} became {new.spelling}"
    return None


def looks_formatted(text: str) -> Style | None:
    """Return how a text with no visible formatting around it seems to be a template, if at all."""
    braces = _braces(text)
    if braces and all(_PLAIN.match(f.key) and f.form == "!:" for f in braces):
        return "format"
    percents = fields(text, "percent")
    if percents and all(" " not in field.spelling for field in percents):
        return "percent"
    return None
