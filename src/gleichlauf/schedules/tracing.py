"""Where a run of the script has points: one tracer for each granularity.

`sys.settrace` is used on every version: its events for statements and instructions are the
same from 3.11 to 3.13 once the lines of one statement count as one, which the callbacks of
`sys.monitoring` (3.12 and later) would have to be brought to first.
"""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from .footprint import Footprints
from .history import Access
from .kinds import SCALARS
from .scheduler import Scheduler
from .script import Statements

PARTS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
"""Code that belongs to the statement around it: from 3.12 on, most of it has no frame."""

LOCAL = frozenset({
    "CACHE", "COPY", "COPY_FREE_VARS", "EXTENDED_ARG", "JUMP_BACKWARD", "JUMP_FORWARD",
    "JUMP_BACKWARD_NO_INTERRUPT", "KW_NAMES", "LOAD_CONST", "LOAD_CLOSURE", "LOAD_FAST",
    "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "LOAD_FAST_LOAD_FAST", "MAKE_CELL", "MAKE_FUNCTION",
    "NOP", "POP_EXCEPT", "POP_TOP", "PRECALL", "PUSH_EXC_INFO", "PUSH_NULL", "RESUME",
    "STORE_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "SWAP",
})  # fmt: skip
"""Instructions that touch nothing but the frame's own variables and stack."""

Tracer = Callable[[FrameType, str, Any], Any]


class Tracing:
    """The trace function of a run, for all of its threads."""

    def __init__(
        self,
        scheduler: Scheduler,
        script: str,
        statements: Statements,
        footprints: Footprints,
        granularity: str,
    ) -> None:
        self.scheduler = scheduler
        self.script = script
        self.first = statements.first
        self.loops = statements.loops
        self.spins = statements.spins
        self.leaving = statements.leaving
        self.footprints = footprints
        self.granularity = granularity
        self._instructions: dict[CodeType, dict[int, str]] = {}

    def __call__(self, frame: FrameType, event: str, arg: object) -> Tracer | None:
        """Return the tracer of a new frame, None for a frame that is not the script's."""
        code = frame.f_code
        if code.co_filename != self.script or code.co_name in PARTS:
            return None
        if self.granularity == "line":
            return self._lines()
        frame.f_trace_opcodes = True
        frame.f_trace_lines = True
        return self._opcodes(code)

    def _lines(self) -> Tracer:
        last = start = latest = -1
        first, loops, spins = self.first, self.loops, self.spins
        seen: dict[int, object] = {}

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            nonlocal last, start, latest
            if event == "line":
                line = first.get(frame.f_lineno, frame.f_lineno)
                at = frame.f_lasti
                if line != last or at <= start or (line in loops and at <= latest):
                    if line in spins and len(self.scheduler.tasks) > 1:
                        state = self._state(frame)
                        if at <= latest and seen.get(line) == state:
                            self.scheduler.spin()
                            state = self._state(frame)
                        seen[line] = state
                    last, start = line, at
                    self.begin(frame, line)
                latest = at
            elif event == "return":
                self.back_to(frame.f_back)
            return on_event

        return on_event

    def _opcodes(self, code: CodeType) -> Tracer:
        names = self._instructions.get(code)
        if names is None:
            import dis  # only here: every module makes each fork slower

            names = {i.offset: i.opname for i in dis.get_instructions(code)}
            self._instructions[code] = names
        table = names
        coarse = self.granularity == "gil"
        last = start = -1
        before = "RESUME"

        def on_event(frame: FrameType, event: str, arg: object) -> Tracer:
            nonlocal last, start, before
            if event == "opcode":
                at = frame.f_lasti
                name = table.get(at, "")
                line = self.first.get(frame.f_lineno, frame.f_lineno)
                if line != last or at <= start:
                    last, start = line, at
                    self.show(line)
                if not coarse:
                    self.instruct(frame, line, name)
                elif before == "RESUME" or before.startswith(("CALL", "JUMP_BACKWARD")):
                    self.instruct(frame, line, "")
                else:
                    self.go_on(frame, line)
                if name not in ("CACHE", "PRECALL"):
                    before = name
            elif event == "return":
                self.back_to(frame.f_back)
            return on_event

        return on_event

    def _state(self, frame: FrameType) -> object:
        """Return all that can differ between two rounds of a loop that has written nothing."""
        task = self.scheduler.current
        local = () if frame.f_locals is frame.f_globals else frame.f_locals.items()
        values = tuple((n, v if type(v) in SCALARS else id(v)) for n, v in local)
        return values, task.path.progress, self.scheduler.others_wrote(task)

    def begin(self, frame: FrameType, line: int) -> None:
        """Meet the point before a statement, then take it."""
        scheduler = self.scheduler
        if len(scheduler.tasks) > 1:
            accesses = self._accesses(frame, line)
            leaves = line in self.leaving or frame.f_code.co_name == "<lambda>"
            scheduler.point(accesses + self._rest(frame) if leaves else accesses)
            scheduler.current.footprint = accesses
            scheduler.step(line, accesses)
        else:
            scheduler.alone()
        if scheduler.recorder:
            scheduler.recorder.line(scheduler.current, line)

    def show(self, line: int) -> None:
        """Record the beginning of a statement where points are finer than that."""
        if self.scheduler.recorder:
            self.scheduler.recorder.line(self.scheduler.current, line)

    def instruct(self, frame: FrameType, line: int, name: str) -> None:
        """Meet the point before an instruction, then take it."""
        scheduler = self.scheduler
        if len(scheduler.tasks) > 1:
            local = name in LOCAL
            accesses = () if local else self._accesses(frame, line)
            if name.startswith(("RETURN", "YIELD")):
                accesses += self._rest(frame)
            scheduler.point(accesses, local=local)
            scheduler.current.footprint = accesses
            scheduler.step((line, frame.f_lasti), accesses)

    def go_on(self, frame: FrameType, line: int) -> None:
        """Take an instruction that no point stands before."""
        scheduler = self.scheduler
        if len(scheduler.tasks) > 1:
            accesses = self._accesses(frame, line)
            if accesses != scheduler.current.footprint:
                scheduler.current.footprint = accesses
                scheduler.step((line, frame.f_lasti), accesses)

    def back_to(self, frame: FrameType | None) -> None:
        """Go on with the rest of the statement that called the function which returns now."""
        scheduler = self.scheduler
        if len(scheduler.tasks) == 1:
            return
        while frame is not None and frame.f_code.co_filename != self.script:
            frame = frame.f_back
        accesses = scheduler.current.outside
        if frame is not None:
            accesses = self._accesses(frame, self.first.get(frame.f_lineno, frame.f_lineno))
        scheduler.current.footprint = accesses
        scheduler.step("back", accesses)

    def _rest(self, frame: FrameType) -> tuple[Access, ...]:
        """Return what happens when a function has returned, up to the next point.

        That is the rest of the statement that called it (and so on, if that one returns too),
        or the end of the thread.
        """
        rest: tuple[Access, ...] = ()
        outer = frame.f_back
        while outer is not None:
            if outer.f_code.co_filename == self.script and outer.f_code.co_name not in PARTS:
                line = self.first.get(outer.f_lineno, outer.f_lineno)
                rest += self._accesses(outer, line)
                if line not in self.leaving and outer.f_code.co_name != "<lambda>":
                    return rest
            outer = outer.f_back
        return rest + self.scheduler.end_of(self.scheduler.current)

    def _accesses(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        return self.footprints.of(frame, line)
