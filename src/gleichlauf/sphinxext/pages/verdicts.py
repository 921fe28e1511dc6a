"""What authors think of the outcomes of an example: right, wrong, or a harmless variant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from docutils import nodes

from gleichlauf.example.example import Outcome
from gleichlauf.sphinxext.authors.directives import is_judged
from gleichlauf.sphinxext.authors.nodes import listing
from gleichlauf.sphinxext.pages.phrases import Say

KINDS = {"right": "Right", "wrong": "Wrong", "harmless": "Harmless"}
REASONS = {
    "right": "Right: {reason}",
    "wrong": "Wrong: {reason}",
    "harmless": "Harmless: {reason}",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """An outcome, what kind of one it is, and the author's reason in the page's language.

    It is "open" where nobody has said what kind of outcome it is, and nothing else tells.
    """

    outcome: Outcome
    kind: Literal["right", "wrong", "harmless", "open"]
    reason: str = ""


def judged(outcomes: Sequence[Outcome], code: Sequence[nodes.Element]) -> tuple[Judged, ...]:
    """Return the verdicts on an example's outcomes; ``code`` are its nodes in their order."""
    steps: list[list[nodes.Element]] = [[]]
    for node in code:
        if listing(node).role == "testoutput":
            steps[-1].append(node)
        elif steps[-1]:
            steps.append([])
    steps = [step for step in steps if step]
    # Only one block of code of an example can have several outputs.
    deciding = next((step for step in steps if len(step) > 1), steps[-1] if steps else [])
    outputs = deciding if len(deciding) == len(outcomes) else [None] * len(outcomes)
    return tuple(
        _judged(outcome, output, several=len(outcomes) > 1)
        for outcome, output in zip(outcomes, outputs, strict=True)
    )


def _judged(outcome: Outcome, output: nodes.Element | None, *, several: bool) -> Judged:
    verdict = listing(output).options.verdict if output is not None else None
    if output is None or verdict is None:
        is_wrong = outcome.ending in ("deadlock", "hang") or bool(outcome.exceptions and several)
        return Judged(outcome, "wrong" if is_wrong else "open")
    return Judged(outcome, verdict.kind, " ".join(reason(output).astext().split()))


def reason(output: nodes.Element) -> nodes.Element:
    """Return what an author has written as the reason of a verdict, which may be nothing."""
    box = output.parent
    if is_judged(box) and len(box) > 1:
        found = box[1]
        if isinstance(found, nodes.paragraph):
            return found
    return nodes.paragraph()


def verdict(output: nodes.Element, say: Say) -> Iterator[nodes.Element]:
    """Yield the verdict on an output, for the line above it."""
    given = listing(output).options.verdict
    if given is None:
        return
    kind = nodes.inline("", classes=["gleichlauf-verdict", f"gleichlauf-is-{given.kind}"])
    words = reason(output).children
    if words:
        before, _, after = say(REASONS[given.kind]).partition("{reason}")
        kind += [nodes.Text(before), *words, nodes.Text(after)]
    else:
        kind += nodes.Text(say(KINDS[given.kind]))
    yield kind


def count(outcomes: Sequence[Judged], say: Say) -> str:
    """Say how many outcomes there are, and how many of them are wrong."""
    wrong = sum(outcome.kind == "wrong" for outcome in outcomes)
    if len(outcomes) == 1:
        return say("1 outcome, and it is wrong" if wrong else "1 outcome")
    if wrong == len(outcomes):
        phrase = "{count} outcomes, all of them wrong"
    elif wrong > 1:
        phrase = "{count} outcomes, {wrong} of them wrong"
    elif wrong:
        phrase = "{count} outcomes, 1 of them wrong"
    else:
        phrase = "{count} outcomes"
    return say(phrase).format(count=len(outcomes), wrong=wrong)
