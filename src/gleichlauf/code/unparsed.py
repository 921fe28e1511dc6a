"""Messages of code that does not parse: broken on purpose, a fragment, or of another Python.

Its comments can be told apart all the same, and so can texts handed to ``print`` or of two words.
Nothing else is touched, and what was put back is compared with the source, piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gleichlauf.code.block import CodeBlock, Message, Problem, Translation
from gleichlauf.code.characters import has_letter
from gleichlauf.code.comments import runs
from gleichlauf.code.lines import Lines
from gleichlauf.code.literals import OPENING, StringLiteral, UnreadableError, read
from gleichlauf.code.pieces import Comment
from gleichlauf.code.places import Edit, Place, comment_place, string_place
from gleichlauf.code.texts import StringUse, has_two_words
from gleichlauf.code.writing import UnwritableError

_NEXT = re.compile(rf"(?P<comment>\#[^\r\n]*)|{OPENING.pattern}")
_LINE_END = re.compile(r"[\r\n]|\Z")
_HANDED = re.compile(r"\b(?:print|input)\s*\(?\s*\Z")
_PROMPT = re.compile(r"[ \t]*(?:>>>|\.\.\.)")

Pieces = tuple[Comment | StringLiteral, ...]


def unparsed_messages(block: CodeBlock) -> tuple[Message, ...]:
    """Return what people read in a block that does not parse, in its order."""
    return tuple(place.message for place in _places(block))


def translate_unparsed(block: CodeBlock, translations: Mapping[str, str]) -> Translation:
    """Return the block with its messages translated; the rest is the same to the letter."""
    source, problems = block.source, list[Problem]()
    wanted = _bare(block, block.source)
    for place in reversed(_places(block)):
        translation = translations.get(place.message.text, "")
        if translation in {"", place.message.text}:
            continue
        try:
            edited = _edited(source, place.edits(translation))
        except UnwritableError as error:
            problems.append(Problem(place.message, translation, str(error)))
            continue
        if _bare(block, edited) == wanted:
            source = edited
        else:
            reason = "it would change the code around it"
            problems.append(Problem(place.message, translation, reason))
    return Translation(source, tuple(sorted(problems, key=lambda it: it.message.start)))


def _edited(source: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, key=lambda it: it.start, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def _pieces(block: CodeBlock, source: str) -> Pieces:
    """Return comments and literals; where one has no end, the rest of its line is code."""
    found: list[Comment | StringLiteral] = []
    position = 0
    while match := _NEXT.search(source, position):
        start = match.start()
        line = source[max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1 : start]
        if block.form == "session" and not _PROMPT.match(line):
            # What a session prints is no code of ours.
            position = _end_of_line(source, start)
            continue
        if match["comment"]:
            found.append(Comment(start, match.end(), match[0]))
            position = match.end()
            continue
        try:
            literal = read(source, start)
        except UnreadableError:
            position = _end_of_line(source, start)
            continue
        found.append(literal)
        position = literal.end
    return tuple(found)


def _end_of_line(source: str, start: int) -> int:
    end = _LINE_END.search(source, start)
    return end.start() if end else len(source)


def _places(block: CodeBlock) -> tuple[Place, ...]:
    lines, found = Lines(block.source), _pieces(block, block.source)
    comments = tuple(piece for piece in found if isinstance(piece, Comment))
    result = [comment_place(run) for run in runs(comments, lines)]
    result += [
        string_place(StringUse(piece, "text", "plain", True), lines)
        for piece in found
        if isinstance(piece, StringLiteral) and _is_text(block, piece)
    ]
    return tuple(sorted(result, key=lambda place: place.message.start))


def _is_text(block: CodeBlock, piece: StringLiteral) -> bool:
    if piece.is_bytes or piece.fields or piece.text in block.not_texts:
        return False
    handed = _HANDED.search(block.source, max(0, piece.start - 20), piece.start) is not None
    text = piece.plain_text
    return piece.text in block.texts or (has_letter(text) and (handed or has_two_words(text)))


def _bare(block: CodeBlock, source: str) -> list[str]:
    """Return the code between what people read, and all of what they do not."""
    result, position = [], 0
    for piece in _pieces(block, source):
        result.append(source[position : piece.start])
        if isinstance(piece, StringLiteral):
            # A translation keeps what stands around it, the number of lines among it.
            result.append(f"{piece.prefix}{source[piece.start : piece.end].count(chr(10))}")
        else:
            result.append("#")
        position = piece.end
    return [*result, source[position:]]
