"""Whether two blocks have the same code apart from what people read in them."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import lru_cache

from gleichlauf.code.block import CodeBlock, NotPythonError
from gleichlauf.code.comments import is_for_tools
from gleichlauf.code.lines import Lines, lines_of
from gleichlauf.code.literals import StringLiteral, UnreadableError
from gleichlauf.code.output import readable_lines
from gleichlauf.code.parsing import parse
from gleichlauf.code.pieces import Comment, pieces
from gleichlauf.code.session import Turn, doctest_examples, turns
from gleichlauf.code.texts import read_program


@lru_cache(maxsize=512)  # a site compares its blocks where they stand, and again to count them
def same_code(source: CodeBlock, other: str) -> bool:
    """Tell whether ``other`` is the block with other comments, docstrings, texts and output lines.

    Everything else must be equal character for character and stand in the same lines; the
    fields of an f-string may have another order. The block decides what a text is. Programs are
    compared twice: as written, and as Python's own parser understands them. Raises
    `NotPythonError` if the block itself does not parse.
    """
    match source.form:
        case "program":
            return _same_program(source, other)
        case "session":
            return _same_session(source, other)
        case "output":
            return _same_output(lines_of(source.source), lines_of(other))


def _same_program(block: CodeBlock, other: str) -> bool:
    reading = read_program(block)
    found = reading.pieces
    try:
        other_tree, other_found = parse(other), pieces(other)
    except (NotPythonError, UnreadableError):
        return False
    read = {use.literal.start for use in reading.uses}
    free = {number for number, piece in enumerate(found) if piece.start in read}
    written = _as_written(block.source, found, free) == _as_written(other, other_found, free)
    return written and _same_tree(parse(block.source), other_tree)


def _as_written(
    source: str, found: tuple[Comment | StringLiteral, ...], free: set[int]
) -> list[str | tuple[str, ...]]:
    """Return the source in pieces, without what is free to differ."""
    lines = Lines(source)
    result: list[str | tuple[str, ...]] = []
    position = 0
    for number, piece in enumerate(found):
        text = source[piece.start : piece.end]
        result.append(source[position : piece.start])
        position = piece.end
        if isinstance(piece, Comment):
            result.append(text if is_for_tools(text, lines.line(piece.start)) else "#")
        elif number in free:
            result.append((piece.prefix, str(len(lines_of(text))), *sorted(piece.fields)))
        else:
            result.append(text)
    result.append(source[position:])
    return result


def _same_tree(source: ast.AST, other: ast.AST) -> bool:
    """Compare structure, lines and values, all but the strings, which are compared as written."""
    waiting: list[tuple[object, object]] = [(source, other)]
    while waiting:
        one, two = waiting.pop()
        if type(one) is not type(two):
            return False
        if isinstance(one, list) and isinstance(two, list):
            if len(one) != len(two):
                return False
            waiting.extend(zip(one, two, strict=True))
        elif isinstance(one, ast.AST) and isinstance(two, ast.AST):
            if getattr(one, "lineno", None) != getattr(two, "lineno", None):
                return False
            if not (isinstance(one, ast.JoinedStr) or (_is_string(one) and _is_string(two))):
                fields = zip(ast.iter_fields(one), ast.iter_fields(two), strict=True)
                waiting.extend((first, second) for (_, first), (_, second) in fields)
        elif one != two:
            return False
    return True


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _same_session(block: CodeBlock, other: str) -> bool:
    before = turns(block.source)
    try:
        after = turns(other)
    except NotPythonError:
        return False
    if _shape(block.source, before) != _shape(other, after):
        return False
    return all(_same_turn(block, one, two) for one, two in zip(before, after, strict=True))


def _shape(session: str, found: tuple[Turn, ...]) -> tuple[object, ...]:
    """Return what of a session is neither source nor wanted output, and doctest's reading."""
    rows: dict[int, str] = {}
    for turn in found:
        # A bare prompt may get a blank behind it, so prompts are compared without.
        prefixes = [row.prefix.rstrip(" ") for row in turn.source_rows + turn.wanted_rows]
        rows |= dict(enumerate(prefixes, turn.line))
    texts = [rows.get(number, line) for number, line in enumerate(lines_of(session))]
    counts = [(turn.line, len(turn.source_rows), len(turn.wanted_rows)) for turn in found]
    examples = [
        (example.lineno, example.options, example.exc_msg is None)
        for example in doctest_examples(session)
    ]
    return texts, counts, examples


def _same_turn(block: CodeBlock, one: Turn, two: Turn) -> bool:
    wanted = [[row.text for row in turn.wanted_rows] for turn in (one, two)]
    if not _same_output(*wanted):
        return False
    try:
        return _same_program(replace(block, source=one.source), two.source)
    except NotPythonError:
        if one.wants_syntax_error:
            return one.source == two.source
        raise


def _same_output(source: list[str], other: list[str]) -> bool:
    """Compare the lines that nobody translates."""
    return len(source) == len(other) and all(
        readable or one == two
        for readable, one, two in zip(readable_lines(source), source, other, strict=False)
    )
