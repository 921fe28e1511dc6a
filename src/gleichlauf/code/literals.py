r"""String literals: where they end, what they hold, and their parts.

The reading is our own, because ``tokenize`` gives f-strings as one token up to Python 3.11 and
as several from 3.12 on (PEP 701). Ours is the same on every version. It follows the lexical
analysis of the language reference and expects source that has been parsed already.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from functools import cache

DEEPEST = 150
"""How deep f-strings may be nested in each other: CPython's own limit from 3.12 on."""

OPENING = re.compile(
    r"""(?:(?<!\w)(?P<prefix>[bBfFrRtTuU]{1,2}))?(?P<quote>'''|\"\"\"|'|\")""",
)
_IN_FIELD = re.compile(rf"(?P<comment>\#[^\r\n]*)|{OPENING.pattern}|(?P<mark>[()\[\]{{}}:])")
_IN_SPEC = re.compile(r"[{}]")
ESCAPE = re.compile(
    r"\\(?:\r\n|N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])"
    r"|\r\n?|\n"
)
"""An escape sequence, or a line ending."""


class UnreadableError(ValueError):
    """What stands here is no whole string literal."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a literal: source characters, either plain or a replacement field."""

    source: str
    is_field: bool = False


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """One string literal (one piece of an implicit concatenation) and where it stands."""

    start: int
    end: int
    prefix: str
    quote: str
    parts: tuple[Part, ...]

    @property
    def is_raw(self) -> bool:
        """Whether a backslash means a backslash."""
        return "r" in self.prefix.lower()

    @property
    def is_bytes(self) -> bool:
        """Whether it holds bytes, which are for machines."""
        return "b" in self.prefix.lower()

    @property
    def is_formatted(self) -> bool:
        """Whether it has replacement fields (f-string, t-string)."""
        return bool(set("ft") & set(self.prefix.lower()))

    @property
    def fields(self) -> tuple[str, ...]:
        """The replacement fields, as written, with their braces."""
        return tuple(part.source for part in self.parts if part.is_field)

    def value(self, part: Part) -> str:
        """Return a plain part with its escapes decoded; in an f-string braces stay doubled."""
        return decoded(part.source, raw=self.is_raw, double_braces=self.is_formatted)

    @property
    def text(self) -> str:
        """The value; of an f-string the literal parts decoded and the fields as written."""
        return "".join(part.source if part.is_field else self.value(part) for part in self.parts)

    @property
    def plain_text(self) -> str:
        """The value without fields: a field is no letter, and no space."""
        return "".join("\0" if part.is_field else self.value(part) for part in self.parts)


def decoded(source: str, *, raw: bool, double_braces: bool) -> str:
    r"""Decode the inside of a string literal.

    A raw line ending is a newline. ``double_braces``: a brace that an escape such as ``\x7b``
    stands for is doubled, as an f-string's own literal braces are.
    """
    if "\\" not in source and "\r" not in source:  # most literals: nothing to decode
        return source

    def one(match: re.Match[str]) -> str:
        sequence = match[0]
        if not sequence.startswith("\\"):
            return "\n"
        if raw:
            return sequence.replace("\r\n", "\n").replace("\r", "\n")
        if sequence[1] in "\r\n":
            return ""
        with warnings.catch_warnings():
            # An unknown escape such as "\d" warns; whoever runs the code gets to see that.
            warnings.simplefilter("ignore")
            character = str(ast.literal_eval(f'"{sequence}"'))
        return character * 2 if double_braces and character in {"{", "}"} else character

    return ESCAPE.sub(one, source)


@cache
def _plain(quote: str, *, formatted: bool, raw: bool) -> re.Pattern[str]:
    """Match a piece of what is neither the end of a literal nor a field.

    One piece, not all of them: a possessive repetition of a group, which would not keep what it
    could go back to, matches too much in CPython before 3.11.5.
    """
    mark = quote[0]
    # A newline in a one-line literal only follows a backslash; a quote in a triple-quoted one
    # does not belong to its end.
    inner = (
        rf"[^\\{mark}{{}}]+|{mark}(?!{mark}{mark})" if len(quote) == 3 else rf"[^\\{mark}\r\n{{}}]+"
    )
    if not formatted:
        return re.compile(rf"{inner}|[{{}}]|\\(?:\r\n|[\s\S])")
    name = "" if raw else r"N\{[^}]*\}|"
    return re.compile(rf"{inner}|\{{\{{|\}}\}}|\\(?:{name}\r\n|[^{{}}]|(?=[{{}}]))")


def _plain_end(piece: re.Pattern[str], source: str, start: int) -> int:
    """Return the offset behind the plain pieces that begin here."""
    position = start
    while match := piece.match(source, position):
        position = match.end()
    return position


def read(source: str, start: int, depth: int = 0) -> StringLiteral:
    """Read the string literal that starts here, prefix and all.

    Raises `UnreadableError` if none does, or if it does not end.
    """
    opening = OPENING.match(source, start)
    if opening is None or depth > DEEPEST:
        raise UnreadableError(f"no string literal at offset {start}")
    prefix, quote = opening["prefix"] or "", opening["quote"]
    formatted = bool(set("ft") & set(prefix.lower()))
    plain = _plain(quote, formatted=formatted, raw="r" in prefix.lower())
    parts: list[Part] = []
    position = opening.end()
    while True:
        stop = _plain_end(plain, source, position)
        if stop > position:
            parts.append(Part(source[position:stop]))
        if source.startswith(quote, stop):
            return StringLiteral(start, stop + len(quote), prefix, quote, tuple(parts))
        if not (formatted and source.startswith("{", stop)):
            raise UnreadableError(f"the string literal at offset {start} does not end")
        position = field_end(source, stop, depth + 1)
        parts.append(Part(source[stop:position], is_field=True))


def field_end(source: str, start: int, depth: int = 1) -> int:
    """Return the offset behind the replacement field that starts here.

    Raises `UnreadableError` if it does not end.
    """
    if depth > DEEPEST:
        raise UnreadableError("fields are nested too deeply")
    position, brackets, in_spec = start + 1, 0, False
    while match := (_IN_SPEC if in_spec else _IN_FIELD).search(source, position):
        position = match.end()
        mark = match[0]
        if in_spec:
            if mark == "}":
                return position
            position = field_end(source, match.start(), depth + 1)
        elif match["quote"]:
            position = read(source, match.start(), depth + 1).end
        elif mark == "}" and not brackets:
            return position
        elif mark == ":":
            in_spec = not brackets
        elif match["mark"]:
            brackets += 1 if mark in "([{" else -1
    raise UnreadableError(f"the field at offset {start} does not end")
