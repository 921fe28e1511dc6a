"""Places: where a message stands in a block, and how a translation is written there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from gleichlauf.code.block import CodeBlock, Message, NotPythonError
from gleichlauf.code.characters import meant, shown, unsafe
from gleichlauf.code.comments import Run, runs
from gleichlauf.code.lines import Lines
from gleichlauf.code.output import readable_lines, written_line
from gleichlauf.code.pieces import Comment
from gleichlauf.code.session import Turn, turns
from gleichlauf.code.strings import string_message
from gleichlauf.code.texts import StringUse, read_program
from gleichlauf.code.writing import UnwritableError


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of the source, by offsets, and what is to stand there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A message, and the function from its translation to edits of the block's source.

    The function raises `gleichlauf.code.writing.UnwritableError`.
    """

    message: Message
    edits: Callable[[str], tuple[Edit, ...]]


@lru_cache(maxsize=128)
def places(block: CodeBlock) -> tuple[Place, ...]:
    """Return the places of a block's messages in their order. Raises `NotPythonError`."""
    match block.form:
        case "program":
            return _program(block)
        case "session":
            return tuple(place for turn in turns(block.source) for place in _turn(block, turn))
        case "output":
            lines = Lines(block.source)
            return _output(lines.texts, lines.starts, 0)


def _program(block: CodeBlock) -> tuple[Place, ...]:
    lines = Lines(block.source)
    reading = read_program(block)
    comments = tuple(piece for piece in reading.pieces if isinstance(piece, Comment))
    result = [string_place(use, lines) for use in reading.uses]
    result += [comment_place(run) for run in runs(comments, lines)]
    return tuple(sorted(result, key=lambda place: place.message.start))


def string_place(use: StringUse, lines: Lines) -> Place:
    """Return the place of a literal that people read."""
    string, start, end = string_message(use), use.literal.start, use.literal.end
    kept = tuple(placeholder.text for placeholder in string.placeholders)
    line, notation = lines.line(start), string.notation
    message = Message(string.text, use.role, line, start, end, kept, notation)
    return Place(message, lambda translation: (Edit(start, end, string.written(translation)),))


def comment_place(run: Run) -> Place:
    """Return the place of comments that are one message."""

    def edits(translation: str) -> tuple[Edit, ...]:
        texts = run.written(_with_characters_of(run.text, translation))
        return tuple(
            Edit(comment.start, comment.end, text)
            for comment, text in zip(run.comments, texts, strict=True)
        )

    start, end = run.comments[0].start, run.comments[-1].end
    return Place(Message(shown(run.text), "comment", run.line, start, end), edits)


def _output(texts: list[str], starts: list[int], first_line: int) -> tuple[Place, ...]:
    readable = readable_lines(texts)
    return tuple(
        _output_line(text, start, line)
        for line, (text, start) in enumerate(zip(texts, starts, strict=False), first_line)
        if readable[line - first_line]
    )


def _output_line(line_text: str, line_start: int, line: int) -> Place:
    text = line_text.strip()
    start = line_start + line_text.index(text)
    end = start + len(text)

    def edits(translation: str) -> tuple[Edit, ...]:
        return (Edit(start, end, written_line(text, _with_characters_of(text, translation))),)

    return Place(Message(shown(text), "output", line, start, end), edits)


def _with_characters_of(source: str, translation: str) -> str:
    """Return the translation with the source's own unsafe characters, and no others."""
    text = meant(translation, unsafe(source))
    if Counter(unsafe(text)) != Counter(unsafe(source)):
        raise UnwritableError("control characters have no place here")
    return text


def _turn(block: CodeBlock, turn: Turn) -> tuple[Place, ...]:
    try:
        inner = _program(replace(block, source=turn.source))
    except NotPythonError as error:
        if not turn.wants_syntax_error:
            raise NotPythonError(error.reason, turn.line + error.line) from None
        inner = ()
    wanted_texts = [row.text for row in turn.wanted_rows]
    wanted_starts = [row.start + len(row.prefix) for row in turn.wanted_rows]
    output_line = turn.line + len(turn.source_rows)
    return (
        *(_at_prompt(place, turn) for place in inner),
        *_output(wanted_texts, wanted_starts, output_line),
    )


def _at_prompt(place: Place, turn: Turn) -> Place:
    """Move a place from the bare source of a turn into its session."""
    starts = [0]
    for row in turn.source_rows:
        starts.append(starts[-1] + len(row.text))

    def moved(offset: int, number: int) -> int:
        row = turn.source_rows[number]
        return row.start + len(row.prefix) + offset - starts[number]

    def start_row(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    def end_of(offset: int) -> int:
        return moved(offset, bisect_left(starts, offset) - 1)

    def edits(translation: str) -> tuple[Edit, ...]:
        found = []
        for edit in place.edits(translation):
            first = start_row(edit.start)
            text = turn.prompted(edit.text, first)
            found.append(Edit(moved(edit.start, first), end_of(edit.end), text))
        return tuple(found)

    message = place.message
    return Place(
        replace(
            message,
            line=turn.line + message.line,
            start=moved(message.start, start_row(message.start)),
            end=end_of(message.end),
        ),
        edits,
    )
