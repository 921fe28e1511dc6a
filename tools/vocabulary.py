"""Write down the names of Python's own that the guard has to know, whatever Python runs it.

``python tools/vocabulary.py src/gleichlauf/equivalence/vocabulary.txt`` adds what the Python that
runs it has to what the file holds already; run it with each supported version. A line is a word
(``module``, ``builtin``, ``attribute``, ``basic``, or ``class`` and the name of one) and names.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import pkgutil
import sys
import warnings
from collections import defaultdict
from pathlib import Path

# Their attributes are those that people meet; the names of rarer modules are words like any other.
WELL_KNOWN = (
    "argparse", "array", "asyncio", "builtins", "collections", "concurrent.futures",
    "configparser", "contextlib", "csv", "datetime", "decimal", "email.message", "enum",
    "fractions", "http.client", "inspect", "io", "itertools", "json", "logging", "optparse",
    "pathlib", "queue", "random", "re", "smtplib", "socket", "sqlite3", "string", "subprocess",
    "tarfile", "tempfile", "threading", "types", "unittest", "weakref", "xml.etree.ElementTree",
    "zipfile",
)  # fmt: skip
# These open windows or browsers, print, or are no part of the documented library.
_SKIPPED = {"antigravity", "this", "idlelib", "test", "turtledemo", "lib2to3", "ensurepip"}


def modules() -> list[str]:
    """Return the public modules of the standard library, with those inside of packages."""
    found = []
    for name in sorted(sys.stdlib_module_names):
        if name.startswith("_") or name in _SKIPPED:
            continue
        found.append(name)
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            paths = getattr(importlib.import_module(name), "__path__", [])
            inside = (module.name for module in pkgutil.iter_modules(paths, f"{name}."))
            found += [n for n in inside if "._" not in n and ".__" not in n and ".test" not in n]
    return found


def _methods(kind: type) -> set[str]:
    every = {each for each in dir(kind) if not each.startswith("_")}
    return {each for each in every if callable(getattr(kind, each, None))} - set(dir(Exception))


def names() -> dict[str, set[str]]:
    """Return the names that this Python has, by what stands before them in the file."""
    found: dict[str, set[str]] = defaultdict(set)
    found["module"] = set(sys.stdlib_module_names)
    found["builtin"] = set(dir(builtins))
    for name in WELL_KNOWN:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type):
                found["attribute"].update(dir(value))
    found["attribute"].update(dir(names))
    for kind in (str, bytes, int, float, list, tuple, dict, set, frozenset,
                 io.TextIOWrapper, io.BufferedReader):  # fmt: skip
        found["basic"].update(dir(kind))
    for name in modules():
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for value in list(vars(importlib.import_module(name)).values()):
                if isinstance(value, type) and not value.__name__.startswith("_"):
                    found[f"class {value.__name__}"].update(_methods(value))
    return {key: kept for key, kept in found.items() if kept}


def main(path: Path) -> None:
    """Add the names to the file."""
    every = names()
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        key, _, known = line.partition(": ")
        every.setdefault(key, set()).update(known.split())
    lines = [f"{key}: {' '.join(sorted(kept))}\n" for key, kept in sorted(every.items())]
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
