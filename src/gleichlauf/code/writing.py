"""Writing a string literal: new text, same prefix, same number of lines, valid quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gleichlauf.code.characters import escape, unsafe
from gleichlauf.code.literals import ESCAPE, Part, StringLiteral, UnreadableError, decoded, read

_RAW_NEWLINE = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"[^ ]+ *| +")
_NOT_RAW = (
    "it cannot be written into a raw string: avoid control characters, a backslash at the end, "
    "and one kind of quotation marks"
)


class UnwritableError(ValueError):
    """A translation that cannot stand in its place; the message is for the translator."""


@dataclass(slots=True)
class _TextLine:
    """A line of a literal's text, and how it is laid out in the source.

    ``joins`` are the places where a backslash continues it on the next source line, as the share
    of the text before them, with the characters used. ``newline`` is how the newline that ends
    it is spelled.
    """

    newline: str = r"\n"
    joins: list[tuple[float, str]] = field(default_factory=list)


def written(literal: StringLiteral, parts: tuple[Part, ...]) -> str:
    """Return the source of a literal like this one whose value is that of ``parts``.

    A part that is no field holds its text with escapes decoded (and, in an f-string, with its
    own braces doubled). The author's quotes are kept if possible. Raises `UnwritableError`.
    """
    layout = _layout(literal, 1 + sum(p.source.count("\n") for p in parts if not p.is_field))
    wanted = "".join(part.source for part in parts)
    if literal.is_raw and set(unsafe(wanted)) - set(unsafe(literal.text)):
        raise UnwritableError(_NOT_RAW)
    for quote, escaping in _quotes(literal, parts):
        body = _body(literal, parts, layout, quote if escaping else "")
        source = f"{literal.prefix}{quote}{body}{quote}"
        try:
            again = read(source, 0)
        except UnreadableError:
            continue
        # What we wrote is read again: the last word on whether it is valid and means the same.
        if again.end == len(source) and again.text == wanted:
            return source
    raise UnwritableError(_NOT_RAW if literal.is_raw else "it is no text of a string literal")


def _quotes(literal: StringLiteral, parts: tuple[Part, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the quotes to try, best first, and whether quotes in the text are escaped."""
    author = literal.quote
    other = ("'" if author[0] == '"' else '"') * len(author)
    texts = [part.source for part in parts if not part.is_field]
    # Up to Python 3.11 no field may hold the quote of its own f-string.
    in_field = any(other[0] in part.source for part in parts if part.is_field)
    candidates = [author] if in_field else [author, other]
    if literal.is_raw and len(author) == 1:
        candidates += [candidate * 3 for candidate in candidates]
    for quote in candidates:
        if literal.is_raw or not any(quote in text or text.endswith(quote[0]) for text in texts):
            yield quote, False
    if not literal.is_raw:
        yield author, True


def _layout(literal: StringLiteral, count: int) -> list[_TextLine]:
    """Lay out ``count`` lines of text such that the literal keeps its number of source lines."""
    before = _source_layout(literal)
    if count == len(before):
        return before
    fixed = any(set(line.newline) & {"\r", "\n"} for line in before[:-1])
    if fixed or literal.is_raw:
        lines = "one line" if len(before) == 1 else f"{len(before)} lines"
        raise UnwritableError(f"it must have {lines} as the source has; it has {count}")
    joins = [join for line in before for join in line.joins]
    return [_TextLine(joins=joins)] + [_TextLine() for _ in range(count - 1)]


def _source_layout(literal: StringLiteral) -> list[_TextLine]:
    lines = [_TextLine()]
    length, joins = 0, list[tuple[int, str]]()

    def finish(newline: str) -> None:
        nonlocal length
        lines[-1].newline = newline
        lines[-1].joins = [(offset / max(length, 1), join) for offset, join in joins]
        length = 0
        joins.clear()

    for part in literal.parts:
        position = 0
        breaks = _RAW_NEWLINE if literal.is_raw else ESCAPE
        for match in () if part.is_field else breaks.finditer(part.source):
            length += match.start() - position
            position = match.end()
            character = decoded(match[0], raw=literal.is_raw, double_braces=False)
            if character == "\n":
                finish(match[0])
                lines.append(_TextLine())
            elif not character:
                joins.append((length, match[0]))
            else:
                length += 1
        length += len(part.source) - position
    finish(r"\n")
    return lines


def _body(
    literal: StringLiteral, parts: tuple[Part, ...], layout: list[_TextLine], quote: str
) -> str:
    """Return what stands between the quotes; ``quote`` is to be escaped, unless it is empty."""
    lines: list[list[str]] = [[]]
    raw_tabs = any("\t" in part.source for part in literal.parts)
    for part in parts:
        if part.is_field:
            lines[-1].append(part.source)
            continue
        for number, text in enumerate(part.source.split("\n")):
            if number:
                lines.append([])
            encoded = text if literal.is_raw else _encoded(text, quote, raw_tabs=raw_tabs)
            lines[-1] += _WORD.findall(encoded)
    body = ""
    for words, line in zip(lines, layout, strict=True):
        position = 0
        for share, join in line.joins:
            end = max(position, round(share * len(words)))
            body += "".join(words[position:end]) + join
            position = end
        body += "".join(words[position:]) + line.newline
    return body.removesuffix(layout[-1].newline)


def _encoded(text: str, quote: str, *, raw_tabs: bool) -> str:
    """Return text for a literal that is not raw, in which a backslash escapes."""
    text = text.replace("\\", r"\\")
    if not raw_tabs:
        text = text.replace("\t", r"\t")
    for character in set(unsafe(text)):
        text = text.replace(character, escape(character))
    # In a triple-quoted literal, too, each is escaped: simple, and seldom needed.
    return text.replace(quote[0], "\\" + quote[0]) if quote else text
