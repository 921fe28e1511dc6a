"""From all states to those that a reader can tell apart, by their looks or by what can follow.

Moves in which a thread only begins to wait, or only comes to its first line, are left out: the
thread is shown as it is after them. Two states are one if they look alike and their moves lead to
states that are one (a bisimulation, found from the ends of the runs on).
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from .values import View
from .walk import Found


@dataclass(slots=True)
class Merged:
    """A state that is shown: its moves lead to others of its kind, by their numbers."""

    view: View
    printed: str
    errors: str
    go: dict[int, int]
    end: int | None


def merge(found: Found) -> tuple[list[Merged], int]:
    """Return the states that are shown, and which of them is the first."""
    order = _ends_first(found)
    begun = _begun(found, order)
    shown: list[Merged] = []
    numbers: dict[str, int] = {}
    number_of: dict[int, int] = {}
    for key in order:
        state = begun[key]
        # A way back to a state that is still open would be a loop: no line was taken in it.
        state.go = {t: number_of[to] for t, to in state.go.items() if to in number_of}
        while any(_waits(state, shown, thread) for thread in sorted(state.go)):
            pass
        looks = json.dumps(
            [sorted(state.view.items()), state.printed, state.errors, sorted(state.go.items()),
             state.end]
        )  # fmt: skip
        if looks not in numbers:
            numbers[looks] = len(shown)
            shown.append(state)
        number_of[key] = numbers[looks]
    return shown, number_of[found.first] if found.first is not None else 0


def _ends_first(found: Found) -> list[int]:
    """Return the keys of all states, each after those to which its moves lead."""
    order: list[int] = []
    seen: set[int] = set()
    waiting = [(found.first, False)]
    while waiting:
        key, after = waiting.pop()
        if key is None or (key in seen and not after):
            continue
        if after:
            order.append(key)
            continue
        seen.add(key)
        waiting.append((key, True))
        waiting += [(following, False) for following in found.ways[key].values()]
    return order


def _begun(found: Found, order: list[int]) -> dict[int, Merged]:
    """Return the states, their moves by keys, with new threads at their first lines.

    A first move that does nothing but come there is left out.
    """
    states: dict[int, Merged] = {}
    for key in order:
        seen = found.states[key]
        state = Merged(
            json.loads(seen.view),
            seen.printed,
            seen.errors,
            dict(found.ways[key]),
            found.ends.get(key),
        )
        new = {thread for thread in state.go if state.view.get(str(thread)) == "new"}
        for thread in sorted(new):
            following = states.get(state.go[thread])
            if following and thread in following.go and _only_moves(new, state, following):
                _take_over(state, following, thread)
                state.go[thread] = following.go[thread]
        states[key] = state
    return states


def _waits(state: Merged, shown: list[Merged], thread: int) -> bool:
    """Show a thread as waiting if its move does nothing but begin to wait; say whether."""
    following = shown[state.go[thread]]
    if thread in following.go or f"{thread}?" not in following.view:
        return False
    others = {other: to for other, to in state.go.items() if other != thread}
    if others != following.go or not _only_moves({thread}, state, following):
        return False
    _take_over(state, following, thread)
    del state.go[thread]
    state.end = following.end
    return True


def _only_moves(threads: set[int], state: Merged, following: Merged) -> bool:
    """Say whether nothing but these threads differs in the state that follows."""
    return (
        following.printed == state.printed
        and following.errors == state.errors
        and _without(state.view, threads) == _without(following.view, threads)
    )


def _without(view: View, threads: set[int]) -> View:
    return {key: value for key, value in view.items() if _thread_of(key) not in threads}


def _thread_of(key: str) -> int | None:
    """Return the thread that an entry of a view belongs to."""
    number = key.partition("/")[0].removesuffix("?")
    return int(number) if number.isdecimal() else None


def _take_over(state: Merged, following: Merged, thread: int) -> None:
    """Show a thread as it is in the state that follows."""
    state.view = _without(state.view, {thread}) | {
        key: value for key, value in following.view.items() if _thread_of(key) == thread
    }
