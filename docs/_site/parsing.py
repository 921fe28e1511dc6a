"""The parsing of reStructuredText, quicker: a state is made when a text comes to it."""

from __future__ import annotations

from collections.abc import Iterable

from docutils.parsers.rst.states import RSTStateMachine
from docutils.statemachine import State, StateMachine


class StatesOnDemand(dict[str, "State[list[str]]"]):
    """The states of a machine by name, each made when it is asked for."""

    def __init__(
        self, machine: StateMachine[list[str]], classes: Iterable[type[State[list[str]]]]
    ) -> None:
        super().__init__()
        self.machine = machine
        self.classes = {state.__name__: state for state in classes}

    def __missing__(self, name: str) -> State[list[str]]:
        state = self[name] = self.classes[name](self.machine, self.machine.debug)
        # What a machine does to all its states when it is started, and is given its memo.
        if hasattr(self.machine, "memo"):
            state.runtime_init()
        return state


def add_states(machine: StateMachine[list[str]], classes: Iterable[type[State[list[str]]]]) -> None:
    """Give a machine states that are made when it needs them."""
    machine.states = StatesOnDemand(machine, classes)


def make_states_on_demand() -> None:
    """Let docutils make no states in vain.

    For each text it makes a machine with all fifteen states and their tables, of which most texts
    need two; and Sphinx parses each translated paragraph as a text of its own, twice. There is no
    other way to tell docutils than to put our own method into its class (seen with docutils 0.22).
    """
    RSTStateMachine.add_states = add_states  # type: ignore[method-assign,assignment]
