"""Where the parts of an example stand in its file: line numbers, counted from 1."""

from __future__ import annotations

from dataclasses import replace

from gleichlauf.example.closing import output_lines, write_closing
from gleichlauf.example.example import Example
from gleichlauf.example.file import canonical, heading, write_example
from gleichlauf.example.labels import labels


def file_lines(example: Example) -> list[str]:
    """Return the lines of the example's file; its line 1 is at index 0."""
    return write_example(example).split("\n")


def first_code_line(example: Example) -> int:
    """Return the line where the code of the example starts, after any set-up code."""
    texts = labels(example.language)
    if example.form == "session":
        return file_lines(example).index(heading(texts.session, "")) + 2
    return file_lines(example).index(heading(texts.code)) + 2


def output_line(example: Example, outcome: int, line: int) -> int:
    """Return where line ``line`` (from 0) of what outcome ``outcome`` (from 0) prints stands.

    Where that outcome prints fewer lines, it is the last one, or the line that announces it.
    """
    example = canonical(example)
    texts = labels(example.language)
    closing = file_lines(example).index(heading(texts.outcome)) + 1
    earlier = replace(example, outcomes=example.outcomes[:outcome], files=(), search=None)
    before = len(write_closing(earlier, texts)) if outcome else 0
    announcement = closing + before + 2
    printed = len(output_lines(example.outcomes[outcome].stdout))
    return announcement + min(line + 1, printed)
