"""Extracting the messages of a block."""

from __future__ import annotations

from gleichlauf.code.block import CodeBlock, Message
from gleichlauf.code.places import places


def messages(block: CodeBlock) -> tuple[Message, ...]:
    """Return what people read in a block, in its order.

    Raises `gleichlauf.code.block.NotPythonError` if a program or session does not parse.
    """
    return tuple(place.message for place in places(block))
