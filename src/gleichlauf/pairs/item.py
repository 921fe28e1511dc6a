"""A block of a document together with what it does, as the other modules of this room see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gleichlauf.documents.block import CodeBlock
from gleichlauf.pairs.agreement import Content, content_of

Kind = Literal["code", "shell"]


@dataclass(frozen=True, slots=True)
class Item:
    """A block that can be compared, and its content."""

    block: CodeBlock
    content: Content

    @property
    def kind(self) -> Kind:
        """Whether it holds commands of a shell, or code (an unmarked block counts as code)."""
        return "shell" if self.block.language == "shell" else "code"


def items(blocks: Iterable[CodeBlock]) -> list[Item]:
    """Return the blocks that can be compared: neither listings of output nor other languages."""
    return [
        Item(block, content_of(block.text, block.language))
        for block in blocks
        if block.language not in ("output", "other")
    ]
