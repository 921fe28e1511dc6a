"""Searches that are done already: kept on disk, since the same search gives the same result."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from gleichlauf import schedules
from gleichlauf.example.example import Search

FOLDER = ".gleichlauf_cache"
"""The name of the cache's folder, in a project's top folder."""


def explored(
    script: schedules.Script, search: Search, cache: Path | None = None
) -> schedules.Exploration:
    """Search the schedules of a script, or return what an earlier search of it found.

    What counts is the content of the script, of the explorer and of the interpreter, and the
    search's bound and granularity. ``cache`` is a folder, made where it is missing; without one
    nothing is kept. A search that could not be finished is never kept: it depends on how busy
    the machine was. Raises `gleichlauf.schedules.ScriptError`.
    """
    if cache is None:
        return _explore(script, search)
    path = cache / f"{_key(script, search)}.json"
    found = _read(path)
    if found is None:
        found = _explore(script, search)
        if found.complete:
            _write(path, found)
    return found


def _explore(script: schedules.Script, search: Search) -> schedules.Exploration:
    return schedules.explore(script, bound=search.bound, granularity=search.granularity)


def _key(script: schedules.Script, search: Search) -> str:
    parts = (
        script.digest,
        schedules.explorer_version(),
        sys.version,
        str(search.bound),
        search.granularity,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _read(path: Path) -> schedules.Exploration | None:
    """Return what was kept; None if there is nothing, or nothing that can be read."""
    try:
        return _exploration(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _exploration(kept: dict[str, Any]) -> schedules.Exploration:
    outcomes = tuple(
        schedules.Outcome(
            **{
                **outcome,
                "exceptions": tuple(
                    schedules.ThreadException(**died) for died in outcome["exceptions"]
                ),
                "waiting": tuple(schedules.Waiting(**waiting) for waiting in outcome["waiting"]),
                "files": tuple(outcome["files"]),
                "witness": schedules.from_json(outcome["witness"]),
            }
        )
        for outcome in kept["outcomes"]
    )
    return schedules.Exploration(**{**kept, "outcomes": outcomes})


def _write(path: Path, exploration: schedules.Exploration) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Under another name first: several processes may write, and any of them may be stopped.
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(exploration.to_json(), file)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
