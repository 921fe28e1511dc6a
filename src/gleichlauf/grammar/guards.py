"""What is too deep for a parser written for code that people write.

libcst's parser and `ast` descend into nested code by recursion, in C, and a stack that overflows
there ends the process. Code in documentation comes nowhere near these limits.
"""

from __future__ import annotations

import re

DEEPEST = 50
"""How deep brackets and the fields of f-strings may be nested."""

_LONGEST_ROW = 3_000  # characters: a row may be one chain of operators
_LONGEST = 200_000  # characters of one statement
_BRACKET = re.compile(r"[()\[\]{}]")


def is_too_deep(text: str) -> bool:
    """Tell whether a text is nested too deeply, or too long, for a parser without a limit."""
    if len(text) > _LONGEST or any(len(row) > _LONGEST_ROW for row in text.split("\n")):
        return True
    depth = 0
    # Brackets in texts and comments count as well: closing ones may be missing there, but a
    # text with fifty of them is no code that anybody learns from.
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "([{" else -1
        if depth > DEEPEST:
            return True
        depth = max(depth, 0)
    return False
