"""The script under exploration: its source, and the statements that its lines belong to."""

from __future__ import annotations

import ast
import os
import warnings
from dataclasses import dataclass
from pathlib import Path


class ScriptError(ValueError):
    """The script cannot be explored; the message says in plain words why and what to do."""


@dataclass(frozen=True, slots=True)
class Script:
    """A program in Python: ``name`` is how messages call it, ``path`` where it lies (or "")."""

    name: str
    source: str
    path: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the source, in hexadecimal."""
        import hashlib  # not needed, and not to be forked, in the worker

        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()

    def line(self, number: int | None) -> str:
        """Return the text of line ``number`` (from 1) without indentation, "" if there is none."""
        lines = self.source.splitlines()
        return lines[number - 1].strip() if number and number <= len(lines) else ""


def read_script(path: str | os.PathLike[str]) -> Script:
    """Read and parse a script; raise `ScriptError` where that is impossible."""
    import tokenize  # nor is this

    path = Path(path)
    try:
        with tokenize.open(path) as file:
            source = file.read()
    except FileNotFoundError:
        raise ScriptError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise ScriptError(f"{path}: this is a directory; name one Python file in it") from None
    except (UnicodeDecodeError, SyntaxError) as error:
        raise ScriptError(
            f"{path}: the file is not UTF-8 text ({error}); save it as UTF-8, or declare its"
            " encoding in its first line"
        ) from None
    except OSError as error:
        raise ScriptError(f"{path}: cannot be read: {error.strerror}") from None
    script = Script(path.name, source, str(path.resolve()))
    check_syntax(script)
    return script


def check_syntax(script: Script) -> None:
    """Raise `ScriptError`, with the line, where the source is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(script.source, script.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise ScriptError(f"{script.name}:{error.lineno}: not Python: {error.msg}") from None
    except ValueError as error:
        raise ScriptError(f"{script.name}: not Python: {error}") from None
    except (RecursionError, MemoryError):
        raise ScriptError(f"{script.name}: nested too deeply to be compiled") from None


@dataclass(frozen=True, slots=True)
class Statements:
    """Which statement a line belongs to, so that every version of Python counts the same steps.

    ``first`` maps a line to the first line of its statement, or of the header of its compound
    statement. ``nodes`` maps a first line to the statements that begin there. ``loops`` are the
    lines that hold both the header and the body of a loop, ``leaving`` the first lines of
    statements after which a function may return (or a generator yield) to its caller, and
    ``spins`` those to which a ``while`` loop outside of any ``for`` comes back.
    """

    first: dict[int, int]
    nodes: dict[int, tuple[ast.AST, ...]]
    loops: frozenset[int]
    leaving: frozenset[int]
    spins: frozenset[int]


def statements(source: str) -> Statements:
    """Find the statements of a program (which must parse)."""
    first: dict[int, int] = {}
    nodes: dict[int, list[ast.AST]] = {}
    loops: set[int] = set()
    leaving: set[int] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            continue
        begin, end = _extent(node)
        for line in range(begin, end + 1):
            first[line] = begin
        nodes.setdefault(begin, []).append(node)
        body = getattr(node, "body", None)
        if isinstance(node, (ast.For, ast.While)) and body and body[0].lineno == begin:
            loops.add(begin)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            _add_tail(node.body, leaving)
        if isinstance(node, (ast.Return, ast.Break)) or _yields(node):
            leaving.add(begin)
    merged: dict[int, list[ast.AST]] = {}
    for begin, found in nodes.items():
        merged.setdefault(first[begin], []).extend(found)
    return Statements(
        first,
        {begin: tuple(found) for begin, found in merged.items()},
        frozenset(loops),
        frozenset(first[line] for line in leaving),
        frozenset(_spins(tree.body)),
    )


def _yields(node: ast.AST) -> bool:
    if hasattr(node, "body") or hasattr(node, "cases"):
        return False
    return any(isinstance(part, (ast.Yield, ast.YieldFrom, ast.Await)) for part in ast.walk(node))


def _add_tail(body: list[ast.stmt], lines: set[int]) -> None:
    """Add the first lines of all statements that can be the last that a body runs."""
    last = body[-1]
    lines.add(_extent(last)[0])
    if isinstance(last, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for part in ("body", "orelse", "finalbody"):
        inner = getattr(last, part, None)
        if inner:
            _add_tail(inner, lines)
    for handler in (*getattr(last, "handlers", ()), *getattr(last, "cases", ())):
        _add_tail(handler.body, lines)


def _extent(node: ast.stmt | ast.ExceptHandler | ast.match_case) -> tuple[int, int]:
    """Return the first and last line of a simple statement, or of a compound one's header."""
    if isinstance(node, ast.match_case):
        begin = node.pattern.lineno
        return begin, max(begin, node.body[0].lineno - 1)
    begin = node.lineno
    decorators = getattr(node, "decorator_list", [])
    if decorators:
        begin = decorators[0].lineno
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    if not body:
        return begin, node.end_lineno or begin
    inner = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    inner_decorators = getattr(inner, "decorator_list", None)
    inner_line = inner_decorators[0].lineno if inner_decorators else inner.lineno
    return begin, max(begin, inner_line - 1)


def _spins(body: list[ast.stmt]) -> set[int]:
    lines: set[int] = set()
    for node in body:
        if isinstance(node, ast.While):
            lines.add(node.lineno)
            if not isinstance(node.body[0], ast.For):
                lines.add(_extent(node.body[0])[0])
        for part in ("body", "orelse", "finalbody"):
            if not isinstance(node, (ast.For, ast.AsyncFor)):
                lines |= _spins(getattr(node, part, None) or [])
        for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            lines |= _spins(handler.body)
    return lines
