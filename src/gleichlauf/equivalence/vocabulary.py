"""Names that Python itself gives a meaning: renaming one of them is always a fault."""

from __future__ import annotations

import builtins
import importlib
import io
import sys
from functools import cache

MODULES = frozenset(sys.stdlib_module_names)
"""The modules of the standard library."""

BUILTINS = frozenset(dir(builtins)) | {"__file__", "__path__", "__annotations__", "reveal_type"}
"""Names that every module sees."""

_WELL_KNOWN = (
    "argparse", "array", "asyncio", "builtins", "collections", "concurrent.futures",
    "configparser", "contextlib", "csv", "datetime", "decimal", "email.message", "enum",
    "fractions", "http.client", "inspect", "io", "itertools", "json", "logging", "optparse",
    "pathlib", "queue", "random", "re", "smtplib", "socket", "sqlite3", "string", "subprocess",
    "tarfile", "tempfile", "threading", "types", "unittest", "weakref", "xml.etree.ElementTree",
    "zipfile",
)  # fmt: skip


@cache
def attributes() -> frozenset[str]:
    """Return the attributes of Python's own types and of the classes of well-known modules.

    The modules are a fixed list of the standard library: nothing is ever imported because a
    catalogue names it. They are imported here, since few runs need them.
    """
    found: set[str] = set()
    for name in _WELL_KNOWN:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type):
                found.update(dir(value))
    found.update(dir(attributes), dir(attributes.__wrapped__))
    return frozenset(found)


@cache
def basic_attributes() -> frozenset[str]:
    """Return the attributes of text, numbers, containers and files."""
    types = (str, bytes, int, float, list, tuple, dict, set, frozenset)
    files = (io.TextIOWrapper, io.BufferedReader)
    return frozenset().union(*map(dir, types + files)) - {"name", "mode"}
