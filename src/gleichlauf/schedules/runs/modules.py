"""Modules that a script imports: at the lines of which threads are switched, and of which not.

Those that lie beside the script are a part of it; others are if they are included by name. The
standard library never is: its locks are points, and its lines are not. So that all of a script can
be read before it runs, the files that are a part of it are looked for in their sources; a file
that is found only as it is imported is a part, too, but nobody reads it.
"""

from __future__ import annotations

import importlib.abc
import os
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, FrameType, ModuleType
from typing import Any, NoReturn

from ..control.history import Access
from ..control.task import UNKNOWN
from ..reading.program import Program, imports
from .hidden import REASON, hides, is_standard

Switch = Callable[[str, str], CodeType]
"""Makes the lines of a file points: takes its path and its source, and returns its code."""


class Unread:
    """Stands for the reader of a file that nobody reads: each of its statements touches all."""

    def touched_by(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        """Return that a statement may touch anything."""
        return UNKNOWN


class Neighbours(importlib.abc.MetaPathFinder):
    """Finds the modules that a script imports; ``left_out`` are those at which nobody switches.

    ``refuse`` ends a run for a reason.
    """

    def __init__(
        self,
        beside: str,
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        switch: Switch,
        refuse: Callable[[str], NoReturn],
    ) -> None:
        self.beside = beside
        self.include = include
        self.exclude = exclude
        self.switch = switch
        self.refuse = refuse
        self.left_out: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module; one that is a part of the script is read in our own way."""
        top = name.partition(".")[0]
        if is_standard(name):
            hiding = hides(self.beside, name)
            if hiding:
                self.refuse(f"imports {top}, and {hiding} {REASON}")
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None:
            return spec
        if self._is_part(name, spec.origin) and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(name, spec.origin, self.switch)
        else:
            self.left_out.add(top)
        return spec

    def parts(self, program: Program) -> dict[str, tuple[str, Program]]:
        """Return the files that are a part of a script, each with its module's name and source."""
        found: dict[str, tuple[str, Program]] = {}
        waiting = [("", program)]
        while waiting:
            package, importing = waiting.pop()
            for name, _ in imports(importing.nodes, package):
                spec = None if is_standard(name) else self._look_for(name)
                path = spec.origin if spec is not None else None
                if spec is None or path is None or path in found or not self._is_part(name, path):
                    continue
                try:
                    source = SourceFileLoader(name, path).get_source(name) or ""
                    found[path] = name, Program(source)
                except (OSError, SyntaxError, ValueError, ImportError):
                    continue  # Importing it says better what is wrong.
                inner = name if spec.submodule_search_locations else name.rpartition(".")[0]
                waiting.append((inner, found[path][1]))
        return found

    def _look_for(self, name: str) -> ModuleSpec | None:
        """Find a module without importing the packages that it lies in."""
        where: Any = None
        spec = None
        for end in range(1, name.count(".") + 2):
            spec = PathFinder.find_spec(".".join(name.split(".")[:end]), where)
            where = spec.submodule_search_locations if spec is not None else None
            if where is None and end <= name.count("."):
                return None
        return spec

    def _is_part(self, name: str, path: str) -> bool:
        if any(fnmatchcase(name, pattern) for pattern in self.exclude):
            return False
        if any(fnmatchcase(name, pattern) for pattern in self.include):
            return True
        inside = os.path.relpath(path, self.beside)
        return not inside.startswith(os.pardir) and "site-packages" not in inside


class _Loader(SourceFileLoader):
    """Compiles a module anew, whatever there is of it already."""

    def __init__(self, name: str, path: str, switch: Switch) -> None:
        super().__init__(name, path)
        self._switch = switch

    def get_code(self, fullname: str) -> Any:
        source = self.get_source(fullname)
        return self._switch(self.path, source or "")
