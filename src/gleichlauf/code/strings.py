"""The message of a string literal: what a translator sees of it, and how it is written back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gleichlauf.code.block import Notation
from gleichlauf.code.characters import escape, meant, shown, unsafe
from gleichlauf.code.docstrings import Docstring, docstring
from gleichlauf.code.literals import Part, StringLiteral
from gleichlauf.code.placeholders import (
    NOTATIONS,
    Placeholder,
    Usage,
    difference,
    placeholders,
)
from gleichlauf.code.texts import StringUse
from gleichlauf.code.writing import UnwritableError, written


@dataclass(frozen=True, slots=True)
class StringMessage:
    """The message of one string literal that people read.

    ``frame`` holds its value: the text that a translator sees, apart from the escape sequences
    that stand for unsafe characters there, and the space around it. ``fields`` are its
    replacement fields, by how a translator sees them.
    """

    literal: StringLiteral
    usage: Usage | None
    frame: Docstring
    fields: dict[str, Part]
    unsafe: tuple[str, ...]

    @property
    def notation(self) -> Notation | None:
        """Who reads the text, if anybody does."""
        if self.literal.is_formatted:
            return "f-string"
        return NOTATIONS.get(self.usage) if self.usage else None

    @property
    def text(self) -> str:
        """What a translator sees."""
        return shown(self.frame.text)

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """What a translation has to keep."""
        return self._placeholders(self.text)

    def written(self, translation: str) -> str:
        """Return the literal's source with this text. Raises `UnwritableError`."""
        if meant(self.text, self.unsafe) != self.frame.text:
            raise UnwritableError(
                "the source has a control character and its spelling in one text, and nobody "
                "can tell them apart in a translation"
            )
        try:
            changed = difference(self.placeholders, self._placeholders(translation))
        except ValueError as error:
            raise UnwritableError(str(error)) from None
        if changed:
            raise UnwritableError(changed)
        value = self.frame.value(meant(translation, self.unsafe))
        if not self.literal.is_formatted:
            return written(self.literal, (Part(value),))
        return written(self.literal, tuple(self._parts(value)))

    def _placeholders(self, text: str) -> tuple[Placeholder, ...]:
        found = tuple(
            Placeholder(escape(character), False)
            for character in set(self.unsafe)
            for _ in range(text.count(escape(character)))
        )
        if self.literal.is_formatted:
            fields = (part.source for part in self._parts(text) if part.is_field)
            return found + tuple(Placeholder(shown_field(field), False) for field in fields)
        if self.usage is None:
            return found
        return found + placeholders(text, NOTATIONS.get(self.usage))

    def _parts(self, text: str) -> list[Part]:
        """Split an f-string's text at its fields. Raises ValueError for a brace out of place."""
        known = "|".join(map(re.escape, sorted(self.fields, key=len, reverse=True)))
        parts, position = list[Part](), 0
        for match in re.finditer(rf"\{{\{{|\}}\}}|(?P<field>{known or '(?!)'})|[{{}}]", text):
            if match["field"]:
                parts += [Part(text[position : match.start()]), self.fields[match["field"]]]
                position = match.end()
            elif match[0] == "{":
                end = text.find("}", match.start()) + 1 or len(text)
                missing = ", ".join(field for field in self.fields if field not in text)
                raise ValueError(
                    f"the field {text[match.start() : end]} is not in the source"
                    + (f", and {missing} is missing" if missing else "")
                    + "; a brace that is no field is doubled"
                )
            elif match[0] == "}":
                raise ValueError("a single } is out of place; a brace that is no field is doubled")
        return [part for part in (*parts, Part(text[position:])) if part.source]


def shown_field(source: str) -> str:
    """Return a field as a translator sees it: as written, whatever the source's line endings."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def string_message(use: StringUse) -> StringMessage:
    """Take the literal of a docstring or text apart."""
    literal = use.literal
    value = "".join(
        shown_field(part.source) if part.is_field else literal.value(part) for part in literal.parts
    )
    fields = {shown_field(field): Part(field, is_field=True) for field in literal.fields}
    if use.role == "docstring":
        frame = docstring(value) if use.alone else Docstring("", "", value, "")
        return StringMessage(literal, None, frame, fields, unsafe(value))
    usage: Usage = use.usage
    try:
        placeholders(value, None if usage == "formatted" else NOTATIONS.get(usage))
    except ValueError:
        # The program itself formats it wrongly; that is nothing a translator can mend.
        usage = "plain"
    frame = Docstring("", "", value, "")
    return StringMessage(literal, usage, frame, fields, unsafe(value))
