"""Comes to the points of a run by `sys.monitoring`: from 3.12 on, where lines are points.

Only the script's code is monitored, so that the standard library runs at full speed.
"""

from __future__ import annotations

import sys
from types import CodeType, FrameType
from typing import Any

from .points import PARTS, Memory, Points

TOOL = 3
"""One of the two numbers that `sys.monitoring` leaves to tools like this one."""


def can_monitor(points: Points) -> bool:
    """Say whether monitoring tells of all points; a loop in one line takes it no events."""
    return sys.version_info >= (3, 12) and not points.loops


class Monitoring:
    """The callbacks of a run, for all of its threads."""

    def __init__(self, points: Points) -> None:
        self.points = points
        self.memories: dict[FrameType, Memory] = {}

    def install(self, code: CodeType) -> None:
        """Monitor a module's code and all code within it."""
        monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        events = monitoring.events
        if monitoring.get_tool(TOOL) is None:
            monitoring.use_tool_id(TOOL, "schedules")
        monitoring.register_callback(TOOL, events.LINE, self.on_line)
        for event in (events.PY_RETURN, events.PY_YIELD, events.PY_UNWIND):
            monitoring.register_callback(TOOL, event, self.on_leave)
        monitoring.set_events(TOOL, events.PY_UNWIND)
        self._add(code, monitoring, events.LINE | events.PY_RETURN | events.PY_YIELD)

    def _add(self, code: CodeType, monitoring: Any, events: int) -> None:
        if code.co_name in PARTS:
            return
        monitoring.set_local_events(TOOL, code, events)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self._add(constant, monitoring, events)

    def on_line(self, code: CodeType, number: int) -> None:
        """Come to a line."""
        frame = sys._getframe(1)
        memory = self.memories.get(frame)
        if memory is None:
            memory = self.memories[frame] = Memory()
        self.points.line(frame, number, memory)

    def on_leave(self, code: CodeType, offset: int, value: object) -> None:
        """Leave a frame, for good or for now."""
        if code.co_filename == self.points.script and code.co_name not in PARTS:
            frame = sys._getframe(1)
            self.memories.pop(frame, None)
            self.points.back_to(frame.f_back)
