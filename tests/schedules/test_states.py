"""The graph of all states: what it shows, and that it leads to the outcomes of the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gleichlauf import schedules
from gleichlauf.schedules.command_line import main
from gleichlauf.schedules.script import Script
from gleichlauf.schedules.states.finding import (
    Budget,
    Limits,
    NoGraphError,
    graph_within,
    state_graph,
)
from gleichlauf.schedules.states.graph import Graph, from_json
from gleichlauf.schedules.states.sighting import Watch
from gleichlauf.schedules.states.values import show

LOST_UPDATE = """\
import threading

total = 0


def look_up(price):
    return price


def sell(price):
    global total
    before = total
    total = before + look_up(price)


anna = threading.Thread(target=sell, args=(3,), name="Anna")
ben = threading.Thread(target=sell, args=(4,), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print(total)
"""

ON_THE_STACK = LOST_UPDATE.replace(
    "    before = total\n    total = before + look_up(price)", "    total = total + look_up(price)"
)

DEADLOCK = """\
import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()


checking = Account()
savings = Account()


def move(source, target):
    with source.lock:
        with target.lock:
            pass


anna = threading.Thread(target=move, args=(checking, savings), name="Anna")
ben = threading.Thread(target=move, args=(savings, checking), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
"""

TALKATIVE = """\
import threading


class Loud:
    def __repr__(self):
        print("repr was called")
        return "loud"

    __str__ = __repr__

    def __eq__(self, other):
        print("eq was called")
        return True

    def __hash__(self):
        print("hash was called")
        return 1

    def __len__(self):
        print("len was called")
        return 3

    @property
    def volume(self):
        print("a property was read")


loud = Loud()
loud_ones = [loud, {"first": loud}]


def work():
    quiet = loud
    quiet = None


thread = threading.Thread(target=work)
thread.start()
thread.join()
"""


ITERATED = """
import threading

guests = {"Anna": 2, "Ben": 1}


def invite():
    guests["Carla"] = 3


host = threading.Thread(target=invite)
host.start()
try:
    seats = 0
    for name in guests:
        seats += guests[name]
    print(seats)
except RuntimeError:
    print("changed")
host.join()
"""

RENAMED = """
import threading

letters = ["a", "b"]


def renew():
    global letters
    letters = ["c", "d"]


thread = threading.Thread(target=renew)
thread.start()
seen = ""
for letter in letters: seen += letter
for letter in letters:
    pass
    seen += letter
thread.join()
print(seen)
"""

ENTERED = """
import threading
from contextlib import contextmanager


@contextmanager
def told(name):
    yield
    print("left", name)


name = "old"


def rename():
    global name
    name = "new"


thread = threading.Thread(target=rename)
thread.start()
with told(name):
    number = 1
thread.join()
"""


def graph_of(source: str) -> Graph:
    return state_graph(Script("script.py", source))


@pytest.mark.parametrize(
    "source", [LOST_UPDATE, ON_THE_STACK, DEADLOCK, ITERATED, RENAMED, ENTERED]
)
def test_the_ends_of_the_graph_are_the_outcomes_of_the_search(source: str) -> None:
    graph = graph_of(source)
    found = schedules.explore(Script("script.py", source), bound=3)
    wanted = {(outcome.ending, outcome.stdout) for outcome in found.outcomes}
    assert {(outcome.ending, outcome.stdout) for outcome in graph.outcomes} == wanted
    ends = {state.end for state in graph.states if state.end is not None}
    assert ends == set(range(len(graph.outcomes)))


def test_a_bound_makes_graphs_smaller_until_one_is_small_enough() -> None:
    script = Script("script.py", LOST_UPDATE)
    free = graph_of(LOST_UPDATE)
    graph = state_graph(script, limits=Limits(runs=free.runs - 1))
    assert graph.bound == 1


def test_the_documented_format_gives_the_same_graph_back() -> None:
    graph = graph_of(LOST_UPDATE)
    read = from_json(json.loads(graph.text()))
    assert [state.view for state in read.states] == [state.view for state in graph.states]
    assert [state.go for state in read.states] == [state.go for state in graph.states]
    assert read.text() == graph.text()


def test_what_is_found_twice_is_the_same() -> None:
    assert graph_of(DEADLOCK).text() == graph_of(DEADLOCK).text()


def test_the_first_state_is_the_first_at_which_one_can_choose() -> None:
    first = graph_of(LOST_UPDATE).states[0]
    assert len(first.go) == 2
    assert first.view["1"] == [12]  # Anna stands at her first line, before it was taken
    assert first.view["total"] == "0"


def test_values_change_with_the_moves() -> None:
    graph = graph_of(LOST_UPDATE)
    state = 0
    seen = []
    for state, thread in graph.way_to(2):
        after = graph.states[graph.states[state].go[thread]].view
        seen.append((thread, after["total"], after.get("1/0/before"), after.get("2/0/before")))
    assert (1, "0", "0", None) in seen
    assert seen[-1][1] in ("3", "4")


def test_locks_are_named_by_identity_and_told_with_their_holders() -> None:
    graph = graph_of(DEADLOCK)
    dead = next(
        state
        for state in graph.states
        if state.end is not None and graph.outcomes[state.end].ending == "deadlock"
    )
    assert dead.view["checking.lock"] == ["lock", 1, 1]
    assert dead.view["savings.lock"] == ["lock", 2, 1]
    assert dead.view["1?"] == ["lock", "savings.lock", 2]
    assert dead.view["2?"] == ["lock", "checking.lock", 1]
    assert dead.view["0?"] == ["join", "Anna"]


def test_no_line_of_the_script_runs_to_show_its_values() -> None:
    graph = graph_of(TALKATIVE)
    assert [outcome.stdout for outcome in graph.outcomes] == [""]
    assert graph.states[0].view["loud"] == "Loud"
    assert graph.states[0].view["loud_ones"] == "[Loud, {'first': Loud}]"


def test_an_object_that_watches_its_attributes_does_not_notice() -> None:
    class Loud:
        def __init__(self) -> None:
            self.volume = 11

        def __getattribute__(self, name: str) -> object:
            raise AssertionError(name)

    Loud.__module__ = "__main__"
    assert show(Loud()) == "Loud(volume=11)"


def test_too_many_states_are_no_graph() -> None:
    with pytest.raises(NoGraphError, match=r"script\.py: no graph of its states: \d+ states"):
        state_graph(Script("script.py", LOST_UPDATE), limits=Limits(states=5))
    with pytest.raises(NoGraphError, match="there are more than 20 runs"):
        state_graph(Script("script.py", LOST_UPDATE), limits=Limits(runs=20))


def test_a_bound_leaves_out_what_takes_more_preemptions() -> None:
    graph = graph_within(Script("script.py", LOST_UPDATE), Watch((), bound=0), Budget(2_000, 60.0))
    assert graph.bound == 0
    assert [outcome.stdout for outcome in graph.outcomes] == ["7\n"]


def test_the_command_prints_the_graph_or_says_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "script.py"
    script.write_text(LOST_UPDATE, encoding="utf-8")
    assert main(["graph", str(script)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["version"] == 1
    assert len(printed["outcomes"]) == 3
    assert main(["graph", str(tmp_path / "missing.py")]) == 2
    assert "there is no such file" in capsys.readouterr().err
