"""Which scripts can run again and again in one process, each time as if it were the first.

A script of which every statement is known to leave nothing behind but its own objects, the files
in its directory, and what `Run.begin` puts back: it imports such parts of the standard library
only, and does not change them. Of all others, each run has a process of its own.
"""

from __future__ import annotations

import ast

from ..reading.program import Program, imported

ANY: frozenset[str] = frozenset()

MODULES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "__future__", "base64", "bisect", "collections", "collections.abc",
            "concurrent", "concurrent.futures", "copy", "dataclasses", "enum", "functools",
            "hashlib", "heapq", "io", "itertools", "json", "math", "operator", "pathlib", "queue",
            "re", "stat", "statistics", "string", "struct", "textwrap", "time", "typing", "zipfile",
            "zlib",
        ),
        ANY,
    ),
    "contextlib": frozenset({"closing", "contextmanager", "nullcontext", "suppress"}),
    "os": frozenset({
        "chdir", "fsync", "getcwd", "listdir", "makedirs", "mkdir", "path", "remove", "rename",
        "replace", "scandir", "sep", "stat", "unlink", "walk",
    }),
    "random": frozenset({
        "choice", "randint", "random", "randrange", "sample", "seed", "shuffle", "uniform",
    }),
    "sys": frozenset({
        "argv", "byteorder", "exit", "maxsize", "platform", "stderr", "stdout", "version",
        "version_info",
    }),
    "pickle": frozenset({"PicklingError", "dumps"}),
    "tempfile": frozenset({"mkdtemp"}),
    "types": frozenset({"MappingProxyType", "SimpleNamespace"}),
    "threading": frozenset({
        "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "Lock", "RLock",
        "Semaphore", "Thread", "Timer", "active_count", "current_thread", "enumerate", "get_ident",
        "local", "main_thread",
    }),
}  # fmt: skip
"""The modules that such a script may import, and what of each: ANY is all that it offers."""

REACHES_FAR = frozenset({
    "__import__", "breakpoint", "compile", "delattr", "eval", "exec", "globals", "locals",
    "setattr", "vars",
})  # fmt: skip
"""Built-in functions that change, or read, what one cannot see from the source."""

SPECIAL = frozenset({
    "__class__", "__del__", "__dict__", "__globals__", "__builtins__", "__self__",
})  # fmt: skip
"""Names by which one comes to what is not the script's own, or acts when an object is freed."""


def is_repeatable(program: Program) -> bool:
    """Say whether a script leaves nothing behind for its next run."""
    if not imported(program) <= MODULES.keys():
        return False
    names = _names(program)
    return not any(_reaches_out(node, names) for node in program.nodes)


def _names(program: Program) -> dict[str, str]:
    """Map each name that an import binds to the module that it is, or "" for a part of one."""
    names: dict[str, str] = {}
    for node in program.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = alias.name
        elif isinstance(node, ast.ImportFrom):
            names.update((alias.asname or alias.name, "") for alias in node.names)
    return names


def _reaches_out(node: ast.AST, names: dict[str, str]) -> bool:
    """Say whether a part of a script may change what the next run would see."""
    match node:
        case ast.ImportFrom(module=module, names=parts):
            allowed = MODULES[module or ""]
            return any(
                part.name == "*" or (bool(allowed) and part.name not in allowed) for part in parts
            )
        case ast.Attribute(value=ast.Name(id=name), attr=attribute, ctx=ast.Load()):
            allowed = MODULES.get(names.get(name, ""), ANY)
            return attribute in SPECIAL or (bool(allowed) and attribute not in allowed)
        case ast.Attribute(attr=attribute, ctx=ast.Load()):
            return attribute in SPECIAL
        case ast.Attribute(value=value):
            while isinstance(value, ast.Attribute):
                value = value.value
            return not isinstance(value, ast.Name) or value.id in names
        case ast.Name(id=name):
            return name in REACHES_FAR or name in SPECIAL
        case ast.FunctionDef(name=name):
            return name in SPECIAL
        case ast.Assign(value=ast.Name(id=name)):
            return bool(names.get(name))
        case ast.AsyncFunctionDef():
            return True
    return False
