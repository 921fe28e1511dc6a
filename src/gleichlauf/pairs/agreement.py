"""When two blocks agree: the same code, whatever their comments, texts and empty lines.

Thousands of older versions are compared, and code that is no Python too, so this looks at tokens
and not at trees: names, numbers, operators and indentation have to be the same, texts only have to
be texts, with the same fields in an f-string.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gleichlauf.documents.block import Language
from gleichlauf.documents.magics import mask

LARGEST = 50_000
"""Blocks of more characters are not compared; teaching code has a few thousand at most."""

_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r"|(?P<text>(?P<prefix>[rRbBuUfFtT]{0,2})"
    r"(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\""
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"))"
    r"|(?P<word>\w+)|(?P<joined>\\\n)|(?P<end>\n[ ]*)|(?P<blank>[^\S\n]+)|(?P<sign>.)",
    re.DOTALL,
)
_FIELD = re.compile(r"\{([^{}]*)\}")
_PROMPT = re.compile(r"[ ]*(?:>>>|In \[\d*\]:)(?: |$)")
_CONTINUED = re.compile(r"[ ]*\.\.\.(?: |$)")
_SHELL_PROMPT = re.compile(r"[ ]*(?:[\w.@~:/-]*[$%] |PS[^>]*> |\$ )")
_SHELL_COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|REM |//).*$")
_WORD = re.compile(r"\w+")
_SEPARATOR = "\x1f"


_SETTING = re.compile(
    rf"(?<=\w{_SEPARATOR}={_SEPARATOR})(?:-{_SEPARATOR})?\d\w*(?:{_SEPARATOR}\.{_SEPARATOR}\d\w*)?"
)
"""A number that a name or a keyword is set to."""


@dataclass(frozen=True)
class Content:
    """What a block does: ``key`` is equal for two blocks that agree, "" for one that does nothing.

    ``text`` is the block for Python: commands of a notebook are masked in it, which are
    ``commands``.
    """

    text: str
    key: str
    commands: tuple[str, ...] = ()

    @cached_property
    def words(self) -> Counter[str]:
        """The names, numbers and texts of the code, and how often each occurs."""
        return Counter(_WORD.findall(self.key))

    def likeness(self, other: Content) -> float:
        """Return the share of words that two blocks have in common, 0 to 1 (Dice)."""
        total = self.words.total() + other.words.total()
        return 2 * (self.words & other.words).total() / total if total else 0.0

    def holds(self, other: Content) -> float:
        """Return the share of the other's words that this block has, too, 0 to 1."""
        total = other.words.total()
        return (self.words & other.words).total() / total if total else 0.0


def differ_in_settings(one: Content, other: Content) -> bool:
    """Tell whether two blocks differ, but only in numbers that names or keywords are set to."""
    if one.key == other.key:
        return False
    return _SETTING.sub("0", one.key) == _SETTING.sub("0", other.key)


@lru_cache(maxsize=4096)
def content_of(text: str, language: Language) -> Content:
    """Return what a block does, for Python and commands of a shell."""
    if len(text) > LARGEST:
        return Content(text, "")
    if language == "shell":
        return Content(text, _shell(text))
    code, commands = mask(text)
    parts = _program(_without_output(code))
    parts += [f"!{' '.join(command.split())}" for command in commands]
    return Content(code, _SEPARATOR.join(parts), commands)


def _without_output(text: str) -> str:
    """Return the code of a session; what is no session stays as it is."""
    rows = text.split("\n")
    if not any(map(_PROMPT.match, rows)):
        return text
    kept, in_example, started = [], False, False
    for row in rows:
        if prompt := _PROMPT.match(row):
            kept.append(row[prompt.end() :])
            in_example = started = True
        elif in_example and (prompt := _CONTINUED.match(row)):
            kept.append(row[prompt.end() :])
        elif started:
            in_example = False
        else:
            kept.append(row)  # a program that the session uses
    return "\n".join(kept)


def _program(text: str) -> list[str]:
    parts: list[str] = []
    indents = [0]
    depth = 0
    fresh = True  # whether a line begins whose indentation counts
    width = len(text) - len(text.lstrip(" "))
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "comment" | "blank" | "joined":
                continue
            case "end":
                if depth == 0:
                    fresh, width = True, token.end() - token.start() - 1
                continue
        if fresh:
            parts += _line_start(indents, width)
            fresh = False
        match token.lastgroup:
            case "text":
                _add_text(parts, token["prefix"].lower(), token["text"])
            case "word":
                parts.append(token["word"])
            case _:
                sign = token["sign"]
                depth = max(0, depth + (sign in "([{") - (sign in ")]}"))
                if sign in ")]}" and parts[-1] == ",":
                    parts.pop()  # formatters add and remove it
                parts.append(sign)
    return parts


def _line_start(indents: list[int], width: int) -> list[str]:
    while width < indents[-1]:
        indents.pop()
    if width > indents[-1]:
        indents.append(width)
    return [f"\n{len(indents) - 1}"]


def _add_text(parts: list[str], prefix: str, text: str) -> None:
    fields = ""
    if "f" in prefix or "t" in prefix:
        plain = text.replace("{{", "").replace("}}", "")
        fields = "|".join(sorted("".join(field.split()) for field in _FIELD.findall(plain)))
    kind = "bytes" if "b" in prefix else "text"
    if parts and parts[-1].startswith(f"{kind}'"):  # adjacent texts are one
        parts[-1] += f"|{fields}" if fields else ""
    else:
        parts.append(f"{kind}'{fields}")


def _shell(text: str) -> str:
    rows = text.replace("\\\n", " ").split("\n")
    if any(map(_SHELL_PROMPT.match, rows)):  # the others are output
        rows = [row[match.end() :] for row in rows if (match := _SHELL_PROMPT.match(row))]
    commands = [" ".join(_SHELL_COMMENT.sub("", row).split()) for row in rows]
    return _SEPARATOR.join(f"!{command}" for command in commands if command)
