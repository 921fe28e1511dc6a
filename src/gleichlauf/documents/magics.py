"""Lines of a notebook that are no Python: commands of IPython and of the shell.

The notation is that of IPython ("Built-in magic commands", "System shell access"): a statement that
begins with ``%`` or ``!``, ``x = !ls`` and ``x = %pwd``, a question mark before or after a name.
"""

from __future__ import annotations

import re

_MAY_BE = re.compile(r"^[ \t]*[%!?]|=[ \t]*[%!]|\?[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"([ \t]*)(?:%{1,2}\w|!|\?{1,2}[\w.*])")
_ASSIGNED = re.compile(r"([ \t]*[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*)(?:!|%\w)")
_HELP = re.compile(r"([ \t]*)%{0,2}[\w.*]+\?{1,2}[ \t]*$")
_PIECE = re.compile(
    r"#[^\n]*|'''(?:[^\\]|\\.)*?(?:'''|\Z)|\"\"\"(?:[^\\]|\\.)*?(?:\"\"\"|\Z)"
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?|\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"?|\\\n|[\[({]|[\])}]|\n",
    re.DOTALL,
)


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a block in which each command is a ``pass``, and the commands.

    A sign inside a text or a bracket is none: ``"%s" % name`` may be broken over lines.
    """
    if not _MAY_BE.search(text):
        return text, ()
    commands: list[str] = []
    kept: list[str] = []
    place = 0
    while place <= len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        masked = _masked(text[place:end])
        if masked is None:
            end = _end_of_statement(text, place)
            kept.append(text[place:end])
        else:
            while text[end - 1] == "\\" and end < len(text):
                following = text.find("\n", end + 1)
                end = len(text) if following < 0 else following
            rows = text[place:end].split("\n")
            commands.append(" ".join(row.rstrip("\\").strip() for row in rows))
            kept.append(masked + "\n" * (len(rows) - 1))
        place = end + 1
    return "\n".join(kept), tuple(commands)


def _masked(row: str) -> str | None:
    if match := _LINE.match(row) or _HELP.match(row):
        return match[1] + "pass"
    if match := _ASSIGNED.match(row):
        return match[1] + "None"
    return None


def _end_of_statement(text: str, place: int) -> int:
    """Return where the line ends that is the first to end outside of every bracket and text."""
    depth = 0
    for piece in _PIECE.finditer(text, place):
        mark = piece[0]
        if mark == "\n" and depth == 0:
            return piece.start()
        if mark in ("(", "[", "{"):
            depth += 1
        elif mark in (")", "]", "}"):
            depth = max(0, depth - 1)
    return len(text)
