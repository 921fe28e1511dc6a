"""Comments: which are for people, which lines belong together, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gleichlauf.code.characters import has_letter
from gleichlauf.code.lines import Lines
from gleichlauf.code.pieces import Comment
from gleichlauf.code.writing import UnwritableError

_FOR_TOOLS = re.compile(
    r"\#!|\#[ \t]*(?:noqa|nosec)\b|.*\#[ \t]*doctest:"
    r"|\#[ \t]*(?:type|pragma|fmt|isort|flake8|mypy|pylint|pyright|ruff|yapf):"
)
# Language reference, "Encoding declarations": a comment in the first or second line.
_CODING = re.compile(r"\#.*?coding[:=][ \t]*[-\w.]+")
_TEXT = re.compile(r"(?P<mark>\#+ ?)(?P<text>.*?)[ \t\f]*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Comments that are one message: one at the end of a code line, or lines at one column."""

    comments: tuple[Comment, ...]
    line: int

    @property
    def text(self) -> str:
        """What a translator sees."""
        return "\n".join(_split(comment.text)[1] for comment in self.comments)

    def written(self, translation: str) -> tuple[str, ...]:
        """Return the translated comment of each line. Raises `UnwritableError`."""
        lines = translation.split("\n")
        if len(lines) != len(self.comments):
            wanted = "one line" if len(self.comments) == 1 else f"{len(self.comments)} lines"
            raise UnwritableError(f"it must have {wanted} as the source has; it has {len(lines)}")
        found = []
        for number, (comment, line) in enumerate(zip(self.comments, lines, strict=True)):
            mark, old = _split(comment.text)
            # A line that was empty has no space after its mark, and needs one when it is filled.
            text = f"{mark.rstrip()} {line}" if line and not old else (mark + line).rstrip()
            found.append(text)
            if is_for_tools(text, self.line + number):
                raise UnwritableError(f"a tool would take this comment for an instruction: {text}")
        return tuple(found)


def _split(comment: str) -> tuple[str, str]:
    """Split into the mark (``#`` and one space) and the text without the space at its end."""
    match = _TEXT.match(comment)
    return (match["mark"], match["text"]) if match else (comment, "")


def is_for_tools(comment: str, line: int) -> bool:
    """Tell whether a comment (with its ``#``) in this line (from 0) instructs a tool."""
    return bool(_FOR_TOOLS.match(comment) or (line < 2 and _CODING.match(comment)))


def runs(comments: tuple[Comment, ...], lines: Lines) -> tuple[Run, ...]:
    """Group the comments of a source, in order, and leave out what is not for people."""
    groups: list[list[Comment]] = []
    for comment in comments:
        if groups and _continues(groups[-1][-1], comment, lines):
            groups[-1].append(comment)
        else:
            groups.append([comment])
    found = []
    for group in groups:
        while group and not _split(group[-1].text)[1]:
            group.pop()
        while group and not _split(group[0].text)[1]:
            group.pop(0)
        if group:
            run = Run(tuple(group), lines.line(group[0].start))
            if has_letter(run.text) and not is_for_tools(group[0].text, run.line):
                found.append(run)
    return tuple(found)


def _continues(previous: Comment, comment: Comment, lines: Lines) -> bool:
    above, here = lines.line(previous.start), lines.line(comment.start)
    indents = [lines.texts[above][: previous.start - lines.starts[above]]]
    indents.append(lines.texts[here][: comment.start - lines.starts[here]])
    return (
        here == above + 1
        and indents[0] == indents[1]
        and not indents[0].strip()
        and not is_for_tools(previous.text, above)
        and not is_for_tools(comment.text, here)
    )
