"""Names that Python itself, or a library that everybody knows, gives a meaning.

Those of Python are read from ``vocabulary.txt``, which holds the names of all supported versions
(`tools/vocabulary.py` writes it), so what is found does not depend on what runs the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

LIBRARIES = frozenset(Path(__file__).with_name("libraries.txt").read_text("utf-8").split())
"""What is imported of libraries that are not Python's, but known to everybody."""


@cache
def _vocabulary() -> Mapping[str, str]:
    text = Path(__file__).with_name("vocabulary.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines())
    return {key: names for key, _, names in rows}


def _names(key: str) -> frozenset[str]:
    return frozenset(_vocabulary()[key].split())


MODULES = _names("module")
"""The modules of the standard library."""

BUILTINS = _names("builtin") | {"__file__", "__path__", "__annotations__", "reveal_type"}
"""Names that every module sees."""


@cache
def attributes() -> frozenset[str]:
    """Return the attributes of Python's own types and of the classes of well-known modules."""
    return _names("attribute")


@cache
def basic_attributes() -> frozenset[str]:
    """Return the attributes of text, numbers, containers and files."""
    return _names("basic") - {"name", "mode"}


@cache
def methods(name: str) -> frozenset[str]:
    """Return the methods of the library's classes of this name, without special ones."""
    return frozenset(_vocabulary().get(f"class {name}", "").split())
