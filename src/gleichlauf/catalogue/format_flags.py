"""Which messages are formats: flags such as ``python-format`` put right.

Babel, and sphinx-intl with it, guesses them: ``10 % discount`` looks like a format of ``%``, and
then msgfmt and editors call a right translation an error. A guess is not undone by the template:
Babel adds it again. Here the comment that we write above each message of code says what reads it.
The flags are those of GNU gettext (its manual, section "The Format of PO Files").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.reading import parse

_KIND = re.compile(r"Python [a-z]+(?: \((?P<notation>[^)]+)\))?(?:;|$)")
_OF_NOTATION = {
    "%": "python-format",
    "format": "python-brace-format",
    "f-string": "python-brace-format",  # what holds for such fields holds for its own
}
_FLAGS = frozenset(_OF_NOTATION.values())
_SIGNS = {"%": "python-format", "{": "python-brace-format"}


def format_flags(text: str, comments: Iterable[str]) -> frozenset[str]:
    """Return the flags of a message with these extracted comments: what it is, or what it is not.

    There is none for a text that could not be taken for a format.
    """
    kinds = [_KIND.match(comment) for comment in comments]
    notations = {match["notation"] for match in kinds if match}
    # One text may stand in several places: a format in all of them, or it is none.
    only = next(iter(notations)) if len(notations) == 1 and None not in kinds else None
    right = _OF_NOTATION.get(only or "")
    guessed = [flag for sign, flag in _SIGNS.items() if sign in text]
    return frozenset({right} if right else ()) | {f"no-{flag}" for flag in guessed if flag != right}


def with_format_flags(catalogue: str) -> str:
    """Return the text of a catalogue with all its flags of formats right; the rest stays as it is.

    A flag is added only where one is guessed, or the template would have it.
    """
    lines = catalogue.split("\n")
    entries = parse(catalogue.encode("utf-8", "surrogateescape"), Path()).entries
    for entry in sorted(entries, key=lambda it: -it.message.line):
        if entry.message.value:
            _put_right(lines, entry)
    return "\n".join(lines)


def _put_right(lines: list[str], entry: Entry) -> None:
    first = last = entry.message.line - 1
    while first and _belongs(lines[first - 1]):
        first -= 1
    while last > first and not lines[last].startswith(("#,", "#.", "#:", "# ")):
        last -= 1  # below the comments, above "#|" and the keywords
    rows = [row for row in range(first, entry.message.line - 1) if lines[row].startswith("#,")]
    old = [flag.strip() for row in rows for flag in lines[row][2:].split(",") if flag.strip()]
    new = _renewed(old, entry)
    if new == old:
        return
    for row in reversed(rows):
        del lines[row]
    if new:
        at = rows[0] if rows else (last + 1 if lines[last].startswith("#") else first)
        lines.insert(at, f"#, {', '.join(new)}")


def _renewed(old: Sequence[str], entry: Entry) -> list[str]:
    texts = (entry.message.value, entry.plural or "")
    wanted = format_flags("".join(texts), entry.comments)
    kept = [flag for flag in old if flag.removeprefix("no-") not in _FLAGS]
    said = {flag.removeprefix("no-") for flag in old}
    return [*kept, *sorted(it for it in wanted if it in _FLAGS or it.removeprefix("no-") in said)]


def _belongs(line: str) -> bool:
    return line.startswith(("#", "msgctxt", '"')) and not line.startswith("#~")
