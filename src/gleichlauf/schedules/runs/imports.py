"""Imports what a script is going to import of the standard library, as if others had done so.

It takes long, and is done once for all runs. Locks that such modules make belong to no run.
"""

from __future__ import annotations

import atexit
import importlib
import sys
import warnings
from typing import Any

from ..reading.program import Program, imported
from ..stand_ins import chance, primitives, threads

COMPANIONS = {
    "concurrent.futures": "concurrent.futures.thread",
    "zipfile": "encodings.cp437",
    "tempfile": "random",
}
"""Modules that others import when they are first used, which may be in the middle of a run."""

ACTIVE = frozenset({"antigravity", "idlelib", "test", "this", "tkinter", "turtle", "turtledemo"})
"""Modules that do something when they are imported, or that need a screen."""

AtExit = list[tuple[tuple[Any, ...], dict[str, Any]]]


def import_early(program: Program) -> AtExit:
    """Import them; return what they want to be called with `atexit`."""
    registered: AtExit = []
    register = atexit.register
    primitives.importing = True
    atexit.register = lambda *what, **named: registered.append((what, named))  # type: ignore[assignment]
    for name in sorted(imported(program)):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names and top not in ACTIVE:
            _import(name)
            if name in COMPANIONS:
                _import(COMPANIONS[name])
    atexit.register = register
    futures = sys.modules.get("concurrent.futures._base")
    if futures is not None:
        threads.number_futures(futures)
    uuid = sys.modules.get("uuid")
    if uuid is not None:
        chance.install_in_uuid(uuid)
    return registered


def _import(name: str) -> None:
    """Import a module; if that fails, it will fail again, and better, in the script."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            importlib.import_module(name)
    except Exception:
        return
