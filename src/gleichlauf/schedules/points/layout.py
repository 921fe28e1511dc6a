"""Where the points of code are: which instruction belongs to which statement, loop and call.

A statement is found by the position of its instructions, not by its line, so it does not matter
how code is laid out, nor how a version of Python compiles it.
"""

from __future__ import annotations

import ast
import dis
from bisect import bisect_right
from dataclasses import dataclass
from types import CodeType

Position = tuple[int, int]
"""A line, from 1, and a column in bytes, from 0."""

UNSEEN = frozenset({"CACHE", "COPY_FREE_VARS", "MAKE_CELL", "RESUME", "RETURN_GENERATOR"})
"""Instructions with which code begins, of no statement."""

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement, or the header of a compound one; ``loop`` is for, while, or "" for no loop."""

    start: Position
    end: Position
    loop: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """What an instruction is a part of.

    ``unit`` numbers its statement (-1: of none), which ``line`` begins; ``loop`` is of which kind
    if that is the header of a loop. ``repeats`` says that the loop comes back here, ``calls``
    that it calls what the source calls, ``inner`` that it is in a comprehension, which is a
    function of its own on some versions, ``enters`` that one may come here from another statement.
    """

    unit: int
    line: int
    name: str
    loop: str
    repeats: bool
    calls: bool
    inner: bool
    enters: bool


class Layout:
    """The statements, calls and comprehensions of a module's syntax tree, by their positions."""

    def __init__(self, tree: ast.AST) -> None:
        nodes = list(ast.walk(tree))
        self.units = sorted(
            (
                _unit(node)
                for node in nodes
                if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case))
            ),
            key=lambda unit: unit.start,
        )
        self._starts = [unit.start for unit in self.units]
        self._calls = {_end(node) for node in nodes if isinstance(node, ast.Call)}
        self._entered = {
            _end(item.context_expr)
            for node in nodes
            if isinstance(node, (ast.With, ast.AsyncWith))
            for item in node.items
        }
        self._iterated = {
            (_start(node.iter), _end(node.iter))
            for node in nodes
            if isinstance(node, (ast.For, ast.AsyncFor))
        }
        self._comprehensions = [
            (_start(node), _end(node), _start(first), _end(first))
            for node in nodes
            if isinstance(node, COMPREHENSIONS)
            for first in [node.generators[0].iter]
        ]

    def instructions(self, code: CodeType) -> dict[int, Instruction]:
        """Return the instructions of code, by their offsets."""
        found: dict[int, Instruction] = {}
        # Where a with statement calls what ends it depends on the version.
        entered: set[Position] = set()
        instructions = list(dis.get_instructions(code))
        back = {
            instruction.argval
            for instruction in instructions
            if instruction.opcode in dis.hasjrel and instruction.argval <= instruction.offset
        }
        before = -1
        prefixed = target = comes_back = False
        for instruction in instructions:
            # A prefix belongs to what comes after it, with all that leads to it.
            target = (prefixed and target) or instruction.is_jump_target
            comes_back = instruction.offset in back or (prefixed and comes_back)
            prefixed = instruction.opname == "EXTENDED_ARG"
            if prefixed:
                continue
            start, end = _positions(instruction)
            unit = -1 if instruction.opname in UNSEEN else self._unit_at(start)
            loop = self.units[unit].loop if unit >= 0 else ""
            inner = self._is_inner(start, end)
            calls = instruction.opname.startswith("CALL") and end in self._calls - entered
            if calls and end in self._entered:
                entered.add(end)
            repeats = comes_back and (
                (loop == "for" and (start, end) in self._iterated)
                or (loop == "while" and not inner)
            )
            found[instruction.offset] = Instruction(
                unit=unit,
                line=self.units[unit].start[0] if unit >= 0 else 0,
                name=instruction.opname,
                loop=loop,
                repeats=repeats,
                calls=calls and not inner,
                inner=inner,
                enters=unit >= 0 and (target or repeats or unit != before),
            )
            before = unit if unit >= 0 else before
        return found

    def _unit_at(self, position: Position) -> int:
        number = bisect_right(self._starts, position) - 1
        return number if number >= 0 and position < self.units[number].end else -1

    def _is_inner(self, start: Position, end: Position) -> bool:
        return any(
            begin <= start and end <= last and not (first <= start and end <= first_end)
            for begin, last, first, first_end in self._comprehensions
        )


def is_crowded(code: CodeType, layout: Layout) -> bool:
    """Say whether events of lines do not tell of all statements of code: several share a line.

    A body on the line of its function is such a case, too; a lambda always is.
    """
    if code.co_name == "<lambda>":
        return True
    lines: dict[int, set[int]] = {}
    for instruction in layout.instructions(code).values():
        if instruction.unit >= 0:
            line = layout.units[instruction.unit].start[0]
            lines.setdefault(line, set()).add(instruction.unit)
    # The first line of a function's code is that of its header.
    begun = code.co_name != "<module>" and code.co_firstlineno in lines
    return begun or any(len(units) > 1 for units in lines.values())


def _unit(node: ast.stmt | ast.ExceptHandler | ast.match_case) -> Unit:
    decorators = getattr(node, "decorator_list", None)
    first: ast.AST = node.pattern if isinstance(node, ast.match_case) else node
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    loop = "while" if isinstance(node, ast.While) else ""
    if isinstance(node, (ast.For, ast.AsyncFor)):
        loop = "for"
    start = _start(decorators[0] if decorators else first)
    if not body:
        return Unit(start, _end(node), loop)
    inner = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    decorated = getattr(inner, "decorator_list", None)
    return Unit(start, _start(decorated[0] if decorated else inner), loop)


def _start(node: ast.AST) -> Position:
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


def _end(node: ast.AST) -> Position:
    return node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]


def _positions(instruction: dis.Instruction) -> tuple[Position, Position]:
    """Return where the source of an instruction begins and ends; before all, where it has none."""
    where = instruction.positions
    if where is None or where.lineno is None or where.col_offset is None:
        return (0, 0), (0, 0)
    return (where.lineno, where.col_offset), (where.end_lineno or 0, where.end_col_offset or 0)
