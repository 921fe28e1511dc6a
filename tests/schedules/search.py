"""Searches of the self-test scripts, each made once for all tests of a process."""

from __future__ import annotations

from functools import cache

from gleichlauf.schedules import Exploration, explore

from .answers import SCRIPTS


@cache
def searched(name: str, bound: int) -> Exploration:
    """Return what the search of a script finds, at lines, with all that makes it fast."""
    return explore(SCRIPTS / f"{name}.py", bound=bound)
