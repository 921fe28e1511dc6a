"""Characters that must not stand in a source or a catalogue as themselves, and their spelling.

Control characters, line separators and lone surrogates break catalogues and lines; Unicode's
bidirectional controls can make a source read other than it runs (CVE-2021-42574). Where such a
character belongs to a text, its escape sequence stands for it, both in the message and in the
literal.
"""

from __future__ import annotations

import re

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{_BIDIRECTIONAL}]"
)


def escape(character: str) -> str:
    r"""Return the escape sequence of one character: ``\r``, ``\x1b``, ``\u202e``."""
    if character == "\r":
        return r"\r"
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def unsafe(text: str) -> tuple[str, ...]:
    """Return the unsafe characters of a text, in order; newline and tab are safe."""
    return tuple(_UNSAFE.findall(text))


def shown(text: str) -> str:
    """Return the text with each unsafe character replaced by its escape sequence."""
    return _UNSAFE.sub(lambda match: escape(match[0]), text)


def meant(text: str, characters: tuple[str, ...]) -> str:
    """Undo `shown` for these characters, wherever the text holds their escape sequence."""
    for character in set(characters):
        text = text.replace(escape(character), character)
    return text


def has_letter(text: str) -> bool:
    """Tell whether any character is a letter of any script."""
    return any(map(str.isalpha, text))
