"""Splitting a ``>>>`` session into its sources and their wanted output, with positions.

The understanding is that of `doctest.DocTestParser`, which checks every session here first; it
cannot be used alone because it drops examples that hold nothing but a comment.
"""

from __future__ import annotations

import doctest
import re
from dataclasses import dataclass

from gleichlauf.code.block import NotPythonError
from gleichlauf.code.lines import Lines, lines_of

_FIRST_PROMPT = re.compile(r"[ \t]*>>> ?")
_NEXT_PROMPT = re.compile(r"[ \t]*\.\.\. ?")
_PROMPT = re.compile(r"[ \t]*(?:>>>|\.\.\.)")
_WHERE = re.compile(r"line (?P<line>\d+) of the \w+ for <session> ")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a session: what stands before its text (prompt, indentation), and the text."""

    start: int
    prefix: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One source at the prompt and the output wanted for it; ``line`` is its first, from 0."""

    line: int
    source_rows: tuple[Row, ...]
    wanted_rows: tuple[Row, ...]

    @property
    def source(self) -> str:
        """The Python source without prompts."""
        return "".join(row.text for row in self.source_rows)

    @property
    def wants_syntax_error(self) -> bool:
        """Whether the session shows code that does not parse, on purpose."""
        errors = r"(SyntaxError|IndentationError|TabError)\b"
        return any(re.match(errors, row.text) for row in self.wanted_rows)

    def prompted(self, source: str, number: int) -> str:
        """Put the prompts back before all lines but the first, which is line ``number``."""
        first, *others = lines_of(source) or [""]
        rows = self.source_rows[number + 1 :]
        # A bare prompt gets its blank as soon as something follows it.
        prompts = (
            row.prefix + (" " if row.prefix.endswith(".") and line.strip() else "")
            for row, line in zip(rows, others, strict=False)
        )
        return first + "".join(prompt + line for prompt, line in zip(prompts, others, strict=True))


def turns(session: str) -> tuple[Turn, ...]:
    """Split a session; text between its turns belongs to none of them.

    Raises `NotPythonError` where doctest would not take the prompts.
    """
    lines = Lines(session)
    doctest_examples(session)
    found: list[Turn] = []
    number = 0
    while number < len(lines.texts):
        first = _FIRST_PROMPT.match(lines.texts[number])
        if not first:
            number += 1
            continue
        start = number
        sources = [_row(lines, number, first.end())]
        number += 1
        while number < len(lines.texts) and (more := _NEXT_PROMPT.match(lines.texts[number])):
            sources.append(_row(lines, number, more.end()))
            number += 1
        indent = len(first[0]) - len(first[0].lstrip())
        wanted = []
        while number < len(lines.texts) and _is_wanted(lines.texts[number]):
            wanted.append(_row(lines, number, indent))
            number += 1
        found.append(Turn(start, tuple(sources), tuple(wanted)))
    return tuple(found)


def _row(lines: Lines, number: int, column: int) -> Row:
    text = lines.texts[number]
    return Row(lines.starts[number], text[:column], text[column:])


def _is_wanted(line: str) -> bool:
    return bool(line.strip()) and not _FIRST_PROMPT.match(line)


def doctest_examples(session: str) -> list[doctest.Example]:
    """Return doctest's own reading of a session. Raises `NotPythonError`."""
    # doctest knows no other line ending than a newline.
    text = "".join(line.rstrip("\r\n") + "\n" for line in Lines(session).texts)
    try:
        return doctest.DocTestParser().get_examples(text, name="<session>")
    except ValueError as error:
        reason = str(error)
        where = _WHERE.match(reason)
        if where is None:
            raise NotPythonError(reason, 0) from None
        number = int(where["line"]) - 1
        if "inconsistent" in reason and _PROMPT.match(text.split("\n")[number]):
            # Where a later prompt is indented otherwise, doctest names the line before it.
            number += 1
        raise NotPythonError(f"the line {reason[where.end() :]}", number) from None
