"""Comes to the points of a run by `sys.monitoring`: from 3.12 on.

Only the script's code is monitored, so that the standard library runs at full speed; and of its
instructions only those at which a point can be.
"""

from __future__ import annotations

import sys
from types import CodeType, FrameType
from typing import Any

from .layout import Instruction, Layout, is_crowded
from .points import PARTS, Memory, Points

TOOL = 3
"""One of the two numbers that `sys.monitoring` leaves to tools like this one."""


def can_monitor() -> bool:
    """Say whether this version has `sys.monitoring`."""
    return sys.version_info >= (3, 12)


class Monitoring:
    """The callbacks of a run, for all of its threads."""

    def __init__(self, files: dict[str, Points], granularity: str) -> None:
        self.files = files
        self.granularity = granularity
        self.memories: dict[FrameType, Memory] = {}
        self._tables: dict[CodeType, dict[int, Instruction]] = {}
        self._come = {"line": Points.statement, "gil": Points.gil, "opcode": Points.opcode}[
            granularity
        ]
        self._monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        self._codes: set[CodeType] = set()

    def prepare(self, code: CodeType, layout: Layout) -> None:
        """Monitor a file's code and all code within it."""
        monitoring = self._monitoring
        events = monitoring.events
        if not self._codes:
            if monitoring.get_tool(TOOL) is None:
                monitoring.use_tool_id(TOOL, "schedules")
            monitoring.register_callback(TOOL, events.LINE, self.on_line)
            monitoring.register_callback(TOOL, events.INSTRUCTION, self.on_instruction)
            monitoring.register_callback(TOOL, events.PY_YIELD, self.on_yield)
            for event in (events.PY_RETURN, events.PY_UNWIND):
                monitoring.register_callback(TOOL, event, self.on_leave)
            monitoring.set_events(TOOL, events.PY_UNWIND)
        self._add(code, layout)

    def _add(self, code: CodeType, layout: Layout) -> None:
        if code.co_name in PARTS:
            return
        self._codes.add(code)
        events = self._monitoring.events
        leaves = events.PY_RETURN | events.PY_YIELD
        if self.granularity != "line" or is_crowded(code, layout):
            self._tables[code] = layout.instructions(code)
            self._monitoring.set_local_events(TOOL, code, events.INSTRUCTION | leaves)
        else:
            self._monitoring.set_local_events(TOOL, code, events.LINE | leaves)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self._add(constant, layout)

    def on_line(self, code: CodeType, number: int) -> None:
        """Come to a line."""
        frame = sys._getframe(1)
        memory = self.memories.get(frame)
        if memory is None:
            memory = self.memories[frame] = Memory()
        self.files[code.co_filename].line(frame, number, memory)

    def on_instruction(self, code: CodeType, offset: int) -> object:
        """Come to an instruction; no more of it is told where no point can be."""
        table = self._tables.get(code)
        part = table.get(offset) if table is not None else None
        if part is None or (self.granularity == "line" and not part.enters):
            return self._monitoring.DISABLE
        frame = sys._getframe(1)
        memory = self.memories.get(frame)
        if memory is None:
            memory = self.memories[frame] = Memory()
        self._come(self.files[code.co_filename], frame, offset, part, memory)
        return None

    def on_leave(self, code: CodeType, offset: int, value: object) -> None:
        """Leave a frame for good."""
        if code.co_filename in self.files and code in self._codes:
            frame = sys._getframe(1)
            self.memories.pop(frame, None)
            self.files[code.co_filename].back_to(frame.f_back)

    def on_yield(self, code: CodeType, offset: int, value: object) -> None:
        """Leave a frame for now."""
        self.files[code.co_filename].back_to(sys._getframe(1).f_back)
