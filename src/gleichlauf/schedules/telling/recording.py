"""The events of one run, in the order in which they happen: what a picture is drawn from."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from .event import Event
from .waiting import describe_waiting, kind_of, name_of, script_frame


class Recorder:
    """Collects events; ``first`` maps a line to the first line of its statement."""

    def __init__(self, script: str, first: dict[int, int]) -> None:
        self.script = script
        self.first = first
        self.events: list[Event] = []

    def add(self, task: Any, kind: str, what: str = "", text: str = "") -> None:
        """Add an event of the running thread, at the line at which it stands."""
        frame = script_frame(sys._getframe(1), self.script)
        line = self.first.get(frame.f_lineno, frame.f_lineno) if frame is not None else None
        self._append(task, line, kind, what, text)

    def line(self, task: Any, line: int) -> None:
        """Add the beginning of a statement."""
        self._append(task, line, "line")

    def module_line(self, task: Any, path: str, line: int, text: str) -> None:
        """Add the beginning of a statement of a module beside the script."""
        name = path.replace("\\", "/").rpartition("/")[2]
        self._append(task, None, "line", f"{name}:{line}", text)

    def waits(self, task: Any, wait: tuple[str, Any] | None) -> None:
        """Add that the running thread begins to wait."""
        _, kind, what = describe_waiting(sys._getframe(1), wait, self.script)
        self.add(task, "wait", f"{kind} {what}".strip())

    def wakes(self, task: Any, wait: tuple[str, Any] | None) -> None:
        """Add that the running thread goes on; ``text`` is ``timeout`` where time was up."""
        _, kind, what = describe_waiting(sys._getframe(1), wait, self.script)
        late = task.timed_out and kind != "sleep"
        self.add(task, "wake", f"{kind} {what}".strip(), "timeout" if late else "")

    def locks(self, task: Any, kind: str, lock: object) -> None:
        """Add that the running thread acquired or released a lock, if the script asked for it."""
        frame = sys._getframe(1)
        owner = lock
        while frame.f_back is not None and frame.f_code.co_filename != self.script:
            if not str(frame.f_globals.get("__name__")).startswith(("threading", "_schedules")):
                return
            if "self" in frame.f_code.co_varnames:
                found = frame.f_locals.get("self")
                if kind_of(found) in ("lock", "condition", "semaphore"):
                    owner = found
                elif kind_of(found):
                    return
            frame = frame.f_back
        if frame.f_code.co_filename == self.script:
            self.add(task, kind, f"{kind_of(owner)} {name_of(owner, frame)}")

    def prints(self, task: Any, place: str, text: str) -> None:
        """Add printed text, to the event before if the same statement goes on printing."""
        self.add(task, "print", place, text)
        if len(self.events) > 1:
            before, now = self.events[-2:]
            if before == replace(now, step=before.step, text=before.text):
                self.events[-2:] = [replace(before, text=before.text + text)]

    def dies(self, task: Any, line: int | None, kind: str, message: str) -> None:
        """Add the exception that ends a thread, at the line of the script where it was raised."""
        self._append(task, line, "exception", kind, message)

    def _append(
        self, task: Any, line: int | None, kind: str, what: str = "", text: str = ""
    ) -> None:
        self.events.append(Event(len(self.events) + 1, task.name_of(), line, kind, what, text))
