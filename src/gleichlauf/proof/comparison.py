"""The documented outcomes of an example against those that a search over its schedules found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from gleichlauf import schedules
from gleichlauf.example.example import Example, Outcome, ThreadException, Waiting
from gleichlauf.example.lines import first_code_line, output_line
from gleichlauf.example.matching import prints
from gleichlauf.run.judge import Complaint, Verdict
from gleichlauf.schedules.runs.report import Result


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome that a search found: in the words of a page, and the schedule that shows it."""

    outcome: Outcome
    schedule: str
    preemptions: int
    status: int
    witness: schedules.Schedule


def found_outcomes(exploration: schedules.Exploration) -> tuple[Found, ...]:
    """Return the outcomes that a reader can tell apart, those of the fewest preemptions first.

    What differs only in an exception's message or in the files is one outcome to a page.
    """
    found: dict[tuple[object, ...], Found] = {}
    for item in exploration.outcomes:
        outcome = as_documented(item)
        found.setdefault(
            (_key(outcome), item.status),
            Found(outcome, item.witness.text, item.preemptions, item.status, item.witness),
        )
    return tuple(found.values())


def as_documented(item: schedules.Outcome | Result) -> Outcome:
    """Return what a search or a graph has found in the words of a page."""
    return Outcome(
        stdout=item.stdout,
        ending="finished" if item.ending == "exit" else item.ending,
        waiting=tuple(Waiting(waiting.thread, waiting.source) for waiting in item.waiting),
        exceptions=tuple(ThreadException(died.thread, died.exception) for died in item.exceptions),
    )


def fits(example: Example, documented: Outcome, found: Outcome) -> bool:
    """Say whether an outcome is the documented one, compared with the example's option flags.

    The order of waiting threads does not count.
    """
    if not prints(example, documented.stdout, found.stdout):
        return False
    return _key(replace(documented, stdout="")) == _key(replace(found, stdout=""))


def _key(outcome: Outcome) -> tuple[object, ...]:
    """Return what makes two outcomes the same: the order of waiting or dying threads does not."""
    return (
        outcome.stdout,
        outcome.ending,
        frozenset(Counter((w.thread, w.line.strip()) for w in outcome.waiting).items()),
        frozenset(
            Counter((e.thread, e.exception.rpartition(".")[2]) for e in outcome.exceptions).items()
        ),
    )


Show = Callable[[schedules.Schedule], tuple[str, ...]]
"""Returns the steps of a schedule in words, to prove that it leads where a complaint says."""


def compare(example: Example, exploration: schedules.Exploration, show: Show) -> Verdict:
    """Return the verdict on an example's documented outcomes.

    It passed if the search came to its end and the set of documented outcomes equals the set
    that was found. An example that documents no outcome (it has no ``testoutput``) passes if the
    search found one outcome only, in which nothing goes wrong.
    """
    return Verdict(example, tuple(_complaints(example, exploration, show)))


def _complaints(
    example: Example, exploration: schedules.Exploration, show: Show
) -> Iterator[Complaint]:
    start = first_code_line(example)
    if not exploration.complete:
        yield Complaint(
            start,
            f"the search over its thread schedules could not be finished: {exploration.why}",
            "make the example smaller, give its search a smaller :bound:, or switch the search "
            "off with :explore: no, and say so on the page",
        )
        return
    found = found_outcomes(exploration)
    within = _within(exploration)

    def is_documented(outcome: Outcome) -> bool:
        return any(fits(example, it, outcome) for it in example.outcomes)

    for item in found:
        if item.status and not item.outcome.exceptions:
            yield Complaint(
                start,
                f"{within}, it can end with status {item.status}",
                "let it end with status 0 on every schedule",
                _proof(item, show),
            )
        elif example.outcomes and not is_documented(item.outcome):
            yield Complaint(
                output_line(example, 0, 0),
                f"{within}, it can do what its page does not say",
                "document this outcome in a testoutput of its own (:also-possible:), or "
                "correct the code so that it cannot happen",
                (*_in_words(item.outcome), *_proof(item, show)),
            )
    if not example.outcomes and len(found) > 1:
        yield Complaint(
            start,
            f"{within}, it has {len(found)} different outcomes, and its page documents none",
            "document each in a testoutput of its own",
            tuple(line for item in found for line in _in_words(item.outcome)),
        )
    for index, outcome in enumerate(example.outcomes):
        if not any(fits(example, outcome, item.outcome) for item in found):
            yield Complaint(
                output_line(example, index, 0),
                f"{within}, no thread schedule leads to this outcome",
                "remove it, correct it, or search further with a larger :bound:",
                (
                    *_in_words(outcome),
                    f"The {exploration.schedules} runs of the search found:",
                    *(line for item in found for line in _in_words(item.outcome)),
                ),
            )


def _within(exploration: schedules.Exploration) -> str:
    switches = "switch" if exploration.bound == 1 else "switches"
    return (
        f"with up to {exploration.bound} forced {switches} of threads "
        f"(granularity: {exploration.granularity})"
    )


def _in_words(outcome: Outcome) -> Iterator[str]:
    yield "It prints:" if outcome.stdout else "It prints nothing."
    for line in outcome.stdout.splitlines():
        yield f"  | {line}"
    if outcome.ending == "deadlock":
        yield "It never ends: all threads wait."
    elif outcome.ending == "hang":
        yield "It never ends: a thread goes round without end."
    for waiting in outcome.waiting:
        yield f"{waiting.thread} waits here: {waiting.line.strip()}"
    for died in outcome.exceptions:
        yield f"{died.thread} ends with: {died.exception}"


def _proof(item: Found, show: Show) -> tuple[str, ...]:
    preemptions = "preemption" if item.preemptions == 1 else "preemptions"
    return (
        f"The schedule {item.schedule} leads there, with {item.preemptions} {preemptions}; see it "
        f"with: gleichlauf replay FILE {item.schedule}",
        *show(item.witness),
    )


def steps_of(replay: schedules.Replay) -> tuple[str, ...]:
    """Return a replay in short: which thread runs which lines of the file before the next."""
    steps = []
    events = [event for event in replay.events if event.line is not None]
    for thread, group in groupby(events, key=lambda event: event.thread):
        parts: list[str] = []
        for event in group:
            if event.kind == "line":
                parts.append(str(event.line))
            elif event.kind == "wait":
                parts.append(f"waits for {event.object}")
            elif event.kind == "exception":
                parts.append(event.object)
        if parts:
            steps.append(f"  {thread}: {', '.join(parts)}")
    return tuple(steps)
