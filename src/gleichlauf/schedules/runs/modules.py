"""Modules that a script imports: at the lines of which threads are switched, and of which not.

Those that lie beside the script are a part of it; others are if they are included by name. The
standard library never is: its locks are points, and its lines are not.
"""

from __future__ import annotations

import importlib.abc
import os
import sys
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, FrameType, ModuleType
from typing import Any

from ..control.history import Access
from ..control.task import UNKNOWN

Switch = Callable[[str, str], CodeType]
"""Makes the lines of a file points: takes its path and its source, and returns its code."""


class Unread:
    """Stands for the reader of a file that nobody reads: each of its statements touches all."""

    def touched_by(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        """Return that a statement may touch anything."""
        return UNKNOWN


class Neighbours(importlib.abc.MetaPathFinder):
    """Finds the modules that a script imports; ``left_out`` are those at which nobody switches."""

    def __init__(
        self, beside: str, include: tuple[str, ...], exclude: tuple[str, ...], switch: Switch
    ) -> None:
        self.beside = beside
        self.include = include
        self.exclude = exclude
        self.switch = switch
        self.left_out: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module; one that is a part of the script is read in our own way."""
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None:
            return spec
        if self._is_part(name, spec.origin) and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(name, spec.origin, self.switch)
        else:
            self.left_out.add(top)
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
