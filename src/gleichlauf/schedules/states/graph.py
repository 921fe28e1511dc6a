"""The graph as a value and as its documented format: ``docs/graph_format``."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Any

from ..runs.report import Result, ThreadException, Waiting
from .merging import Merged
from .values import View

VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """A state: what it shows, what was printed until then, and where each thread's move leads.

    ``end`` is the number of an outcome where a run is over.
    """

    view: View = field(hash=False)
    printed: str
    errors: str
    go: Mapping[int, int] = field(hash=False)
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """All states of a script and all moves between them, from the first choice on.

    ``digest`` is that of the source, ``bound`` the largest number of preemptions, or None where
    there is no bound; ``runs`` is what it took to find them.
    """

    script: str
    digest: str
    granularity: str
    bound: int | None
    threads: tuple[str, ...]
    outcomes: tuple[Result, ...]
    states: tuple[State, ...]
    runs: int

    def to_json(self) -> dict[str, Any]:
        """Return the graph in its documented format."""
        leads = _first_to_lead(self.states)
        return {
            "version": VERSION,
            "script": self.script,
            "sha256": self.digest,
            "granularity": self.granularity,
            "bound": self.bound,
            "threads": list(self.threads),
            "outcomes": [_end(end) for end in self.outcomes],
            "states": [
                _written(state, self.states[leads[number]] if number else None)
                for number, state in enumerate(self.states)
            ],
        }

    def text(self) -> str:
        """Return the document as one line of JSON."""
        return json.dumps(self.to_json(), ensure_ascii=False, separators=(",", ":"))

    def with_ends(self, goals: Mapping[int, int]) -> Graph:
        """Return the graph with other outcomes at its ends: for each one, that of ``goals``."""
        return replace(
            self,
            states=tuple(
                state if state.end is None else replace(state, end=goals[state.end])
                for state in self.states
            ),
        )

    def way_to(self, outcome: int) -> tuple[tuple[int, int], ...]:
        """Return a shortest way to an outcome: pairs of a state and the thread that moves there.

        Of those that are equally short, it is one with few switches.
        """
        steps: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {(0, -1): ()}
        waiting = deque(steps)
        while waiting:
            here = waiting.popleft()
            number, last = here
            if self.states[number].end == outcome:
                return steps[here]
            go = self.states[number].go
            for thread in sorted(go, key=lambda it, last=last: (it != last, it)):  # type: ignore[misc]
                there = (go[thread], thread)
                if there not in steps:
                    steps[there] = (*steps[here], (number, thread))
                    waiting.append(there)
        return ()


def number(merged: Sequence[Merged], first: int) -> tuple[State, ...]:
    """Return the states in their order: breadth first, from the first at which one can choose."""
    start = first
    seen = {start}
    while len(merged[start].go) == 1:
        start = next(iter(merged[start].go.values()))
        if start in seen or merged[start].end is not None:
            start = first
            break
        seen.add(start)
    order = {start: 0}
    waiting = deque([start])
    while waiting:
        for _, to in sorted(merged[waiting.popleft()].go.items()):
            if to not in order:
                order[to] = len(order)
                waiting.append(to)
    return tuple(
        State(
            state.view,
            state.printed,
            state.errors,
            {thread: order[to] for thread, to in sorted(state.go.items())},
            state.end,
        )
        for state in (merged[old] for old in order)
    )


def _first_to_lead(states: Sequence[State]) -> dict[int, int]:
    leads: dict[int, int] = {}
    for number, state in enumerate(states):
        for to in state.go.values():
            leads.setdefault(to, number)
    return leads


def _written(state: State, before: State | None) -> dict[str, Any]:
    old = before.view if before else {}
    changed: dict[str, Any] = {k: v for k, v in state.view.items() if old.get(k) != v}
    changed |= {key: None for key in old if key not in state.view}
    found: dict[str, Any] = {"set": dict(sorted(changed.items()))}
    if state.go:
        found["go"] = {str(thread): to for thread, to in state.go.items()}
    if out := state.printed[len(before.printed if before else "") :]:
        found["out"] = out
    if errors := state.errors[len(before.errors if before else "") :]:
        found["err"] = errors
    if state.end is not None:
        found["end"] = state.end
    return found


def _end(end: Result) -> dict[str, Any]:
    found: dict[str, Any] = {"ending": end.ending, "stdout": end.stdout}
    more = {
        "stderr": end.stderr,
        "status": end.status,
        "exceptions": [list(astuple(died)) for died in end.exceptions],
        "waiting": [list(astuple(waiting)) for waiting in end.waiting],
        "files": list(end.files),
    }
    return found | {name: value for name, value in more.items() if value}


def from_json(found: Mapping[str, Any]) -> Graph:
    """Read what `Graph.to_json` gave; raise LookupError, TypeError or ValueError otherwise."""
    if found["version"] != VERSION:
        raise ValueError(f"this graph is of version {found['version']}, not {VERSION}")
    states: list[State] = []
    leads: dict[int, int] = {}
    for index, item in enumerate(found["states"]):
        before = states[leads[index]] if index else None
        view: View = dict(before.view) if before else {}
        for key, value in item["set"].items():
            if value is None:
                del view[key]
            else:
                view[key] = value
        go = {int(thread): int(to) for thread, to in item.get("go", {}).items()}
        for to in go.values():
            leads.setdefault(to, index)
        printed = (before.printed if before else "") + item.get("out", "")
        errors = (before.errors if before else "") + item.get("err", "")
        states.append(State(view, printed, errors, go, item.get("end")))
    return Graph(
        found["script"],
        found["sha256"],
        found["granularity"],
        found["bound"],
        tuple(found["threads"]),
        tuple(map(_read_end, found["outcomes"])),
        tuple(states),
        int(found.get("runs", 0)),
    )


def _read_end(found: Mapping[str, Any]) -> Result:
    return Result(
        found["ending"],
        found.get("status", 0),
        found["stdout"],
        found.get("stderr", ""),
        tuple(ThreadException(*died) for died in found.get("exceptions", ())),
        tuple(Waiting(*waiting) for waiting in found.get("waiting", ())),
        tuple(found.get("files", ())),
    )
