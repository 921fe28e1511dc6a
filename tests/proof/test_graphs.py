"""The graphs of searched examples: within the search's bound where none without one fits."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from gleichlauf.example.example import Search
from gleichlauf.proof import graphs
from gleichlauf.proof.cache import explored, search_key
from gleichlauf.proof.graphs import Graphed, graphed
from gleichlauf.proof.store import Store
from gleichlauf.schedules import Script
from gleichlauf.schedules.states.finding import Limits, NoGraphError, state_graph
from gleichlauf.schedules.states.graph import Graph

SALE = Script(
    "sale.py",
    """\
import threading

total = 0


def sell(price):
    global total
    before = total
    total = before + price


threads = [threading.Thread(target=sell, args=(price,)) for price in (3, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
""",
)

SEARCH = Search(bound=1, granularity="line")


def too_large(*_: object, **__: object) -> Graph:
    raise NoGraphError("sale.py: no graph of its states: too many")


def test_a_graph_without_a_bound_comes_first() -> None:
    found = graphed(SALE, SEARCH, explored(SALE, SEARCH))
    assert found.graph is not None
    assert found.graph.bound is None


def test_where_none_fits_it_keeps_within_the_bound_of_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exploration = explored(SALE, SEARCH)
    free = graphed(SALE, SEARCH, exploration).graph
    assert free is not None
    fewer = partial(state_graph, limits=Limits(runs=free.runs - 1))
    monkeypatch.setattr(graphs, "state_graph", fewer)
    found = graphed(SALE, SEARCH, exploration, tmp_path)
    assert found.graph is not None
    assert found.graph.bound == 1
    wanted = {outcome.stdout for outcome in exploration.outcomes}
    assert {outcome.stdout for outcome in found.graph.outcomes} == wanted == {"3\n", "4\n", "7\n"}
    again = graphed(SALE, SEARCH, exploration, tmp_path)
    assert again.graph is not None
    assert again.graph.text() == found.graph.text()


def test_why_there_is_none_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "state_graph", too_large)
    exploration = explored(SALE, SEARCH)
    found = graphed(SALE, SEARCH, exploration, tmp_path)
    assert found.graph is None
    assert "too many" in found.why
    monkeypatch.undo()
    assert graphed(SALE, SEARCH, exploration, tmp_path) == found


def test_none_without_a_reason_is_looked_for_again(tmp_path: Path) -> None:
    name = search_key(SALE, SEARCH, "graph")
    Store(tmp_path).put(name, json.dumps({"graph": None}).encode())
    found = graphed(SALE, SEARCH, explored(SALE, SEARCH), tmp_path)
    assert found != Graphed(None)
    assert found.graph is not None
