"""The outcomes of an example in short: what tells each from the others, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gleichlauf.sphinxext.pages.phrases import Say
from gleichlauf.sphinxext.pages.verdicts import KINDS, Judged

MOST_LINES = 3
"""So many lines of an output are shown to tell it from others."""


def outcome_labels(outcomes: Sequence[Judged], say: Say) -> list[str]:
    """Return the outcomes as short HTML."""
    printed = [it.outcome.stdout.splitlines() for it in outcomes]
    shared = min(map(len, printed)) if len(printed) > 1 else 0
    start = next((i for i in range(shared) if len({lines[i] for lines in printed}) > 1), shared)
    labels = []
    for judged, lines in zip(outcomes, printed, strict=True):
        own = lines[start:] if len(outcomes) > 1 else lines[-2:]
        shown = [f"<samp>{escape(line)}</samp>" for line in own[:MOST_LINES]]
        text = " · ".join([*shown, *(["…"] if len(own) > MOST_LINES else [])])
        notes = list(_notes(judged, bool(lines), say))
        if notes:
            text += f' <span class="gl-verdict">{escape("; ".join(notes))}</span>'
        labels.append(text.strip())
    return labels


def _notes(judged: Judged, printed: bool, say: Say) -> Iterator[str]:
    outcome = judged.outcome
    if outcome.ending == "deadlock":
        yield say("Deadlock")
    elif outcome.ending == "hang":
        yield say("It never ends.")
    elif not printed:
        yield say("It prints nothing.")
    elif judged.kind != "open" and not judged.reason:
        yield say(KINDS[judged.kind])
    if judged.reason:
        yield judged.reason
    for died in outcome.exceptions:
        yield say("{thread} ends with an exception:").format(thread=died.thread) + (
            f" {died.exception}"
        )
