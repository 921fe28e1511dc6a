"""The graphs of searched examples, kept on disk as searches are."""

from __future__ import annotations

import json
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.proof.cache import search_key
from gleichlauf.proof.store import Store
from gleichlauf.schedules.runs.report import Result
from gleichlauf.schedules.states.finding import NoGraphError, state_graph
from gleichlauf.schedules.states.graph import Graph, from_json


def graphed(
    script: schedules.Script,
    search: Search,
    exploration: schedules.Exploration,
    cache: Path | None = None,
) -> Graph | None:
    """Return the graph of a script that leads to all that a ``search`` of it found.

    It is None where there is none that is complete and small enough; ``cache`` is a folder in
    which that is kept, too.
    """
    if cache is None:
        return _find(script, exploration)
    store, name = Store(cache), search_key(script, search, "graph")
    kept = _read(store.get(name))
    if kept is None:
        graph = _find(script, exploration)
        store.put(name, json.dumps({"graph": graph and graph.to_json()}).encode())
        return graph
    return kept[0]


def _find(script: schedules.Script, exploration: schedules.Exploration) -> Graph | None:
    found = [
        Result(
            outcome.ending,
            outcome.status,
            outcome.stdout,
            outcome.stderr,
            outcome.exceptions,
            outcome.waiting,
            outcome.files,
        )
        for outcome in exploration.outcomes
    ]
    try:
        return state_graph(script, outcomes=found)
    except NoGraphError:
        return None


def _read(kept: bytes | None) -> tuple[Graph | None] | None:
    """Return what was kept: a graph, or that there is none; None if nothing was."""
    try:
        if kept is None:
            return None
        graph = json.loads(kept)["graph"]
        return (graph and from_json(graph),)
    except (ValueError, LookupError, TypeError):
        return None
