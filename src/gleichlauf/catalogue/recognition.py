"""Which entries are Python code, told from the message alone.

A catalogue does not say which of its entries are code. So an entry counts as code only on strong
evidence: a false alarm about a sentence costs more than a block that goes unchecked.
"""

from __future__ import annotations

import ast
import re

from gleichlauf.catalogue.entry import Entry
from gleichlauf.equivalence.reading import LARGEST, read, read_program

_OWN_COMMENT = "Python "
_PROMPT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_MAYBE_CODE = re.compile(
    r"^[ \t]*(?:@?\w[\w.\[\]'\", ]*=|import |from [\w.]+ import|(?:async )?(?:def|for|with) "
    r"|class \w|while |if |try:|@\w|raise |return |match |del |assert )|\w\(|\]\(",
    re.MULTILINE,
)
_C_STATEMENT = re.compile(r";[ \t]*$", re.MULTILINE)
_SECTION = re.compile(r"^\[[\w.:\" -]+\]$", re.MULTILINE)
_CALL_IN_PROSE = re.compile(r"\w \(")
_CODE_SIGN = re.compile(r"\w[(\[=]|=|^(?:import|from)\b")


def is_own_message(entry: Entry) -> bool:
    """Tell whether the entry is a comment, text or output that Gleichlauf took from a block."""
    return any(comment.startswith(_OWN_COMMENT) for comment in entry.comments)


def is_code(entry: Entry) -> bool:
    """Tell whether the message of an entry is surely a Python program or ``>>>`` session."""
    source = entry.message.value
    if len(source) > LARGEST:
        return False
    if _PROMPT.search(source):
        return bool(read(source).statements)
    if not _MAYBE_CODE.search(source) or _C_STATEMENT.search(source) or _SECTION.search(source):
        return False
    if "\n" not in source.strip():
        return _is_code_line(source, entry)
    return _is_evidence(source)


def _is_code_line(source: str, entry: Entry) -> bool:
    # "Example (continued)" is a call by its grammar, and "import this" a statement.
    if _CALL_IN_PROSE.search(source) or not _CODE_SIGN.search(source):
        return False
    if entry.in_use and not _CODE_SIGN.search(entry.translation.value):
        return False
    return _is_evidence(source)


def _is_evidence(source: str) -> bool:
    """Tell whether a text, read as Python, does more than name things."""
    for statement in read_program(source).statements:
        match statement:
            case ast.Expr(value=ast.Call() | ast.Await(value=ast.Call())):
                return True
            case ast.Expr() | ast.AnnAssign(value=None) | ast.Pass() | ast.Return(value=None):
                continue
            case ast.Raise(exc=ast.Name() | None) | ast.Assert(test=ast.Name()):
                continue
            case ast.Delete() | ast.Global() | ast.Nonlocal():
                continue
            case _:
                return True
    return False
