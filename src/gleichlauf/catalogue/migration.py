"""From a block that is translated as a whole to the translations of its messages."""

from __future__ import annotations

from collections.abc import Mapping

from gleichlauf.code.block import CodeBlock, Form, NotPythonError
from gleichlauf.code.extract import messages
from gleichlauf.code.put_back import translate


def carried_over(source: str, translation: str) -> Mapping[str, str] | None:
    """Return the messages of a block with their translations, taken from the whole.

    It is proved: put back into the source, they give the translation, character for character.
    None where that cannot be, because the code differs or one text has two translations; empty
    where there is nothing to read in the block, or it is no Python.
    """
    form: Form = "session" if source.lstrip().startswith(">>>") else "program"
    try:
        block = CodeBlock(source, form)
        before = messages(block)
        if not before:
            return {}
        after = messages(CodeBlock(translation, form))
    except NotPythonError:
        return None if "\n" in source and "#" in source else {}
    if [message.kind for message in before] != [message.kind for message in after]:
        return None
    found: dict[str, str] = {}
    for one, other in zip(before, after, strict=True):
        if found.setdefault(one.text, other.text) != other.text:
            return None
    # What is the same in both needs no entry of its own, but a translator did decide it.
    put_back = translate(block, found)
    return found if put_back.source == translation and not put_back.problems else None
