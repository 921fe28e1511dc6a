"""What was searched and tried already, kept on disk: the same input gives the same result."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.whole_file import write_whole

FOLDER = ".gleichlauf_cache"
"""The name of the cache's folder, in a project's top folder."""

Kept = TypeVar("Kept")


def explored(
    script: schedules.Script, search: Search, cache: Path | None = None
) -> schedules.Exploration:
    """Search the schedules of a script, or return what an earlier search of it found.

    It has the replays as well. What counts is the content of the script, of the explorer and of
    the interpreter, and the search's bound and granularity. ``cache`` is a folder, made where it
    is missing; without one nothing is kept. A search that could not be finished is never kept: it
    depends on how busy the machine was. Raises `gleichlauf.schedules.ScriptError`.
    """
    if cache is None:
        return _explore(script, search)
    path = cache / f"{_key(script, str(search.bound), search.granularity)}.json"
    found = _read(path, _exploration)
    if found is None:
        found = _explore(script, search)
        if found.complete:
            events = [list(map(astuple, replay.events)) for replay in found.replays]
            write_whole(path, json.dumps({**found.to_json(), "replays": events}).encode())
    return found


def has_passed(text: str, python: str, times: int, cache: Path) -> bool:
    """Say whether an example's file, with this text, has passed so many runs with ``python``."""
    return _mark(text, python, times, cache).exists()


def keep_passed(text: str, python: str, times: int, cache: Path) -> None:
    """Remember that an example's file, with this text, has passed so many runs."""
    cache.mkdir(parents=True, exist_ok=True)
    _mark(text, python, times, cache).touch()


def _mark(text: str, python: str, times: int, cache: Path) -> Path:
    interpreter = Path(python).resolve()
    changed = str(interpreter.stat().st_mtime_ns)
    parts = (text, _runner_version(), str(interpreter), changed, str(times))
    return cache / f"{_digest(parts)}.passed"


@lru_cache(maxsize=1)
def _runner_version() -> str:
    """Return a digest of the code that runs and judges examples: another one may judge anew."""
    rooms = Path(__file__).resolve().parents[1]
    sources = sorted(path for room in ("example", "run") for path in (rooms / room).glob("*.py"))
    return _digest(path.read_text(encoding="utf-8") for path in sources)


def _explore(script: schedules.Script, search: Search) -> schedules.Exploration:
    return schedules.explore(
        script, bound=search.bound, granularity=search.granularity, record=True
    )


def _key(script: schedules.Script, *parts: str) -> str:
    return _digest((script.digest, schedules.explorer_version(), sys.version, *parts))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path, make: Callable[[dict[str, Any]], Kept]) -> Kept | None:
    """Return what was kept; None if there is nothing, or nothing that can be read."""
    try:
        return make(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _exploration(kept: dict[str, Any]) -> schedules.Exploration:
    outcomes = tuple(map(_outcome, kept["outcomes"]))
    replays = tuple(
        schedules.Replay(tuple(schedules.Event(*event) for event in events), outcome)
        for events, outcome in zip(kept["replays"], outcomes, strict=True)
    )
    return schedules.Exploration(**{**kept, "outcomes": outcomes, "replays": replays})


def _outcome(kept: dict[str, Any]) -> schedules.Outcome:
    exceptions = tuple(schedules.ThreadException(**died) for died in kept["exceptions"])
    waiting = tuple(schedules.Waiting(**waiting) for waiting in kept["waiting"])
    made = {
        "exceptions": exceptions,
        "waiting": waiting,
        "files": tuple(kept["files"]),
        "witness": schedules.from_json(kept["witness"]),
    }
    return schedules.Outcome(**{**kept, **made})
