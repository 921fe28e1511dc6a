"""Reading a block: its statements, whether it is a program or a ``>>>`` session."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass
from typing import Literal

from gleichlauf.code.block import NotPythonError
from gleichlauf.code.nodes import nodes_of
from gleichlauf.code.parsing import parse

LARGEST = 50_000
"""Blocks of more characters are not read; teaching code has a few thousand at most."""

DEEPEST = 150
"""Trees of more levels are not compared, so that no recursion runs out of stack."""

_KEPT = 4_000  # characters; to keep the trees of longer texts would take too much memory

_PROMPT = re.compile(r"([ \t]*)>>>(?:(?= )|$)")
_NARROW_PROMPT = re.compile(r"([ \t]*)>>>(?=[^\s>])")
_OPTIONS = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$")
_SEPARATORS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Example:
    """One prompt of a session with the lines that continue it, and whether output follows."""

    line: int
    has_output: bool
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement; or, in a session, an example that is no Python, with the reason why."""

    line: int
    node: ast.stmt | None
    reason: str = ""
    reason_line: int = 0
    example: Example | None = None
    ends_example: bool = False

    @property
    def last_line(self) -> int:
        """The last of its lines."""
        end = self.node.end_lineno if self.node is not None else None
        return self.line if end is None else end - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A block as statements, with its rows of text. Lines count from 0 within the block."""

    form: Literal["program", "session"]
    rows: tuple[str, ...]
    units: tuple[Unit, ...]
    begins_with_program: bool = False

    @property
    def statements(self) -> list[ast.stmt]:
        """The statements that are Python, in order."""
        return [unit.node for unit in self.units if unit.node is not None]

    @property
    def broken(self) -> tuple[Unit, ...]:
        """What is no Python."""
        return tuple(unit for unit in self.units if unit.node is None)


def is_session(source: str) -> bool:
    """Tell whether a line of the block begins with a ``>>>`` prompt."""
    return any(_PROMPT.match(row) for row in source.split("\n"))


def read(source: str, like: Reading | None = None) -> Reading:
    """Read a block as a program, or as a session if it is no program and has prompts.

    For a translation, ``like`` is the reading of its source.
    """
    if not _PROMPT.match(source.lstrip("\n")):  # what begins with a prompt is no program
        reading = read_program(source)
        # A session in its docstring makes no session of a program.
        is_program = not reading.broken or (like is not None and like.form == "program")
        if is_program or not is_session(source):
            return reading
    if like is None or like.form == "program":
        return read_session(source)
    return read_session(source, begins_with_program=like.begins_with_program)


def read_program(source: str) -> Reading:
    """Read a block as a program; one that is no Python becomes a single broken unit."""
    text = textwrap.dedent(source.replace("\r\n", "\n"))
    rows = tuple(text.split("\n"))
    try:
        return Reading("program", rows, tuple(_statements(text, 0, None)))
    except NotPythonError as error:
        return Reading("program", rows, (Unit(0, None, error.reason, error.line),))


def read_session(source: str, *, begins_with_program: bool | None = None) -> Reading:
    """Read a ``>>>`` session; each example that is no Python becomes a broken unit.

    The prompts are those of `doctest`; a prompt without the blank after it is read all the same,
    but as broken. What stands before the first prompt may be a program, such as a class that the
    session then uses: None finds out, and for a translation its source tells.
    """
    rows = tuple(source.replace("\r\n", "\n").split("\n"))
    if len(source) > LARGEST:
        return Reading("session", rows, (Unit(0, None, _too_long(source)),))
    units: list[Unit] = []
    prompts = (_PROMPT.match(row) or _NARROW_PROMPT.match(row) for row in rows)
    first = next((i for i, prompt in enumerate(prompts) if prompt), len(rows))
    before = "\n".join(rows[:first])
    if begins_with_program is None:
        begins_with_program = _is_program(before)
    if begins_with_program:
        units += read_program(before).units
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
        text = "\n".join(code)
        options = tuple(
            sorted(
                option
                for match in map(_OPTIONS.search, code)
                if match
                for option in re.findall(r"[+-]\w+", match[1])
            )
        )
        units += _example(text, Example(first, has_output, options), narrow=not wide)
    return Reading("session", rows, tuple(units), begins_with_program)


def _is_program(text: str) -> bool:
    definitions = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign)
    return any(isinstance(node, definitions) for node in read_program(text).statements)


def _example(text: str, example: Example, *, narrow: bool) -> list[Unit]:
    if narrow:
        reason = "a blank is missing after the prompt >>>"
        return [Unit(example.line, None, reason, example.line, example, ends_example=True)]
    try:
        return list(_statements(text, example.line, example))
    except NotPythonError as error:
        line = example.line + error.line
        return [Unit(example.line, None, error.reason, line, example, ends_example=True)]


def _statements(text: str, offset: int, example: Example | None) -> list[Unit]:
    if len(text) > LARGEST:
        raise NotPythonError(_too_long(text), 0)
    # Only "\n" ends a row of a catalogue; Python's parser also ends lines at "\r" (and the rest of
    # these confuse tools), so they are blanks to us and lines stay in step.
    text = _SEPARATORS.sub(" ", text)
    # A kept tree belongs to everyone; that of an example is moved to its line, so it is ours.
    is_kept = example is None and len(text) < _KEPT
    body = (parse(text) if is_kept else parse.__wrapped__(text)).body
    for statement in body:
        if _is_deep(statement):
            line = statement.lineno - 1
            raise NotPythonError("it is nested too deeply for a code block", line)
        if offset:
            _move_down(statement, offset)
    return [
        Unit(node.lineno - 1, node, example=example, ends_example=node is body[-1]) for node in body
    ]


def _move_down(statement: ast.stmt, rows: int) -> None:
    # As ast.increment_lineno does, in half of its time; a long session has many statements.
    for node in nodes_of(statement):
        place = vars(node)
        if "lineno" in place:
            place["lineno"] += rows
            place["end_lineno"] += rows


def _too_long(text: str) -> str:
    return f"it has {len(text)} characters, far too many for a code block"


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
