"""Lines of documented output: which are for people."""

from __future__ import annotations

import re

from gleichlauf.code.characters import has_letter
from gleichlauf.code.writing import UnwritableError

# The forms that doctest gives a meaning to: library reference, "doctest", "How are Docstring
# Examples Recognized?" and "What About Exceptions?".
_TRACEBACK = re.compile(r"Traceback \((?:most recent call last|innermost last)\):")
# What Python says itself of code that does not compile; it depends on its version.
_COMPLAINT = re.compile(r'\s*File ".*", line \d+|(?:Syntax|Indentation|Tab)Error\b')
_PROMPT = re.compile(r">>>|\.\.\.")


def readable_lines(lines: list[str]) -> list[bool]:
    """Tell for each line of one output, without its block's indentation, whether people read it."""
    found = []
    in_stack = False
    for line in lines:
        complains = _COMPLAINT.match(line) is not None
        header = _TRACEBACK.match(line) is not None or (complains and not in_stack)
        # The stack ends where a line starts with a name again: the exception's.
        in_stack = header or (in_stack and re.match(r"\w", line) is None)
        readable = has_letter(line) and line.strip() != "<BLANKLINE>"
        found.append(readable and not in_stack and not complains)
    return found


def written_line(source: str, translation: str) -> str:
    """Return the translation of this line if it can be one. Raises `UnwritableError`."""
    text = translation.strip()
    if "\n" in translation:
        raise UnwritableError("it must have one line as the source has")
    if not text:
        raise UnwritableError("a line of output cannot be blank")
    prompt = _PROMPT.match(text) and not _PROMPT.match(source)
    if text == "<BLANKLINE>" or prompt or _TRACEBACK.match(text):
        raise UnwritableError(f"doctest would not take this for a line of output: {text}")
    return translation
