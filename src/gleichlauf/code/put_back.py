"""Putting translations back into a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gleichlauf.code.block import CodeBlock, Problem, Translation
from gleichlauf.code.places import Edit, Place, places
from gleichlauf.code.same_code import same_code
from gleichlauf.code.writing import UnwritableError

_NOT_THE_SAME = "it would change the code around it"


def translate(block: CodeBlock, translations: Mapping[str, str]) -> Translation:
    """Return the block with its messages translated, all in one pass from the original.

    ``translations`` maps message texts to translations; where one is missing, empty or equal to
    the message, the source stays as it is, character for character. So it does where a
    translation cannot be put in its place, and a `Problem` says why. The result is proved to
    have the same code by `gleichlauf.code.same_code`. Raises
    `gleichlauf.code.block.NotPythonError` if the block does not parse.
    """
    written: list[tuple[Place, str, tuple[Edit, ...]]] = []
    problems: list[Problem] = []
    for place in places(block):
        translation = translations.get(place.message.text, "")
        if translation in {"", place.message.text}:
            continue
        try:
            written.append((place, translation, place.edits(translation)))
        except UnwritableError as error:
            problems.append(Problem(place.message, translation, str(error)))
    source = _edited(block.source, (edit for _, _, edits in written for edit in edits))
    if written and not same_code(block, source):
        # Seldom: some translation is valid by itself, but not where it stands. Find which.
        kept: tuple[Edit, ...] = ()
        for place, translation, edits in written:
            if same_code(block, _edited(block.source, kept + edits)):
                kept += edits
            else:
                problems.append(Problem(place.message, translation, _NOT_THE_SAME))
        source = _edited(block.source, kept)
    return Translation(source, tuple(sorted(problems, key=lambda p: p.message.start)))


def _edited(source: str, edits: Iterable[Edit]) -> str:
    result = ""
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        result += source[position : edit.start] + edit.text
        position = edit.end
    return result + source[position:]
