"""Comes to the points of a run by `sys.settrace`: on 3.11, which has no `sys.monitoring`.

Before 3.13, the interpreter copies a frame's variables into a dictionary before it calls a trace
function, and back when that returns. Threads switch in between, and may have changed variables
that functions share; so the last thing that each function here does is to copy them once more.
"""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from .layout import Instruction, Layout, is_crowded
from .points import PARTS, Memory, Points

Tracer = Callable[[FrameType, str, Any], Any]


class Tracing:
    """The trace function of a run, for all of its threads."""

    def __init__(self, files: dict[str, Points], granularity: str) -> None:
        self.files = files
        self.granularity = granularity
        self._tables: dict[CodeType, dict[int, Instruction] | None] = {}

    def prepare(self, code: CodeType, layout: Layout) -> None:
        """Look at a file's code, and all code within it, before it runs."""
        if code.co_name in PARTS:
            return
        fine = self.granularity != "line" or is_crowded(code, layout)
        self._tables[code] = layout.instructions(code) if fine else None
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self.prepare(constant, layout)

    def __call__(self, frame: FrameType, event: str, arg: object) -> Tracer | None:
        """Return the tracer of a new frame, None for a frame that is not the script's."""
        code = frame.f_code
        # Equal code of another file counts as the same, so files are told apart by their names.
        points = self.files.get(code.co_filename)
        if points is None or code not in self._tables:
            return None
        table = self._tables[code]
        if table is None:
            return self._lines(points)
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return self._instructions(points, table)

    def _lines(self, points: Points) -> Tracer:
        memory = Memory()

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            if event == "line":
                points.line(frame, frame.f_lineno, memory)
            elif event == "return":
                points.back_to(frame.f_back)
            _ = frame.f_locals
            return on_event

        return on_event

    def _instructions(self, points: Points, table: dict[int, Instruction]) -> Tracer:
        memory = Memory()
        come = {"line": points.statement, "gil": points.gil, "opcode": points.opcode}[
            self.granularity
        ]

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            if event == "opcode":
                part = table.get(frame.f_lasti)
                if part is not None:
                    come(frame, frame.f_lasti, part, memory)
            elif event == "return":
                points.back_to(frame.f_back)
            _ = frame.f_locals
            return on_event

        return on_event
