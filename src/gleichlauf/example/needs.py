"""What an example needs besides Python: the modules that it imports and Python does not have."""

from __future__ import annotations

import ast
import doctest
import sys
from collections.abc import Iterator
from functools import lru_cache

from gleichlauf.example.example import Example
from gleichlauf.example.naming import MODULES_OF_OTHER_VERSIONS


def needs(example: Example) -> tuple[str, ...]:
    """Return the top-level names of those modules, sorted; the same on every version of Python."""
    found = set(_imported(example.setup)) | set(_imported(example.cleanup))
    found |= set(_imported(example.code, session=example.form == "session"))
    for step in example.steps:
        found |= set(_imported(step.code, session=step.form == "session"))
    return tuple(sorted(found))


@lru_cache(maxsize=128)
def _imported(code: str, *, session: bool = False) -> frozenset[str]:
    if "import" not in code:
        return frozenset()
    return frozenset(
        name
        for program in (_sources(code) if session else [code])
        for name in _modules(program)
        if name not in sys.stdlib_module_names and name not in MODULES_OF_OTHER_VERSIONS
    )


def _sources(session: str) -> list[str]:
    try:
        return [it.source for it in doctest.DocTestParser().get_examples(session)]
    except ValueError:
        return []


def _modules(program: str) -> Iterator[str]:
    try:
        tree = ast.parse(program)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
