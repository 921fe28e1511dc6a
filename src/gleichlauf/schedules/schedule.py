"""A schedule: which thread goes on where, written so small that one can type it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .runs.report import Granularity
from .script import Script
from .version import explorer_version

STRAIGHT = "straight"
"""The text of the schedule with no deviations."""


class ScheduleError(ValueError):
    """The schedule cannot be replayed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Deviations (point, thread) from the schedule in which every thread runs until it waits.

    Points are those of ``granularity``, numbered from 1; threads are numbered in the order in
    which they start, 0 is the main thread. ``script`` is the digest of the source.
    """

    deviations: tuple[tuple[int, int], ...]
    script: str
    bound: int
    granularity: Granularity
    explorer: str

    @property
    def text(self) -> str:
        """The deviations as ``12:2,30:0``, or ``straight`` where there are none."""
        return ",".join(f"{point}:{thread}" for point, thread in self.deviations) or STRAIGHT

    def to_json(self) -> dict[str, Any]:
        """Return the schedule as `from_json` reads it."""
        return {
            "schedule": self.text,
            "script": self.script,
            "bound": self.bound,
            "granularity": self.granularity,
            "explorer": self.explorer,
        }

    def check(self, script: Script) -> None:
        """Raise `ScheduleError` if this is no schedule of this script and this explorer."""
        if self.script != script.digest:
            raise ScheduleError(
                f"{script.name}: the schedule belongs to another version of the script;"
                " explore this version to get a new one"
            )
        if self.explorer != explorer_version():
            raise ScheduleError(
                f"{script.name}: the schedule was written by another version of the explorer;"
                " explore the script again to get a new one"
            )


def parse_deviations(text: str) -> tuple[tuple[int, int], ...]:
    """Read ``12:2,30:0`` or ``straight``; raise `ScheduleError` for anything else."""
    if text == STRAIGHT:
        return ()
    if not re.fullmatch(r"\d{1,9}:\d{1,9}(,\d{1,9}:\d{1,9})*", text, re.ASCII):
        raise ScheduleError(
            f"{text[:60]!r} is no schedule; one looks like 12:2,30:0, or {STRAIGHT}, or is a file"
            " that explore --json wrote"
        )
    pairs = [tuple(map(int, part.split(":"))) for part in text.split(",")]
    if any(later[0] <= earlier[0] for earlier, later in pairwise(pairs)):
        raise ScheduleError(f"{text[:60]!r} is no schedule; its points must become larger")
    return tuple((point, thread) for point, thread in pairs)


def from_json(found: object) -> Schedule:
    """Read what `Schedule.to_json` gave; raise `ScheduleError` for anything else."""
    match found:
        case {
            "schedule": str(text),
            "script": str(script),
            "bound": int(bound),
            "granularity": ("gil" | "line" | "opcode") as granularity,
            "explorer": str(explorer),
        }:
            return Schedule(parse_deviations(text), script, bound, granularity, explorer)
    raise ScheduleError("this is no schedule: it lacks what a schedule of ours holds")


def read_schedule(text: str, script: Script) -> Schedule:
    """Read the text of a file: one schedule, or an exploration (its first outcome's schedule)."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise ScheduleError(f"the schedule file is not JSON: {error}") from None
    match found:
        case {"outcomes": [{"witness": witness}, *_]}:
            found = witness
    schedule = from_json(found)
    schedule.check(script)
    return schedule
