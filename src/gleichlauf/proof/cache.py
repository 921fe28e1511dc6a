"""What was searched and tried already, kept on disk: the same input gives the same result."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.example.example import Search
from gleichlauf.proof.store import Store
from gleichlauf.schedules.codec import from_bytes, to_bytes

FOLDER = ".gleichlauf_cache"
"""The name of the cache's folder, in a project's top folder."""

_DECIDING = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHON_GIL", "PYTHONIOENCODING", "PYTHONUTF8", "TZ")
"""The variables of the environment that a program with threads may show in its output."""


def explored(
    script: schedules.Script, search: Search, cache: Path | None = None
) -> schedules.Exploration:
    """Search the schedules of a script, or return what an earlier search of it found.

    It has the replays as well. What counts is the content of the script, of the explorer and of
    the interpreter, the script's name, and all that the search is told. ``cache`` is a folder,
    made where it is missing; without one nothing is kept. A search that could not be finished is
    never kept: it depends on how busy the machine was. Raises `gleichlauf.schedules.ScriptError`.
    """
    if cache is None:
        return _explore(script, search)
    store, name = Store(cache), search_key(script, search)
    found = _read(store.get(name))
    if found is None:
        found = _explore(script, search)
        if found.complete:
            store.put(name, to_bytes(found))
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
        script,
        bound=search.bound,
        granularity=search.granularity,
        exact_time=search.exact_time,
        record=True,
    )


def search_key(script: schedules.Script, search: Search, kind: str = "") -> str:
    """Return the name under which what a search found is kept; ``kind`` tells what else it is."""
    asked = (search.bound, search.granularity, search.exact_time, script.name, kind)
    parts = (script.digest, schedules.explorer_version(), sys.version, _settings(), repr(asked))
    return _digest(parts)


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
        return None if kept is None else from_bytes(schedules.Exploration, kept)
    except ValueError:
        return None
