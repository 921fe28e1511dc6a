"""What a thread waits for, in the terms of the script: ``queue q``, not the lock inside of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType
from typing import Any

KINDS = {
    "Lock": "lock",
    "_RLock": "lock",
    "Condition": "condition",
    "Event": "event",
    "Semaphore": "semaphore",
    "BoundedSemaphore": "semaphore",
    "Barrier": "barrier",
    "Timer": "timer",
    "Queue": "queue",
    "LifoQueue": "queue",
    "PriorityQueue": "queue",
    "_PySimpleQueue": "queue",
    "Future": "future",
    "ThreadPoolExecutor": "pool",
}
"""How the types of the standard library that a thread can wait in are called."""

INSIDE = ("threading", "queue", "concurrent.futures", "_schedules")
"""The modules whose code stands between the script and the lock."""


def script_frame(frame: FrameType | None, script: str) -> FrameType | None:
    """Return the innermost frame of the script at or above ``frame``."""
    while frame is not None and frame.f_code.co_filename != script:
        frame = frame.f_back
    return frame


def describe_waiting(
    frame: FrameType | None, wait: tuple[str, Any] | None, script: str
) -> tuple[int | None, str, str]:
    """Return the line (None outside of the script), the kind, and the name of what is awaited."""
    outer = script_frame(frame, script)
    line = outer.f_lineno if outer is not None else None
    kind, what = wait or ("", None)
    owner = _owner(frame, outer)
    if kind == "sleep":
        return line, "sleep", f"{what:g} s" if owner is None else name_of(owner, outer)
    if kind == "exit":
        return None, "exit", "threads"
    if owner is not None:
        return line, kind_of(owner), name_of(owner, outer)
    if kind == "join" and what is not None:
        return line, "join", what.name_of()
    return line, kind, ""


def kind_of(thing: object) -> str:
    """Return the kind of a thing to wait for, by the nearest of its types that has one."""
    return next((KINDS[cls.__name__] for cls in type(thing).__mro__ if cls.__name__ in KINDS), "")


def _owner(frame: FrameType | None, outer: FrameType | None) -> object | None:
    """Return the outermost object of the standard library between the script and the lock."""
    owner = None
    while frame is not None and frame is not outer:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(INSIDE) and "self" in frame.f_code.co_varnames:
            found = frame.f_locals.get("self")
            if kind_of(found) and not (outer is None and owner is not None):
                owner = found
        frame = frame.f_back
    return owner


def name_of(thing: object, frame: FrameType | None) -> str:
    """Return the name under which the script at ``frame`` knows ``thing``, else its type."""
    if frame is not None:
        for name, value in _names(frame):
            if value is thing:
                return name
    return type(thing).__name__.removeprefix("_Py").lstrip("_")


def _names(frame: FrameType) -> Iterator[tuple[str, object]]:
    spaces = [frame.f_globals]
    inner: FrameType | None = frame
    while inner is not None and inner.f_code.co_filename == frame.f_code.co_filename:
        if inner.f_locals is not frame.f_globals:
            spaces.append(inner.f_locals)
        inner = inner.f_back
    for space in spaces:
        yield from space.items()
    for space in reversed(spaces):
        for name, value in list(space.items()):
            if isinstance(value, (list, tuple)):
                yield from ((f"{name}[{i}]", item) for i, item in enumerate(value))
            elif isinstance(value, dict) and not name.startswith("__"):
                yield from ((f"{name}[{key!r}]", item) for key, item in value.items())
            elif type(value).__module__ == "__main__":
                attributes = getattr(value, "__dict__", {})
                yield from ((f"{name}.{attr}", item) for attr, item in attributes.items())
