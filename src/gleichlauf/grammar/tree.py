"""Parsing: by the Python that runs this where all Pythons agree, else by libcst's grammar.

Python's own parser is some ten times faster, and there is hardly a block that it cannot read. What
it refuses may be syntax of a later version, so libcst's parser is asked next: it knows all of
Python up to 3.15 whatever runs it. Of the parsers that do (parso has no ``match``, tree-sitter
takes much that is no Python, such as a lost indentation) it is the only exact one.
"""

from __future__ import annotations

import ast
import re
import warnings

from gleichlauf.grammar.guards import is_too_deep

_NEVER_IN_SOURCE = re.compile("[\0\ud800-\udfff]")
_NEWER = re.compile(
    r"\b(?:def|class)\s+\w+\s*\[|\btype\s+\w+\s*[=\[]|\blazy\s+(?:import|from)\b"
    r"|(?<![\w'\"])(?:[tT][rR]?|[rR][tT])['\"]"
)
"""What a later Python has nodes of its own for; elsewhere these words only cost some time."""

_LEAVES_EMPTY_TEXTS = "value=''" in ast.dump(ast.parse("f'{a:>{b}}'"))
"""Early patch releases of Python 3.12 end a format with an empty text, which no others have."""

_ANNOTATED = re.compile(r"^([ \t]*)\(([^\W\d]\w*)\)([ \t]*:(?!=))", re.MULTILINE)
"""The target of an annotation in brackets, which libcst takes for an error."""


def parse(text: str) -> list[ast.stmt] | None:
    """Return the statements of a program, or None if it is none; nothing is raised.

    Lines count from 1. Columns have no meaning.
    """
    if _NEVER_IN_SOURCE.search(text):
        return None
    if not _NEWER.search(text):
        try:
            return _by_python(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
    if is_too_deep(text):
        return None
    found = _by_libcst(text)
    if found is None and (plainer := _ANNOTATED.sub(r"\1\2\3", text)) != text:
        found = _by_libcst(plainer)
    return found


def _by_python(text: str) -> list[ast.stmt]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    if _LEAVES_EMPTY_TEXTS:
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                node.values = [each for each in node.values if not _is_empty(each)]
    return tree.body


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == ""


def _by_libcst(text: str) -> list[ast.stmt] | None:
    # Imported here: few catalogues need it, and it takes a fifth of a second.
    import libcst as cst
    from libcst.metadata import MetadataWrapper, PositionProvider

    from gleichlauf.grammar.place import Source
    from gleichlauf.grammar.statements import statements

    try:
        wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
        source = Source(wrapper.module, wrapper.resolve(PositionProvider))
        return list(statements(wrapper.module.body, source))
    except Exception:
        # Beside its ParserSyntaxError, it raises errors of its own insides for some malformed texts
        # (CSTLogicError, CSTValidationError); for us, all of these are no Python.
        return None
