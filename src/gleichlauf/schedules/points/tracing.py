"""Comes to the points of a run by `sys.settrace`: on 3.11, and for points within lines."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from .points import PARTS, Memory, Points

Tracer = Callable[[FrameType, str, Any], Any]


class Tracing:
    """The trace function of a run, for all of its threads."""

    def __init__(self, points: Points, granularity: str) -> None:
        self.points = points
        self.granularity = granularity
        self._instructions: dict[CodeType, dict[int, str]] = {}
        if granularity != "line":
            # Only here, as every module makes each fork slower; and before the first run, which
            # would otherwise count the locks that it makes as the script's.
            self._get_instructions = importlib.import_module("dis").get_instructions

    def __call__(self, frame: FrameType, event: str, arg: object) -> Tracer | None:
        """Return the tracer of a new frame, None for a frame that is not the script's."""
        code = frame.f_code
        if code.co_filename != self.points.script or code.co_name in PARTS:
            return None
        if self.granularity == "line":
            return self._lines()
        frame.f_trace_opcodes = True
        frame.f_trace_lines = True
        return self._opcodes(code)

    def _lines(self) -> Tracer:
        memory = Memory()
        points = self.points

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            if event == "line":
                points.line(frame, frame.f_lineno, memory)
            elif event == "return":
                points.back_to(frame.f_back)
            return on_event

        return on_event

    def _opcodes(self, code: CodeType) -> Tracer:
        names = self._instructions.get(code)
        if names is None:
            names = {i.offset: i.opname for i in self._get_instructions(code)}
            self._instructions[code] = names
        table = names
        points = self.points
        coarse = self.granularity == "gil"
        last = start = -1
        before = "RESUME"

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            nonlocal last, start, before
            if event == "opcode":
                at = frame.f_lasti
                name = table.get(at, "")
                line = points.first.get(frame.f_lineno, frame.f_lineno)
                if line != last or at <= start:
                    last, start = line, at
                    points.show(line)
                if not coarse:
                    points.instruct(frame, line, name)
                elif before == "RESUME" or before.startswith(("CALL", "JUMP_BACKWARD")):
                    points.instruct(frame, line, "")
                else:
                    points.go_on(frame, line)
                if name not in ("CACHE", "PRECALL"):
                    before = name
            elif event == "return":
                points.back_to(frame.f_back)
            return on_event

        return on_event
