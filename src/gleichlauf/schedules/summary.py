"""An exploration in words: each outcome, and what the search has covered, and what not."""

from __future__ import annotations

from .exploration import Exploration, Outcome, Waiting

PLACES = {"gil": "point where the GIL may change hands", "line": "line", "opcode": "opcode"}
"""Where threads may be switched, by the name of the granularity."""


def describe(outcome: Outcome) -> str:
    """Return an outcome as text for people, its printed lines indented."""
    times = counted(outcome.schedules, "schedule leads", "schedules lead")
    lines = [f"{outcome.ending}; {times} to it, such as {outcome.witness.text}"]
    if outcome.status:
        lines.append(f"  exit status {outcome.status}")
    lines += [f"  | {line}" for line in outcome.stdout.splitlines()]
    lines += [f"  stderr | {line}" for line in outcome.stderr.splitlines()]
    lines += [f"  {e.thread} dies: {e.exception}: {e.message}" for e in outcome.exceptions]
    lines += [f"  {waiting.thread} {waits(waiting)}" for waiting in outcome.waiting]
    if outcome.files:
        lines.append(f"  files: {', '.join(outcome.files)}")
    return "\n".join(lines)


def waits(waiting: Waiting) -> str:
    """Return where a thread stays for ever, and what for."""
    place = "outside of the script"
    if waiting.line:
        place = f"at line {waiting.line} ({waiting.source})"
    match waiting.kind:
        case "spin":
            return f"goes round without end {place}"
        case "exit":
            return "waits at its end for the other threads to end"
        case "join" | "pool":
            return f"waits {place} for the end of {waiting.what}"
        case kind:
            return f"waits {place} for {kind} {waiting.what}"


def summary(found: Exploration) -> list[str]:
    """Return lines that say how far the search went, and what it leaves out."""
    if found.complete and not found.threads:
        return [_nothing(found)]
    state = "complete" if found.complete else "NOT complete"
    bounded = counted(found.bound, "preemption", "preemptions")
    if found.clock and not found.exact_time:
        bounded += " and early or late ends of waits"
    lines = [
        f"{state}: {counted(len(found.outcomes), 'outcome', 'outcomes')}, "
        f"{counted(found.schedules, 'schedule', 'schedules')} run, "
        f"at most {bounded}, switching at every {PLACES[found.granularity]}"
    ]
    if found.drawn:
        drawn = counted(found.drawn, "schedule was", "schedules were")
        lines.append(f"the last {drawn} drawn at random")
    if found.clock and found.exact_time:
        lines.append("every wait for a time ended exactly when it was up")
    if found.modules:
        names = ", ".join(found.modules)
        lines.append(f"no thread was switched within these modules: {names} (see --include)")
    return lines


def _nothing(found: Exploration) -> str:
    """Say that there was nothing to search, and why."""
    for outcome in found.outcomes:
        for died in outcome.exceptions:
            return (
                "nothing was searched: the script dies before it starts a second thread: "
                f"{died.exception}: {died.message}"
            )
    return "nothing was searched: the script starts no second thread"


def counted(number: int, one: str, several: str) -> str:
    """Return a number with the words for what there are so many of."""
    return f"{number:,} {one if number == 1 else several}"
