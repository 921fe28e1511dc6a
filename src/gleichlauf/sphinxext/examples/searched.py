"""Whether and how far the thread schedules of an example are searched."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from gleichlauf.code.block import NotPythonError
from gleichlauf.code.parsing import parse
from gleichlauf.example.example import Search
from gleichlauf.sphinxext.examples.groups import CODE
from gleichlauf.sphinxext.examples.outcomes import FaultyError, Part
from gleichlauf.sphinxext.examples.page import Defaults

THREADED = frozenset({"threading", "_thread", "queue", "concurrent"})
"""Modules that start threads or pass work to them."""


def searched(parts: Sequence[Part], defaults: Defaults) -> Search | None:
    """Return how far the schedules of a program are searched.

    Where its author says nothing, they are if it imports a module that starts threads, or its
    set-up does. Raises `FaultyError` where the author says two things.
    """
    code = [part for part in parts if part.listing.role in CODE]
    bounds = {p.listing.options.bound for p in code} - {None}
    granularities = {p.listing.options.granularity for p in code} - {None}
    wishes = {p.listing.options.explore for p in code} - {None}
    for option, values in ("bound", bounds), ("granularity", granularities), ("explore", wishes):
        if len(values) > 1:
            raise FaultyError(code[-1], f"two blocks of one example differ in :{option}:")
    exact = any(part.listing.options.exact_time for part in code)
    if False in wishes:
        if bounds or granularities or exact:
            raise FaultyError(code[0], ":explore: no leaves nothing to search within a bound")
        return None
    if not (bounds or granularities or exact or wishes or _uses_threads(parts, defaults)):
        return None
    return Search(
        next((bound for bound in bounds if bound is not None), defaults.search.bound),
        next((choice for choice in granularities if choice), defaults.search.granularity),
        exact,
    )


def _uses_threads(parts: Sequence[Part], defaults: Defaults) -> bool:
    sources = [part.listing.block.source for part in parts if part.listing.role != "testoutput"]
    return any(map(_imports_threads, [defaults.setup, *sources]))


def _imports_threads(source: str) -> bool:
    if not any(module in source for module in THREADED):  # most blocks: none needs a closer look
        return False
    imported = set()
    try:
        tree = parse(source)
    except NotPythonError:
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    return not imported.isdisjoint(THREADED)
