"""Modules of the standard library whose place a file beside the script takes.

Python looks beside the script first. The search has imported most of these modules itself by
then, and would show the script the standard library's: so such a script is refused, whether it
imports the module, or another of the library does for it.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.machinery import PathFinder, SourceFileLoader

from ..reading.program import Program, imports

AT_START = frozenset({
    "abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat",
    "zipimport", *sys.builtin_module_names,
})  # fmt: skip
"""Modules that Python imports before any script: no file beside it can take their place."""

LATER = "__getattr__"
"""The function of a module that imports parts of it as they are asked for."""

NEVER = ("__name__ == '__main__'", "TYPE_CHECKING")
"""Conditions that do not hold for a module that is imported."""

REASON = (
    "beside it takes the place of the standard library's, which the search needs itself; give that"
    " file another name"
)


def is_standard(name: str) -> bool:
    """Say whether a module is one of the standard library, or lies in one."""
    return name.partition(".")[0] in sys.stdlib_module_names


def hidden(beside: str, files: Mapping[str, Program]) -> str:
    """Say which module of the standard library is hidden by a file in ``beside``, or "".

    ``files`` are the script's, by their names.
    """
    hiding = _hiding(beside)
    if not hiding:
        return ""
    for path, program in files.items():
        for name, line in imports(program.nodes, ""):
            if not is_standard(name):
                continue
            for found in _uses(name):
                if found in hiding:
                    direct = found == name.partition(".")[0]
                    what = found if direct else f"{name}, and with it {found}"
                    return (
                        f"{os.path.basename(path)}:{line}: the script imports {what},"  # noqa: PTH119
                        f" and {hiding[found]} {REASON}"
                    )
    return ""


def hides(beside: str, name: str) -> str:
    """Return the file in ``beside`` that takes the place of a module of the standard library."""
    top = name.partition(".")[0]
    if top in AT_START or not is_standard(top):
        return ""
    for file in (f"{top}.py", os.path.join(top, "__init__.py")):  # noqa: PTH118
        if os.path.isfile(os.path.join(beside, file)):  # noqa: PTH113, PTH118
            return file
    return ""


def _hiding(beside: str) -> dict[str, str]:
    """Return modules of the standard library with the files in a folder that hide them."""
    try:
        names = {os.path.splitext(entry)[0] for entry in os.listdir(beside)}  # noqa: PTH122, PTH208
    except OSError:
        return {}
    return {name: file for name in names if (file := hides(beside, name))}


def _uses(name: str) -> Iterator[str]:
    """Yield the modules that are imported with one of the standard library, without their parts."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        module = waiting.pop(0)
        if module in seen or not is_standard(module):
            continue
        seen.add(module)
        yield module.partition(".")[0]
        found = _of_library(module)
        if found is not None:
            source, package = found
            waiting += [inner for inner, _ in imports(_at_import(ast.parse(source)), package)]


def _of_library(name: str) -> tuple[str, str] | None:
    """Return the source of a module of the standard library, and the package it lies in."""
    where: list[str] | None = [os.path.dirname(os.__file__)]  # noqa: PTH120
    spec = None
    for end in range(1, name.count(".") + 2):
        spec = PathFinder.find_spec(".".join(name.split(".")[:end]), where)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return None
        inner = spec.submodule_search_locations
        where = None if inner is None else list(inner)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        return None
    package = name if spec.submodule_search_locations else name.rpartition(".")[0]
    return spec.loader.get_source(name) or "", package


def _at_import(tree: ast.AST) -> Iterable[ast.AST]:
    """Yield what of a module runs as it is imported, or as a part of it is asked for."""
    waiting = list(ast.iter_child_nodes(tree))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name != LATER:
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) in NEVER:
            continue
        yield node
        waiting += ast.iter_child_nodes(node)
