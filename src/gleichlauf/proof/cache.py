"""What was searched and tried already, kept on disk: the same input gives the same result."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from typing import Any

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.proof.store import Store

FOLDER = ".gleichlauf_cache"
"""The name of the cache's folder, in a project's top folder."""

_DECIDING = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHON_GIL", "PYTHONIOENCODING", "PYTHONUTF8", "TZ")
"""The variables of the environment that a program with threads may show in its output."""


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
    store, name = Store(cache), _key(script, str(search.bound), search.granularity)
    found = _read(store.get(name))
    if found is None:
        found = _explore(script, search)
        if found.complete:
            events = [list(map(astuple, replay.events)) for replay in found.replays]
            store.put(name, json.dumps({**found.to_json(), "replays": events}).encode())
    return found


def has_passed(text: str, python: str, times: int, cache: Path) -> bool:
    """Say whether an example's file, with this text, has passed so many runs with ``python``."""
    return Store(cache).get(_mark(text, python, times)) is not None


def keep_passed(text: str, python: str, times: int, cache: Path) -> None:
    """Remember that an example's file, with this text, has passed so many runs."""
    Store(cache).put(_mark(text, python, times), b"passed")


def _mark(text: str, python: str, times: int) -> str:
    interpreter = Path(python).resolve()
    found = interpreter.stat()
    changed = f"{found.st_size} {found.st_mtime_ns}"
    return _digest((text, _runner_version(), str(interpreter), changed, _settings(), str(times)))


@lru_cache(maxsize=1)
def _runner_version() -> str:
    """Return a digest of the code that runs and judges examples: another one may judge anew."""
    rooms = Path(__file__).resolve().parents[1]
    sources = sorted(
        path for room in ("code", "example", "run") for path in (rooms / room).rglob("*.py")
    )
    return _digest(path.read_text(encoding="utf-8") for path in sources)


def _explore(script: schedules.Script, search: Search) -> schedules.Exploration:
    return schedules.explore(
        script, bound=search.bound, granularity=search.granularity, exact_time=True, record=True
    )


def _key(script: schedules.Script, *parts: str) -> str:
    return _digest((script.digest, schedules.explorer_version(), sys.version, _settings(), *parts))


def _settings() -> str:
    """Return what else decides how a program runs: Python's options and the system's.

    The seed of hashes is none of them: outcomes that depend on it differ in every run.
    """
    flags = [getattr(sys.flags, name) for name in ("optimize", "dev_mode", "utf8_mode")]
    variables = [os.environ.get(name, "") for name in _DECIDING]
    return json.dumps([sys.platform, flags, variables])


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _read(kept: bytes | None) -> schedules.Exploration | None:
    """Return the exploration that was kept; None if there is none, or one of another form."""
    try:
        return None if kept is None else _exploration(json.loads(kept))
    except (ValueError, LookupError, TypeError):
        return None


def _exploration(kept: dict[str, Any]) -> schedules.Exploration:
    outcomes = tuple(map(_outcome, kept["outcomes"]))
    replays = tuple(
        schedules.Replay(tuple(schedules.Event(*event) for event in events), outcome)
        for events, outcome in zip(kept["replays"], outcomes, strict=True)
    )
    made = {"outcomes": outcomes, "replays": replays, "modules": tuple(kept["modules"])}
    return schedules.Exploration(**{**kept, **made})


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
