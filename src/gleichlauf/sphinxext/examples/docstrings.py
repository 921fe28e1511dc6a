"""The sessions of a docstring, run as `doctest` runs them: with the names of its module."""

from __future__ import annotations

import sys


def names_of(dotted: str) -> str:
    """Return code that gives an example all names of the module in which an object is."""
    module = module_of(dotted)
    return (
        f"import {module}\n\n"
        f'globals().update({{n: v for n, v in vars({module}).items() if n[:2] != "__"}})'
    )


def module_of(dotted: str) -> str:
    """Return the module of an object, which autodoc has imported; all of the name else."""
    name = dotted
    while name and name not in sys.modules:
        name = name.rpartition(".")[0]
    return name or dotted


def title_of(dotted: str) -> str:
    """Return what an example is called after, which is never a module: its file would hide that."""
    module = module_of(dotted)
    return dotted[len(module) + 1 :] or f"module {module}"
