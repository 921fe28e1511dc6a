"""The graphs of searched examples, kept on disk as searches are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.proof.cache import search_key
from gleichlauf.proof.store import Store
from gleichlauf.schedules.states.finding import NoGraphError, state_graph
from gleichlauf.schedules.states.graph import Graph, from_json


@dataclass(frozen=True, slots=True)
class Graphed:
    """The graph of an example, or ``why`` there is none."""

    graph: Graph | None
    why: str = ""


def graphed(
    script: schedules.Script,
    search: Search,
    exploration: schedules.Exploration,
    cache: Path | None = None,
) -> Graphed:
    """Return the graph of a script that leads to all that a ``search`` of it found.

    Where none without a bound is complete and small enough, it is one within the search's own, or
    within a smaller one. ``cache`` is a folder in which that is kept, too.
    """
    if cache is None:
        return _find(script, search, exploration)
    store, name = Store(cache), search_key(script, search, "graph")
    kept = _read(store.get(name))
    if kept is None:
        kept = _find(script, search, exploration)
        store.put(name, json.dumps(_written(kept)).encode())
    return kept


def _find(script: schedules.Script, search: Search, exploration: schedules.Exploration) -> Graphed:
    found = [outcome.result for outcome in exploration.outcomes]
    try:
        graph = state_graph(script, outcomes=found, bound=search.bound)
    except NoGraphError as error:
        return Graphed(None, str(error))
    return Graphed(graph)


def _written(found: Graphed) -> object:
    return {"graph": found.graph and found.graph.to_json(), "why": found.why}


def _read(kept: bytes | None) -> Graphed | None:
    """Return what was kept; None if nothing was, or no graph without a reason."""
    try:
        if kept is None:
            return None
        found = json.loads(kept)
        if found["graph"] is None:
            return Graphed(None, str(found["why"]))
        return Graphed(from_json(found["graph"]))
    except (ValueError, LookupError, TypeError):
        return None
