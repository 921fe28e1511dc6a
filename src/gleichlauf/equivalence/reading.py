"""Reading a block: its statements, whether it is a program or a ``>>>`` session."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from gleichlauf.code.nodes import nodes_of
from gleichlauf.grammar.nodes import Unreadable
from gleichlauf.grammar.recovery import Fault, Recovered, recover

LARGEST = 1_000_000
"""Blocks of more characters are not read, and that is a fault of theirs."""

DEEPEST = 150
"""Trees of more levels are not compared, so that no recursion runs out of stack."""

_PROMPT = re.compile(r"([ \t]*)>>>(?:(?= )|$)")
_NARROW_PROMPT = re.compile(r"([ \t]*)>>>(?=[^\s>])")
_WORN_PROMPT = re.compile(
    r"([ \t]*)(?:>{1,2}|>{4,}|[\u226b\u00bb\u203a\uff1e][\u226b\u00bb\u203a\uff1e>]*)[ ]"
)
"""What became of a prompt that is none any more, where the source has one."""

_OPTIONS = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$")
_SEPARATORS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Example:
    """One prompt of a session with the lines that continue it, and whether output follows."""

    line: int
    has_output: bool
    options: tuple[str, ...] = ()
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement of a block; what is no Python is a statement `Unreadable`."""

    node: ast.stmt
    example: Example | None = None
    ends_example: bool = False

    @property
    def line(self) -> int:
        """The first of its lines."""
        return self.node.lineno - 1

    @property
    def last_line(self) -> int:
        """The last of its lines."""
        return (self.node.end_lineno or self.node.lineno) - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A block as statements, with its rows of text. Lines count from 0 within the block.

    ``faults`` are what is no Python in it; the rest was read all the same.
    """

    form: Literal["program", "session"]
    rows: tuple[str, ...]
    units: tuple[Unit, ...]
    faults: tuple[Fault, ...] = ()
    begins_with_program: bool = False

    @property
    def statements(self) -> list[ast.stmt]:
        """The statements that are Python, in order."""
        return [unit.node for unit in self.units if not isinstance(unit.node, Unreadable)]


def is_session(source: str) -> bool:
    """Tell whether a line of the block begins with a ``>>>`` prompt."""
    return any(_PROMPT.match(row) for row in source.split("\n"))


@lru_cache(maxsize=64)  # who recognises a block reads it, and so does who compares it
def read(source: str, like: Reading | None = None) -> Reading:
    """Read a block as a program, or as a session if it is no program and has prompts.

    For a translation, ``like`` is the reading of its source.
    """
    if not _PROMPT.match(source.lstrip("\n")):  # what begins with a prompt is no program
        reading = read_program(source)
        # A session in its docstring makes no session of a program.
        is_program = not reading.faults or (like is not None and like.form == "program")
        if is_program or not is_session(source):
            return reading
    if like is None or like.form == "program":
        return read_session(source)
    return read_translated_session(source, like)


def read_program(source: str) -> Reading:
    """Read a block as a program."""
    text = textwrap.dedent(source.replace("\r\n", "\n"))
    found = _recovered(text)
    units = tuple(Unit(statement) for statement in found.statements)
    return Reading("program", tuple(text.split("\n")), units, found.faults)


def read_translated_session(translation: str, source: Reading) -> Reading:
    """Read the translation of a session; of as many rows, its prompts are on the same ones."""
    rows = translation.replace("\r\n", "\n").split("\n")
    prompts = {unit.example.line for unit in source.units if unit.example}
    worn = [
        row for row in prompts
        if len(rows) == len(source.rows) and not _PROMPT.match(rows[row])
        and _WORN_PROMPT.match(rows[row])
    ]  # fmt: skip
    for row in worn:
        rows[row] = _WORN_PROMPT.sub(r"\1>>> ", rows[row], count=1)
    reading = read_session("\n".join(rows), begins_with_program=source.begins_with_program)
    return replace(
        reading,
        rows=tuple(translation.replace("\r\n", "\n").split("\n")),
        faults=(*(Fault("line", row) for row in sorted(worn)), *reading.faults),
    )


def read_session(source: str, *, begins_with_program: bool | None = None) -> Reading:
    """Read a ``>>>`` session.

    The prompts are those of `doctest`; a prompt without the blank after it is read all the same,
    but as a fault. What stands before the first prompt may be a program, such as a class that the
    session then uses: None finds out, and for a translation its source tells.
    """
    rows = tuple(source.replace("\r\n", "\n").split("\n"))
    if len(source) > LARGEST:
        return Reading("session", rows, (), (Fault("deep", 0),))
    units: list[Unit] = []
    faults: list[Fault] = []
    prompts = (_PROMPT.match(row) or _NARROW_PROMPT.match(row) for row in rows)
    first = next((i for i, prompt in enumerate(prompts) if prompt), len(rows))
    before = "\n".join(rows[:first])
    if begins_with_program is None:
        begins_with_program = _is_program(before)
    if begins_with_program:
        program = read_program(before)
        units += program.units
        faults += program.faults
    number = first
    while number < len(rows):
        wide = _PROMPT.match(rows[number])
        prompt = wide or _NARROW_PROMPT.match(rows[number])
        if not prompt:
            number += 1
            continue
        first, indent = number, prompt[1]
        code = [rows[number][prompt.end() + (1 if wide else 0) :]]
        number += 1
        while number < len(rows) and rows[number].startswith(indent + "..."):
            rest = rows[number][len(indent) + 3 :]
            if rest and not rest[0].isspace():
                break  # an ellipsis or dots in the output
            code.append(rest[1:])
            number += 1
        has_output = number < len(rows) and bool(rows[number].strip())
        has_output = has_output and not _PROMPT.match(rows[number])
        options = tuple(
            sorted(
                option
                for match in map(_OPTIONS.search, code)
                if match
                for option in re.findall(r"[+-]\w+", match[1])
            )
        )
        example = Example(first, has_output, options, is_narrow=not wide)
        found = _recovered("\n".join(code), first)
        units += [
            Unit(node, example=example, ends_example=node is found.statements[-1])
            for node in found.statements
        ]
        faults += [Fault("line", first)] if example.is_narrow else found.faults
    return Reading("session", rows, tuple(units), tuple(faults), begins_with_program)


def _is_program(text: str) -> bool:
    definitions = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign)
    reading = read_program(text)
    # Prose may hold a line that is Python by chance.
    return not reading.faults and any(isinstance(n, definitions) for n in reading.statements)


def _recovered(text: str, offset: int = 0) -> Recovered:
    """Read a text that begins on row ``offset`` of its block."""
    if len(text) > LARGEST:
        return Recovered((), (Fault("deep", offset),))
    # Only "\n" ends a row of a catalogue; Python's parser also ends lines at "\r" (and the rest of
    # these confuse tools), so they are blanks to us and lines stay in step.
    found = recover(_SEPARATORS.sub(" ", text))
    statements: list[ast.stmt] = []
    faults = [replace(fault, row=fault.row + offset) for fault in found.faults]
    for statement in found.statements:
        if _is_deep(statement):
            faults.append(Fault("deep", statement.lineno - 1 + offset))
            continue
        if offset:
            _move_down(statement, offset)
        statements.append(statement)
    return Recovered(tuple(statements), tuple(faults))


def _move_down(statement: ast.stmt, rows: int) -> None:
    # As ast.increment_lineno does, in half of its time; a long session has many statements.
    for node in nodes_of(statement):
        place = vars(node)
        if "lineno" in place:
            place["lineno"] += rows
            place["end_lineno"] += rows


def _is_short(node: ast.AST) -> bool:
    """Tell whether a tree is a statement of fewer characters than there are levels left to it."""
    # Every level takes a character at least.
    return (
        isinstance(node, ast.stmt)
        and node.end_lineno == node.lineno
        and (node.end_col_offset or 0) - node.col_offset < DEEPEST // 2
    )


def _is_deep(statement: ast.stmt) -> bool:
    level: list[ast.AST] = [statement]
    for depth in range(DEEPEST):
        if depth < DEEPEST // 2:
            level = [node for node in level if not _is_short(node)]
        parts = [getattr(node, name, None) for node in level for name in node._fields]
        level = [part for part in parts if isinstance(part, ast.AST)]
        level += [
            part for several in parts if isinstance(several, list)
            for part in several if isinstance(part, ast.AST)
        ]  # fmt: skip
        if not level:
            return False
    return True
