"""Reads what a statement of the script touches at the moment at which a thread comes to it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from types import CodeType, FrameType, MethodType

from ..control.history import ANYTHING, WRITE, Access
from .execution import execute
from .expressions import Evaluation
from .program import Program
from .statements import statements
from .values import Method
from .variables import Variables, values_of
from .world import World

Scope = tuple[str, int]
"""The name of a function or class, and the line on which it begins."""

EVERYTHING: tuple[Access, ...] = ((ANYTHING, WRITE),)
"""What a line touches at which no statement was found."""

MODULE: Scope = ("<module>", 0)


class Reader:
    """What the statements of a script touch; of objects it knows those of the current run.

    ``files`` are its own and those of modules that are a part of it, by the names that their code
    has; ``modules`` are what these are imported as.
    """

    def __init__(self, files: Mapping[str, Program], modules: frozenset[str]) -> None:
        self.world = World(files, modules | {"__main__"})
        self._modules = modules
        self._nodes: dict[tuple[str, Scope, int], list[ast.AST]] = {}
        self._firsts: dict[CodeType, dict[int, int]] = {}
        for name, program in files.items():
            self._collect(name, program.tree, MODULE, statements(program).first)
        self._sources: dict[tuple[int, int], object] = {}

    def begin(self) -> None:
        """Begin a run."""
        self.world.begin()
        self._sources.clear()

    def name_objects(self) -> None:
        """Give the objects names that can be reached before there is a second thread."""
        frame: FrameType | None = sys._getframe(1)
        roots: dict[str, object] = {}
        while frame is not None:
            if frame.f_code.co_filename in self.world.files:
                roots = {**roots, **values_of(frame), **frame.f_globals}
            frame = frame.f_back
        for module in sorted(self._modules & sys.modules.keys()):
            own = vars(sys.modules[module]).items()
            roots |= {f"{module}.{name}": value for name, value in own if name[:2] != "__"}
        self.world.objects.name_all({
            name: value for name, value in roots.items() if not name.startswith("__")
        })  # fmt: skip

    def touched_by(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        """Return what the statement that begins at ``line`` touches if ``frame`` runs it now."""
        code = frame.f_code
        variables = Variables(self.world, frame)
        scope = MODULE if code.co_name == "<module>" else (code.co_name, code.co_firstlineno)
        at_line = 0 if code.co_name == "<lambda>" else line
        nodes = self._nodes.get((code.co_filename, scope, at_line), ())
        found: dict[Access, None] = {}
        # Of several on a line, the thread comes to each by itself, and all are read anew then.
        for node in nodes:
            at = Evaluation(variables)
            if isinstance(node, ast.For):
                self._go_through(at, node, frame, line)
            elif isinstance(node, ast.expr):
                at.of(node)
            else:
                execute(at, node)
            found.update(at.accesses)
        return tuple(found) if nodes else EVERYTHING

    def runs_script_only(self, function: object) -> bool:
        """Say whether calling ``function`` runs statements of the script, and nothing else."""
        if isinstance(function, MethodType):
            function = function.__func__
        if isinstance(function, Method):
            function = function.function
        return self.world.is_seen(function)

    def _go_through(self, at: Evaluation, node: ast.For, frame: FrameType, line: int) -> None:
        """Read the header of a loop: what it goes through, it has evaluated when it began."""
        key = id(frame), line
        known = self._sources.get(key)
        if known is not None and frame.f_lasti != self._first(frame.f_code, line):
            execute(at, node, again=known)
            return
        if not isinstance(node.iter, ast.Call):
            self._sources[key] = Evaluation(at.variables).of(node.iter)
        execute(at, node)

    def _first(self, code: CodeType, line: int) -> int:
        firsts = self._firsts.get(code)
        if firsts is None:
            firsts = self._firsts[code] = {}
            for start, _, number in code.co_lines():
                if number is not None:
                    firsts.setdefault(number, start)
        return firsts.get(line, -1)

    def _collect(self, file: str, node: ast.AST, scope: Scope, first: dict[int, int]) -> None:
        for child in ast.iter_child_nodes(node):
            inner = scope
            if isinstance(child, ast.Lambda):
                inner = "<lambda>", child.lineno
                self._nodes.setdefault((file, inner, 0), []).append(child.body)
            elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                decorators = child.decorator_list
                inner = child.name, (decorators[0] if decorators else child).lineno
            if isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                line = child.pattern.lineno if isinstance(child, ast.match_case) else child.lineno
                decorators = getattr(child, "decorator_list", [])
                line = decorators[0].lineno if decorators else line
                self._nodes.setdefault((file, scope, first.get(line, line)), []).append(child)
            self._collect(file, child, inner, first)
