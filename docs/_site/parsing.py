"""The parsing of reStructuredText, quicker: nothing is made in vain, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import RSTStateMachine
from docutils.statemachine import State, StateMachine
from sphinx import addnodes
from sphinx.transforms import i18n


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


class ParsedOnce:
    """Parses a translated message, of which Sphinx asks for the same one twice.

    It walks over a page once for its titles, and again for everything. What is kept for the second
    time is a copy, since whoever gets a paragraph takes it apart.
    """

    def __init__(self, parse: Callable[..., nodes.Element]) -> None:
        self.parse = parse
        self.page = ""
        self.kept: dict[tuple[str, int], nodes.Element] = {}

    def __call__(self, text: str, page: str, line: int, **where: Any) -> nodes.Element:
        """Return the first node of the message that stands at a line of a page."""
        if page != self.page:
            self.page, self.kept = page, {}
        if (text, line) in self.kept:
            return self.kept.pop((text, line))
        parsed = self.parse(text, page, line, **where)
        if isinstance(parsed, nodes.paragraph) and _stands_alone(parsed):
            self.kept[text, line] = parsed.deepcopy()
        return parsed


def _stands_alone(paragraph: nodes.paragraph) -> bool:
    """Tell whether nothing was said of a paragraph, or counted, that is to be so again."""
    return len(paragraph.parent) == 1 and not any(paragraph.findall(addnodes.index))


def parse_quickly() -> None:
    """Let docutils and Sphinx do less.

    For each text docutils makes a machine with all fifteen states and their tables, of which most
    texts need two; and Sphinx has each translated paragraph parsed as a text of its own, twice.
    There is no other way to tell them than to put our own into their places (seen with docutils
    0.22 and Sphinx 9.0). It takes a fifth of the time away that a translated site needs.
    """
    RSTStateMachine.add_states = add_states  # type: ignore[method-assign,assignment]
    if not isinstance(i18n._publish_msgstr, ParsedOnce):
        i18n._publish_msgstr = ParsedOnce(i18n._publish_msgstr)  # type: ignore[assignment]
