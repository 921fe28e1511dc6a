"""What a script cannot do where there are no processes, no sockets, and no waiting in C."""

from __future__ import annotations

import ast
import sys
from importlib.util import find_spec

from ..reading.program import Program
from ..stand_ins.refusals import LOW_LEVEL, PROCESS, SIGNAL, SOCKET

ASYNC = "runs an event loop (asyncio), which here would be the page's own; use threads"

INTERPRETER = "starts another interpreter, and there is only one here; use threads"
WATCHDOG = "lets a thread of C watch over it, and there is none here; look at its outcomes instead"
PAGE = "reaches into the page around it, which is not a part of Python"

IMPORTS = {
    "asyncio": ASYNC,
    "multiprocessing": PROCESS,
    "subprocess": PROCESS,
    "socket": SOCKET,
    "socketserver": SOCKET,
    "ssl": SOCKET,
    "selectors": SOCKET,
    "http.server": SOCKET,
    "http.client": SOCKET,
    "urllib.request": SOCKET,
    "xmlrpc": SOCKET,
    "_thread": LOW_LEVEL,
    "concurrent.interpreters": INTERPRETER,
    "js": PAGE,
    "pyodide": PAGE,
}
"""Modules by their names, and what is said about a script that imports them."""

NAMES = {
    ("concurrent.futures", "ProcessPoolExecutor"): PROCESS,
    ("concurrent.futures", "InterpreterPoolExecutor"): INTERPRETER,
    ("faulthandler", "dump_traceback_later"): WATCHDOG,
    ("signal", "raise_signal"): SIGNAL,
    ("os", "fork"): PROCESS,
    ("os", "system"): PROCESS,
    ("os", "popen"): PROCESS,
}
"""Parts of modules, likewise."""


def refusal(name: str, program: Program) -> str:
    """Return why a script is refused, with the line, or "" where it is not."""
    found = [(line, why) for node in program.nodes for line, why in _refused(node)]
    found += [(line, why) for node in program.nodes for line, why in _not_here(node)]
    return f"{name}:{min(found)[0]}: the script {min(found)[1]}" if found else ""


def _refused(node: ast.AST) -> list[tuple[int, str]]:
    match node:
        case ast.Import(names=names, lineno=line):
            return [(line, why) for alias in names if (why := _module(alias.name))]
        case ast.ImportFrom(module=str(module), names=names, lineno=line):
            whole = [module, *(f"{module}.{alias.name}" for alias in names)]
            found = [(line, why) for name in whole if (why := _module(name))]
            parts = [NAMES.get((module, alias.name), "") for alias in names]
            return found + [(line, why) for why in parts if why]
        case ast.Attribute(value=ast.Name(id=module), attr=attribute, lineno=line) if (
            module,
            attribute,
        ) in NAMES:
            return [(line, NAMES[module, attribute])]
        case ast.Attribute(
            attr=("ProcessPoolExecutor" | "InterpreterPoolExecutor") as name, lineno=line
        ):
            return [(line, NAMES["concurrent.futures", name])]
    return []


def _not_here(node: ast.AST) -> list[tuple[int, str]]:
    """Return the modules of the standard library that were left out where this runs."""
    match node:
        case ast.Import(names=names, lineno=line):
            tops = [(line, alias.name.partition(".")[0]) for alias in names]
        case ast.ImportFrom(module=str(module), level=0, lineno=line):
            tops = [(line, module.partition(".")[0])]
        case _:
            return []
    known = sys.stdlib_module_names
    return [
        (line, f"imports {top}, which is not among the modules that are here")
        for line, top in tops
        if top in known and top not in sys.modules and find_spec(top) is None
    ]


def _module(name: str) -> str:
    while name:
        if name in IMPORTS:
            return IMPORTS[name]
        name = name.rpartition(".")[0]
    return ""
