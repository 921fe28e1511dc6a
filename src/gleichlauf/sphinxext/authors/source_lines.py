"""Where the lines of a block stand in its file: parsers report the start only roughly.

A directive has the line of its first line, a fenced block that of its fence, a ``>>>`` block in
a list the line after its last one; only the file knows better.
"""

from __future__ import annotations

from collections.abc import Sequence

_MARKUP = " \t>|"
"""What may stand around a line of code: indentation, block quotes, the borders of a table."""


def bare(line: str) -> str:
    """Return a line without the markup that may stand around it."""
    return line.expandtabs().strip(_MARKUP)


def first_line(file: Sequence[str], block: Sequence[str], near: int, *, forward: bool) -> int:
    """Return the line, from 1, at which a block starts in its file, looking around ``near``.

    ``file`` and ``block`` hold lines made by `bare`. With ``forward`` the block stands at
    ``near`` or after it if it stands there at all. Where it cannot be found, as in a table with
    a second column, the answer is ``near``.
    """
    starts = [
        start + 1
        for start in range(len(file) - len(block) + 1)
        if file[start] == block[0] and list(file[start : start + len(block)]) == list(block)
    ]
    if not starts:
        return near
    return min(starts, key=lambda start: (forward and start < near, abs(start - near)))
