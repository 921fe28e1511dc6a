"""Which entries are Python code, told from the message alone.

A catalogue does not say which of its entries are code. So an entry counts as code only on strong
evidence: a false alarm about a sentence costs more than a block that goes unchecked. The evidence
is that of the source: a translation may be damaged in any way.
"""

from __future__ import annotations

import ast
import re

from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.evidence import is_code_line, is_definite, says_something, uses_import
from gleichlauf.equivalence.reading import LARGEST, Reading, read, read_program
from gleichlauf.grammar.logical import logical_lines

_OWN_COMMENT = re.compile(r"Python (?:comment|docstring|text|output)(?: \(|;|$)")
_PROMPT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_MAYBE_CODE = re.compile(
    r"^[ \t]*(?:@?\w[\w.\[\]'\",: ]*[-+*/|&@%^<>]*=|import |from [\w.]+ import"
    r"|(?:async )?(?:def|for|with) "
    r"|class \w|while |if |try:|@\w|raise |return |match |del |assert |type |lazy )|\w\(|\]\("
    r"|%|\bfor\b|['\"].*\{",
    re.MULTILINE,
)
_MARKUP = re.compile(r":[\w:+-]+:(?=`)|[*`_]|\\ ?")


def is_own_message(entry: Entry) -> bool:
    """Tell whether the entry is a comment, text or output that Gleichlauf took from a block."""
    return any(_OWN_COMMENT.match(comment) for comment in entry.comments)


def is_code(entry: Entry) -> bool:
    """Tell whether the message of an entry is surely a Python program or ``>>>`` session."""
    source = entry.message.value
    if len(source) > LARGEST:
        return False
    if _PROMPT.search(source):
        return bool(read(source).statements)
    if not _MAYBE_CODE.search(source):
        return False
    if "\n" not in source.strip():
        return is_code_line(source.strip()) and not _is_marked_up(entry)
    return is_program(source)


def is_program(source: str) -> bool:
    """Tell whether a text of several lines is a Python program, perhaps with prose in it."""
    reading = read_program(source)
    statements = reading.statements
    if _has_sections(statements) and not _is_sure(statements):
        return False
    if _is_of_another_language(source, statements):
        return False
    if not reading.faults:
        return any(map(says_something, statements))
    # Of a text that is no Python as a whole, more than half has to be, and some of it surely.
    return _share_read(reading) > 0.5 and _is_sure(statements)


def _is_sure(statements: list[ast.stmt]) -> bool:
    nodes = [node for statement in statements for node in ast.walk(statement)]
    return any(map(is_definite, nodes)) or uses_import(nodes)


def _share_read(reading: Reading) -> float:
    lost = sum(fault.rows for fault in reading.faults if fault.kind not in ("prose", "body"))
    rows = sum(1 for row in reading.rows if row.strip() and not row.strip().startswith("#"))
    return 1 - lost / max(1, rows)


def _has_sections(statements: list[ast.stmt]) -> bool:
    """Tell whether a text has sections as INI files have."""
    for statement in statements:
        match statement:
            case ast.Expr(value=ast.List(elts=[ast.Name() | ast.Attribute()])):
                return True
    return False


def _is_of_another_language(source: str, statements: list[ast.stmt]) -> bool:
    """Tell whether a text is a list of options, or ends its statements as C does."""
    options = [
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Name | ast.Attribute | ast.Constant)
        for node in statements
    ]
    if options and all(options) and "= " not in source and len(statements) > 1:
        return True  # a list of options, or an INI file without a section
    if ";" not in source:
        return False
    ends = [line.text.endswith((";", "{", "}")) for line in logical_lines(source)]
    return sum(ends) * 2 >= len(ends)


def _is_marked_up(entry: Entry) -> bool:
    """Tell whether a translator only set the message in emphasis or a role: it is no block."""
    message, translation = entry.message.value, entry.translation.value
    return message != translation and _MARKUP.sub("", translation) == _MARKUP.sub("", message)
