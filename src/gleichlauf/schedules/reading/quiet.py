"""Whether hashing, comparing, or making text of objects of a library's classes changes nothing.

What the methods for this do is not seen as they run, and an object that nobody knows may be of any
class that a script can come to. Mostly they only read. But a mock notes that it was asked, and
comparing a `collections.ChainMap` may add to its first map: unless all classes that a script can
come to are known to be quiet, being asked counts as a change of everything.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import reprlib
from collections.abc import Iterable
from types import FunctionType

from .program import Program

METHODS = (
    "__repr__", "__str__", "__format__", "__eq__", "__ne__", "__hash__", "__lt__", "__le__",
    "__gt__", "__ge__",
)  # fmt: skip
"""What hashing, comparing, or making text of an object may call."""

MODULES = frozenset({
    "__future__", "_thread", "abc", "array", "base64", "bisect", "builtins", "calendar",
    "collections", "collections.abc", "concurrent", "concurrent.futures",
    "concurrent.futures._base", "concurrent.futures.thread", "contextlib", "copy", "csv",
    "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gzip", "hashlib",
    "heapq", "io", "itertools", "json", "logging", "math", "operator", "os", "os.path", "pathlib",
    "pickle", "queue", "random", "re", "shutil", "signal", "stat", "statistics", "string",
    "struct", "sys", "tempfile", "textwrap", "threading", "time", "traceback", "types", "typing",
    "uuid", "zipfile", "zlib",
})  # fmt: skip
"""The modules whose classes are quiet, but for these:"""

LOUD = frozenset({"ChainMap"})

SOURCES_OF_MADE = frozenset({
    "<string>", functools.__file__, dataclasses.__file__, reprlib.__file__,
})  # fmt: skip
"""The files of methods that `dataclasses`, `functools.total_ordering` and the like add to a class;
they read the fields of an object, and ask what is in them."""

REACHES_FAR = frozenset({"__import__", "import_module", "modules", "eval", "exec", "compile"})
"""Names by which a script can come to modules that it does not import."""


def can_only_meet_quiet(programs: Iterable[Program], own: frozenset[str]) -> bool:
    """Say whether all classes that a script can come to are quiet, or its own.

    ``programs`` are its files, ``own`` the names of the modules that these are.
    """
    allowed = MODULES | own
    return all(_is_quiet(node, allowed) for program in programs for node in program.nodes)


def is_quiet(cls: type, method: object, own: frozenset[str]) -> bool:
    """Say whether a method of a class, which it may have inherited, only reads."""
    if type(method) is FunctionType and method.__code__.co_filename in SOURCES_OF_MADE:
        return True
    bases = type.__dict__["__mro__"].__get__(cls)
    return all(
        base.__module__ in own or (base.__module__ in MODULES and base.__name__ not in LOUD)
        for base in bases
    )


def _is_quiet(node: ast.AST, allowed: frozenset[str]) -> bool:
    match node:
        case ast.Import(names=names):
            return all(part.name in allowed for part in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            return (bool(level) or module in allowed) and all(p.name not in LOUD for p in names)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name not in REACHES_FAR and name not in LOUD
    return True
