"""What makes two states one: all that can decide how they go on.

That are the positions of all frames, everything that the script can reach (walked by identity, so
that two lists which look alike are not taken for one), who holds which lock and who waits in
which order, the files, the clock and what was printed. Values on a frame's stack cannot be seen;
where a statement may hold some while it calls (`Tracks`), what it has seen so far stands for them.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import types
from collections import deque
from collections.abc import Callable
from typing import Any

from .values import NOT_DATA, fields_of

DEEPEST = 14

LARGEST = 1 << 22
"""Bytes of a file that count."""

ARCHIVE_TIME = re.compile(rb"(?s)(PK\x03\x04.{6}|PK\x01\x02.{8}).{4}")
"""What comes before the time of a member in a zip archive, and that time: the real clock's."""

UNSTABLE = frozenset({
    "date_time", "_ident", "_native_id", "_number", "_tstate_lock", "_owner", "_handle",
    "_os_thread_handle",
})  # fmt: skip
"""Fields with numbers of the system's, or its time; who holds a lock is told by our own locks."""

_EMPTY: tuple[Any, ...] = ([], (), "", b"", range(0), range(2**70), {}, set(), {}.items())

ITERATORS = (*{type(iter(it)) for it in _EMPTY}, enumerate, zip, reversed, map, filter)

UNORDERED: tuple[Any, ...] = (type(iter({})), type(iter(set())), type(iter({}.items())))

ATOMS = (type(None), bool, int, float, complex, str, bytes)


def digest(parts: object) -> int:
    """Return a number of 63 bits for nested tuples of plain values; equal ones have the same."""
    data = repr(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> 1


def _digest_bytes(data: bytes | str) -> object:
    if isinstance(data, bytes) and b"PK" in data:
        data = ARCHIVE_TIME.sub(rb"\1", data)
    if len(data) < 64:
        return data
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


class Walk:
    """One walk over all that can be reached, but not into what ``stop`` says, if it is there."""

    def __init__(self, stop: Callable[[Any], bool] | None = None) -> None:
        self.stop = stop
        self.seen: dict[int, int] = {}
        self.kept: list[object] = []

    def of(self, value: Any, depth: int = 0) -> object:
        """Return nested tuples of plain values that stand for a value."""
        kind = type(value)
        if kind in ATOMS:
            return _digest_bytes(value) if kind in (bytes, str) else value
        number = self.seen.get(id(value))
        if number is not None:
            return ("#", number)
        self.seen[id(value)] = len(self.seen)
        self.kept.append(value)  # so that no later object has its address
        if depth > DEEPEST or (self.stop is not None and self.stop(value)):
            return kind.__name__
        return self._inside(value, kind, depth + 1)

    def _inside(self, value: Any, kind: type, depth: int) -> object:
        name = kind.__name__
        if kind in (list, tuple, deque):
            return (name, *[self.of(item, depth) for item in value])
        if kind in (set, frozenset):
            return (name, *sorted(repr(self.of(item, depth)) for item in value))
        if issubclass(type(value), dict):
            items = [(self.of(k, depth), self.of(v, depth)) for k, v in dict.items(value)]
            return (name, *items, *self._fields(value, depth))
        if kind is bytearray:
            return (name, _digest_bytes(bytes(value)))
        if kind is range:
            return repr(value)
        if kind.__module__.startswith("_schedules"):  # what stands in for the standard library's
            if name == "Lock":
                return ("lock", value.held and (value.holder.index if value.holder else -1))
            return name
        if kind in ITERATORS:
            return (name, *[self.of(part, depth) for part in _state_of(value)])
        special = self._of_the_program(value, depth)
        if special is not None:
            return special
        return (name, *self._fields(value, depth))

    def _of_the_program(self, value: Any, depth: int) -> object:
        if issubclass(type(value), types.FunctionType):
            cells = [_content(cell) for cell in value.__closure__ or ()]
            defaults = value.__defaults__ or ()
            return ("def", value.__qualname__, *[self.of(it, depth) for it in (*cells, *defaults)])
        if issubclass(type(value), types.MethodType):
            return ("method", value.__func__.__qualname__, self.of(value.__self__, depth))
        if issubclass(type(value), type):
            if value.__module__ != "__main__":
                return value.__qualname__
            own = type.__dict__["__dict__"].__get__(value)
            data = [(k, v) for k, v in own.items() if not issubclass(type(v), NOT_DATA)]
            return (value.__qualname__, *[(k, self.of(v, depth)) for k, v in data if k[:2] != "__"])
        if issubclass(type(value), types.GeneratorType):
            frame = value.gi_frame
            if frame is None:
                return ("generator",)
            return ("generator", frame.f_lasti, self.of(dict(frame.f_locals), depth))
        if issubclass(type(value), types.CellType):
            return self.of(_content(value), depth)
        if issubclass(
            type(value), (*NOT_DATA, types.FrameType, types.TracebackType, types.CodeType)
        ):
            return type(value).__name__
        return None

    def _fields(self, value: Any, depth: int) -> list[object]:
        found: list[object] = [
            (name, self.of(it, depth)) for name, it in fields_of(value) if name not in UNSTABLE
        ]
        if issubclass(type(value), BaseException):
            found.append(self.of(value.args, depth))
        if type(value).__module__ in ("_io", "io"):
            found.append(_position(value))
        return found


def _state_of(iterator: Any) -> tuple[object, ...]:
    """Return what an iterator of the language has left; those over sets and such do not tell."""
    if type(iterator) in UNORDERED:
        return (iterator.__length_hint__(),)
    try:
        return tuple(iterator.__reduce__()[1:])
    except TypeError:  # one that cannot be copied, such as a zip over generators
        return ()


def _content(cell: types.CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _position(file: Any) -> object:
    """Return where an open file of the standard library stands, and what is in one in memory."""
    try:
        if file.closed:
            return "closed"
        if type(file).__name__ in ("StringIO", "BytesIO"):
            return (file.tell(), _digest_bytes(file.getvalue()))
        return file.tell()
    except (OSError, ValueError, AttributeError):
        return "unknown"


def files(directory: str) -> tuple[object, ...]:
    """Return names and contents of all files below a directory."""
    found: list[object] = []
    with os.scandir(directory) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_symlink():
                found.append((entry.name, os.readlink(entry.path)))  # noqa: PTH115 - see runs.files
            elif entry.is_dir():
                found.append((entry.name, files(entry.path)))
            elif entry.is_file():
                with open(entry.path, "rb") as file:  # noqa: PTH123 - the same
                    found.append((entry.name, _digest_bytes(file.read(LARGEST))))
    return tuple(found)


def variables() -> dict[str, Any]:
    """Return the script's global variables."""
    module = sys.modules["__main__"]
    return {k: v for k, v in module.__dict__.items() if not k.startswith("__")}
