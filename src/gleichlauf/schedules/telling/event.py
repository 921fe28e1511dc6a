"""The events of a run that was recorded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a thread does; `gleichlauf.schedules.replay` lists the kinds.

    ``step`` counts the events of a run from 1.
    """

    step: int
    thread: str
    line: int | None
    kind: str
    object: str
    text: str
