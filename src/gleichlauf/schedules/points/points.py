"""What happens at the points of a run: the scheduler is asked, and the step is put on record."""

from __future__ import annotations

from types import FrameType
from typing import Protocol

from ..control.history import Access
from ..control.scheduler import Scheduler
from ..reading.statements import Statements
from ..reading.values import SCALARS
from ..reading.variables import CO_OPTIMIZED, values_of
from .layout import Instruction

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


class Memory:
    """Where a frame has been: its statement, and the instructions at which that began.

    ``loop`` is the kind of loop whose header it was in last, ``called`` whether its last
    instruction was a call.
    """

    __slots__ = ("called", "last", "latest", "loop", "seen", "start")

    def __init__(self) -> None:
        self.last = self.start = self.latest = -1
        self.loop = ""
        self.called = True
        self.seen: dict[int, object] = {}


class Reads(Protocol):
    """Tells what the statements of a file touch."""

    def touched_by(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        """Return what the statement that begins at ``line`` touches if it runs now."""


class Points:
    """The points of a file, for all threads; `tracing` and `monitoring` come to them.

    ``files`` are those of all files of a run, by the names that their code has, this one among
    them; ``script`` is this one's. Of a file that is not the script itself, ``lines`` are shown.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        script: str,
        statements: Statements,
        reader: Reads,
        files: dict[str, Points],
        lines: tuple[str, ...] = (),
    ) -> None:
        self.scheduler = scheduler
        self.turns = scheduler.turns
        self.script = script
        self.files = files
        files[script] = self
        self._lines = lines
        self.first = statements.first
        self.spins = statements.spins
        self.reader = reader

    def line(self, frame: FrameType, number: int, memory: Memory) -> None:
        """Come to a line: it is a point if a statement begins there, for the first time or anew.

        An instruction at or before the one at which the statement began means that a loop has
        come back to it; one further on belongs to the rest of the statement.
        """
        self.scheduler.check_names()
        line = self.first.get(number, number)
        at = frame.f_lasti
        back = at <= memory.latest
        memory.latest = at
        if line == memory.last and at > memory.start:
            return
        first_time = memory.last == -1
        memory.last, memory.start = line, at
        if first_time and _is_class_body(frame, line, self.first):
            return
        self._arrive(frame, line, at, memory, back)

    def statement(self, frame: FrameType, at: int, part: Instruction, memory: Memory) -> None:
        """Come to an instruction: it is a point if a statement begins there, or a loop repeats."""
        self.scheduler.check_names()
        back = at <= memory.latest
        if not self._enters(at, part, memory):
            return
        self._arrive(frame, self.first.get(part.line, part.line), at, memory, back)

    def _enters(self, at: int, part: Instruction, memory: Memory) -> bool:
        """Say whether a statement begins with an instruction, or is repeated, and remember it."""
        back = at <= memory.latest
        memory.latest = at
        again = part.repeats and (back or part.loop == "while")
        if part.unit < 0 or (part.unit == memory.last and not again):
            return False
        memory.last = part.unit
        return True

    def _arrive(self, frame: FrameType, line: int, at: int, memory: Memory, back: bool) -> None:
        """Come to a statement; a loop that goes round and changes nothing lets others go on."""
        if line in self.spins and len(self.turns.tasks) > 1:
            state = self._state(frame)
            if back and memory.seen.get(line) == state:
                self.scheduler.spin()
                state = self._state(frame)
            # The end of a with statement comes to its line as well, but is no further round.
            if back or line not in memory.seen:
                memory.seen[line] = state
        self.begin(frame, line)

    def gil(self, frame: FrameType, at: int, part: Instruction, memory: Memory) -> None:
        """Come to an instruction before which CPython with the GIL may switch threads.

        It does where a function begins, when a loop comes back, and when a call has returned. On
        some versions a ``while`` loop comes back after its condition was evaluated.
        """
        self.scheduler.check_names()
        if part.inner:
            return
        repeats = part.repeats and (part.loop == "while" or at <= memory.latest)
        enters = self._enters(at, part, memory)
        line = self.first.get(part.line, part.line) if part.unit >= 0 else memory.start
        if enters:
            memory.start = line
            self.show(line)
        if part.unit >= 0 and (memory.called or repeats or (enters and memory.loop == "while")):
            self.instruct(frame, line, "")
        elif enters:
            self.go_on(frame, line)
        if part.unit >= 0:
            memory.called, memory.loop = part.calls, part.loop

    def opcode(self, frame: FrameType, at: int, part: Instruction, memory: Memory) -> None:
        """Come to an instruction, each of which is a point."""
        self.scheduler.check_names()
        if part.unit >= 0:
            line = self.first.get(part.line, part.line)
            if self._enters(at, part, memory):
                self.show(line)
            self.instruct(frame, line, part.name)

    def _state(self, frame: FrameType) -> object:
        """Return all that can differ between two rounds of a loop that has written nothing."""
        task = self.turns.current
        local = values_of(frame).items() if frame.f_code.co_flags & CO_OPTIMIZED else ()
        values = tuple((n, v if type(v) in SCALARS else id(v)) for n, v in local)
        return values, task.path.progress, self.turns.others_wrote(task)

    def begin(self, frame: FrameType, line: int) -> None:
        """Meet the point before a statement, then take it."""
        scheduler = self.scheduler
        if len(self.turns.tasks) > 1:
            self.turns.point(())
            self.turns.current.was_away = False
            accesses = self._accesses(frame, line)
            self.turns.current.footprint = accesses
            scheduler.step((self.script, line) if self._lines else line, accesses)
        else:
            scheduler.alone()
        self.show(line)

    def show(self, line: int) -> None:
        """Record the beginning of a statement."""
        recorder = self.turns.recorder
        if recorder and self._lines:
            text = self._lines[line - 1].strip()
            recorder.module_line(self.turns.current, self.script, line, text)
        elif recorder:
            recorder.line(self.turns.current, line)

    def instruct(self, frame: FrameType, line: int, name: str) -> None:
        """Meet the point before an instruction, then take it."""
        scheduler = self.scheduler
        if len(self.turns.tasks) > 1:
            local = name in LOCAL
            self.turns.point((), local=local)
            self.turns.current.was_away = False
            accesses = () if local else self._accesses(frame, line)
            self.turns.current.footprint = accesses
            scheduler.step((line, frame.f_lasti), accesses)

    def go_on(self, frame: FrameType, line: int) -> None:
        """Take an instruction that no point stands before."""
        scheduler = self.scheduler
        if len(self.turns.tasks) > 1:
            accesses = self._accesses(frame, line)
            if accesses != self.turns.current.footprint:
                self.turns.current.footprint = accesses
                scheduler.step((line, frame.f_lasti), accesses)

    def back_to(self, frame: FrameType | None) -> None:
        """Go on with the rest of the statement that called the function which returns now."""
        scheduler = self.scheduler
        scheduler.check_names()
        if len(self.turns.tasks) == 1:
            return
        while frame is not None and (
            frame.f_code.co_filename not in self.files or frame.f_code.co_name in PARTS
        ):
            frame = frame.f_back
        accesses = self.turns.current.outside
        if frame is not None:
            file = self.files[frame.f_code.co_filename]
            accesses = file._accesses(frame, file.first.get(frame.f_lineno, frame.f_lineno))
        self.turns.current.footprint = accesses
        scheduler.step("back", accesses)

    def _accesses(self, frame: FrameType, line: int) -> tuple[Access, ...]:
        return self.reader.touched_by(frame, line)


def _is_class_body(frame: FrameType, line: int, first: dict[int, int]) -> bool:
    """Say whether this is a class statement's own line, met again as its body begins."""
    code = frame.f_code
    return (
        not code.co_flags & CO_OPTIMIZED
        and frame.f_back is not None
        and code.co_name != "<module>"
        and first.get(code.co_firstlineno) == line
    )
