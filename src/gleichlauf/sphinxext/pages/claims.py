"""What a search over the schedules of an example has shown, as a badge with details behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from gleichlauf.example.example import Example, Granularity
from gleichlauf.schedules import Exploration
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.phrases import Say

TIMES = ("", "once", "twice", "three times", "four times", "five times", "six times")
"""How often, in words, which other languages have, too; more is said with a number."""

PLACES: Mapping[Granularity, str] = {
    "gil": "A thread can be interrupted wherever CPython with its GIL can switch threads.",
    "line": "A thread can be interrupted between any two lines.",
    "opcode": "A thread can be interrupted between any two instructions of the interpreter.",
}


def claim(example: Example, found: Exploration, states: int | None, say: Say) -> folded:
    """Return the badge of an example that is as complete as the search says.

    ``states`` is how many its player knows where no bound was needed.
    """
    only = len(example.outcomes) == 1
    summary = "Checked: this is the only outcome" if only else "Checked: these are all outcomes"
    badge = folded(summary=say(summary), quiet=True, classes=["gleichlauf-claim", "no-search"])
    text = " ".join(_sentences(found, states, say))
    badge += nodes.paragraph("", text)
    return badge


def _sentences(found: Exploration, states: int | None, say: Say) -> Iterator[str]:
    if found.bound == 0:
        yield say("A search went through all schedules in which no thread is interrupted.")
        yield say("So threads are switched only where one waits or ends.")
    else:
        yield say(
            "A search went through all schedules in which threads are interrupted at most {times}."
        ).format(times=times(found.bound, say))
        yield say(PLACES[found.granularity])
    if found.clock and (found.exact_time or found.bound == 0):
        yield say("Here, every wait for a time ends exactly when its time is up.")
    elif found.clock:
        yield say("A wait for a time that ends early or late counts like an interruption.")
    if states is not None:
        yield say(
            "The player below knows every state that the threads can reach between their lines,"
            " however often they are interrupted: {states} states."
        ).format(states=states)


def times(number: int, say: Say) -> str:
    """Return how often something happens, such as "twice"; ``number`` is at least 1."""
    return (
        say(TIMES[number]) if number < len(TIMES) else say("{number} times").format(number=number)
    )
