"""Which blocks are Python or commands, where the author did not say so."""

from __future__ import annotations

import ast
import re

from gleichlauf.documents.block import CodeBlock
from gleichlauf.equivalence.reading import read

_PROMPT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_LOST = ("line", "prose", "whole")
_MOSTLY = 0.5
_ANY_PROMPT = re.compile(r"^[ \t]*(?:>>>|\$)(?: |$)", re.MULTILINE)


def is_python(block: CodeBlock, text: str) -> bool:
    """Tell whether a block is Python: by its mark, by its prompts, or as code beyond doubt.

    ``text`` is that of the block, its commands masked.
    """
    match block.language:
        case "python":
            return True
        case "" | "maybe":
            if _PROMPT.search(text):
                return True
            return block.language == "maybe" and _does_something(text)
        case _:
            return False


def is_listing(text: str) -> bool:
    """Tell whether a block that is marked as Python is mostly something else, such as output."""
    reading = read(text)
    lost = sum(fault.rows for fault in reading.faults if fault.kind in _LOST)
    return lost > _MOSTLY * sum(bool(row.strip()) for row in reading.rows)


def is_code(block: CodeBlock, text: str) -> bool:
    """Tell whether a block is Python or commands of a shell, not a listing of something else."""
    match block.language:
        case "python" | "shell":
            return True
        case "" | "maybe":
            return bool(_ANY_PROMPT.search(text)) or _does_something(text)
        case _:
            return False


def _does_something(text: str) -> bool:
    reading = read(text)
    calls = (ast.Call, ast.Await)
    return not reading.faults and any(
        not isinstance(node, ast.Expr | ast.Pass | ast.Return | ast.AnnAssign)
        or (isinstance(node, ast.Expr) and isinstance(node.value, calls))
        for node in reading.statements
    )
