"""An example that does not end, and whether its page says so."""

from __future__ import annotations

from collections.abc import Sequence

from gleichlauf.example.example import Outcome
from gleichlauf.run.run import ThreadStack


def endless_outcome(
    outcomes: Sequence[Outcome], stdout: str, stacks: Sequence[ThreadStack], file: Sequence[str]
) -> Outcome | None:
    """Return the documented outcome without an end that a running example has come to, if any.

    It has when it has printed what that outcome prints, and each thread that the page names is
    at the line that the page says. ``file`` are the lines of the example's file.
    """
    places = {(stack.thread, file[stack.lines[0] - 1].strip()) for stack in stacks if stack.lines}
    for outcome in outcomes:
        if (
            outcome.ending != "finished"
            and outcome.stdout == stdout
            and all((waiting.thread, waiting.line.strip()) in places for waiting in outcome.waiting)
        ):
            return outcome
    return None
