"""Code in messages: short, on one line."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

_WIDEST = 60
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.) ?")
_SIGNS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//",
    "Invert": "~", "Not": "not", "UAdd": "+", "USub": "-", "And": "and", "Or": "or",
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}  # fmt: skip


def quoted(node: ast.AST, rows: Sequence[str]) -> str:
    """Return the first line of a tree as code, cut to what fits into a message.

    A statement is shown as it stands in the rows of its block.
    """
    if isinstance(node, ast.stmt):
        text = _PROMPT.sub("", rows[node.lineno - 1]).strip()
    elif isinstance(node, ast.alias):
        text = node.name
    else:
        text = ast.unparse(node).partition("\n")[0].strip()
    if not text:
        text = type(node).__name__.lower()
    return f"`{text[:_WIDEST]}{'...' if len(text) > _WIDEST else ''}`"


def operator_sign(operator: object) -> str:
    """Return an operator of a tree as it is written."""
    return _SIGNS.get(type(operator).__name__, type(operator).__name__)
