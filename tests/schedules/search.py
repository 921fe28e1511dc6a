"""Searches: of the self-test scripts, each made once for all tests of a process; and in pairs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gleichlauf.schedules import Exploration, Granularity, Script, explore

from .answers import SCRIPTS


@cache
def searched(name: str, bound: int) -> Exploration:
    """Return what the search of a script finds, at lines, with all that makes it fast."""
    return explore(SCRIPTS / f"{name}.py", bound=bound)


def both(
    script: Script | Path, bound: int, granularity: Granularity = "line", time_limit: float = 60.0
) -> tuple[Exploration, Exploration]:
    """Search a script with reduction and without."""
    reduced, full = (
        explore(script, bound=bound, granularity=granularity, time_limit=time_limit, reduction=it)
        for it in (True, False)
    )
    return reduced, full
