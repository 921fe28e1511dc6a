"""Graphs of states, made without histories and without reduction, lead to what a search finds."""

from __future__ import annotations

from .free import NO_BOUND
from .interpreters import Interpreter
from .programs import Program

TIME_LIMIT = 6.0


def differing(python: Interpreter, program: Program) -> str | None:
    """Return which outcomes only one of graph and search has; "" for none, None if unknown.

    Neither has a bound that such a small program reaches, and time is exact for both.
    """
    graph = python.graph(program.source, program.modules, time_limit=TIME_LIMIT)
    if graph.why:
        return None
    search = python.search(
        program.source, program.modules,
        bound=NO_BOUND, granularity="line", exact_time=True, time_limit=TIME_LIMIT,
    )  # fmt: skip
    if search.why:
        return None
    only = [
        f"only the {name} finds {sorted(found)}"
        for name, found in (
            ("search", search.outcomes - graph.outcomes),
            ("graph", graph.outcomes - search.outcomes),
        )
        if found
    ]
    return "; ".join(only)
