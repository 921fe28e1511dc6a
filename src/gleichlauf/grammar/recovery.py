"""Reading a text of which a part is no Python: every statement that is one, and what is not.

Each logical line is judged by itself, so one damaged line hides no other. What cannot be read is
put out of the way by a stand-in of its own length, a body that is missing is supplied, and an
indentation that belongs nowhere is brought to the next that does; then the whole is parsed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from gleichlauf.grammar.logical import LogicalLine, logical_lines
from gleichlauf.grammar.nodes import Unreadable
from gleichlauf.grammar.tree import parse

FaultKind = Literal[
    "quote", "bracket", "line", "indentation", "body", "prose", "clause", "whole", "deep"
]
"""An open quote or bracket; a line that is no statement; an indentation that belongs nowhere; a
header without a body; a body of nothing but a comment; a ``try`` without a clause; a text that
cannot be read in parts; one that is nested too deeply, or too long, to be compared."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is no Python: its kind, its row from 0, and how many rows it takes."""

    kind: FaultKind
    row: int
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Recovered:
    """The statements of a text and what is wrong with it; `Unreadable` stands for lost ones."""

    statements: tuple[ast.stmt, ...]
    faults: tuple[Fault, ...] = ()


_STAND_IN = "..."
_WORD = re.compile(r"(?:async\s+)?\w+|@")
_CLAUSE = re.compile(r"\b(?:except|finally)\b")
_CONTINUES = {"elif", "else", "except", "finally", "case"}
_BEFORE = {
    "elif": "if 1: pass\n", "else": "if 1: pass\n", "except": "try: pass\n",
    "finally": "try: pass\n", "case": "match 1:\n ",
}  # fmt: skip
_MAY_FOLLOW = {
    "elif": {"if", "elif"}, "else": {"if", "elif", "for", "while", "except"},
    "except": {"try", "except"}, "finally": {"try", "except", "else"}, "case": {"match"},
}  # fmt: skip
_AFTER = {"try": "\nfinally: pass", "match": "\n case _: pass", "@": "\ndef f(): pass"}


def recover(text: str) -> Recovered:
    """Read what can be read of a text whose rows end with a newline; nothing is raised."""
    statements = parse(text)
    if statements is not None:
        return Recovered(tuple(statements))
    return _Repair(text).recovered()


@lru_cache(maxsize=4096)
def _is_statement(code: str) -> bool:
    return parse(code) is not None


def is_header(line: LogicalLine) -> bool:
    """Tell whether a line ends with a colon, so that a body has to follow."""
    return line.text.endswith(":")


def is_readable(line: LogicalLine) -> bool:
    """Tell whether a logical line is Python by itself: a statement, or a header of one."""
    if line.flaw:
        return False
    match = _WORD.match(line.text)
    word = match[0] if match else ""
    before, after = _BEFORE.get(word, ""), _AFTER.get(word, "")
    if is_header(line):
        body = "" if word == "match" else " pass"
        return _is_statement(f"{before}{line.text}{body}{after}")
    # "match" and "case" are names, too; and a body may follow on the line of its header.
    return _is_statement(line.text) or (
        bool(before or after) and _is_statement(f"{before}{line.text}{after}")
    )


class _Repair:
    """Goes through the logical lines with the indentations that are open, as Python does."""

    def __init__(self, text: str) -> None:
        self._rows = text.split("\n")
        self._lines = list(logical_lines(text))
        self._faults: list[Fault] = []
        self._written: dict[int, str] = {}
        self._lost: set[int] = set()
        # By level: the last header of its own, as a word and its row.
        self._headers: dict[int, tuple[str, int]] = {}

    def recovered(self) -> Recovered:
        self._indentations()
        repaired = "\n".join(self._written.get(i, "") for i in range(len(self._rows)))
        statements = parse(repaired)
        if statements is None:
            statements = [*self._piecewise()]
        if not self._faults:
            self._faults.append(Fault("whole", 0, len(self._rows)))
        tree = ast.Module(body=statements, type_ignores=[])
        for node in ast.walk(tree):
            for name in ("body", "orelse", "finalbody"):
                body = getattr(node, name, None)
                if isinstance(body, list):
                    setattr(node, name, [self._marked(statement) for statement in body])
        return Recovered(tuple(tree.body), tuple(sorted(self._faults, key=lambda f: f.row)))

    def _marked(self, statement: ast.stmt) -> ast.stmt:
        if isinstance(statement, ast.Expr) and statement.lineno - 1 in self._lost:
            return _unreadable(statement.lineno, statement.end_lineno or statement.lineno)
        return statement

    def _indentations(self) -> None:
        open_ = [0]
        blanks = [""]  # the same, as they are written
        expects_body = False
        for number, line in enumerate(self._lines):
            following = self._lines[number + 1] if number + 1 < len(self._lines) else None
            readable = is_readable(line)
            depth = line.indentation
            if number == 0:
                open_, blanks = [depth], [line.blanks]
            elif expects_body:
                if depth > open_[-1]:
                    open_.append(depth)
                    blanks.append(line.blanks)
                expects_body = False
            is_wrong = depth > open_[-1]
            depth = min(depth, open_[-1])
            if depth < open_[-1]:
                while len(open_) > 1 and depth < open_[-1]:
                    open_.pop()
                    blanks.pop()
            # The same width may still be tabs in one line, and blanks in another.
            if is_wrong or depth != open_[-1] or line.blanks != blanks[-1]:
                self._faults.append(Fault("indentation", line.first))
            level = len(open_) - 1
            self._close(level, line)
            has_body = following is not None and following.indentation > line.indentation
            if readable:
                expects_body = self._readable(line, level, has_body=has_body, following=following)
            else:
                expects_body = self._unreadable(line, level, has_body=has_body)
        self._close(-1, None)

    def _close(self, level: int, line: LogicalLine | None) -> None:
        """End the compound statements that no line follows any more."""
        for inner in [number for number in self._headers if number > level]:
            self._end_try(inner, line)
            del self._headers[inner]
        if line is not None and not self._is_clause(line):
            self._end_try(level, line)
            self._headers.pop(level, None)

    def _end_try(self, level: int, line: LogicalLine | None) -> None:
        word, row = self._headers.get(level, ("", 0))
        if word != "try":
            return
        end = line.first if line else len(self._rows)
        lost = [i for i in range(row + 1, end) if _CLAUSE.search(self._rows[i])]
        # One at the end of a comment is lost; others may belong to what is inside.
        swallowed = (i for i in lost if "#" in _CLAUSE.split(self._rows[i], maxsplit=1)[0])
        self._faults.append(Fault("clause", next(swallowed, lost[0] if lost else row)))
        self._written[row] = " " * level + f"if {_STAND_IN}:"

    def _is_clause(self, line: LogicalLine) -> bool:
        match = _WORD.match(line.text)
        return (
            match is not None and match[0] in _CONTINUES and (match[0] != "case" or is_header(line))
        )

    def _readable(
        self, line: LogicalLine, level: int, *, has_body: bool, following: LogicalLine | None
    ) -> bool:
        self._write(line, level, line.text)
        match = _WORD.match(line.text)
        word = match[0] if match else ""
        if self._is_clause(line):
            before, _ = self._headers.get(level if word != "case" else level - 1, ("", 0))
            if before not in _MAY_FOLLOW[word]:
                if before != "lost":
                    self._faults.append(Fault("line", line.first))
                self._write(line, level, f"if {_STAND_IN}:" if has_body else _STAND_IN)
                self._headers[level] = ("lost", line.first)
                return has_body
        if word in {*_AFTER, *_CONTINUES, "if", "for", "while"} - {"case"}:
            self._headers[level] = (word, line.first)
        if not is_header(line):
            return False
        if has_body:
            return True
        end = following.first if following else len(self._rows)
        kind: FaultKind = "prose" if self._has_comment(line, end) else "body"
        self._faults.append(Fault(kind, line.last))
        row = line.last
        if word == "match":
            self._written[line.first] = " " * level + _STAND_IN
            self._lost.add(line.first)
        else:
            self._written[row] += f" {_STAND_IN}"
        return False

    def _unreadable(self, line: LogicalLine, level: int, *, has_body: bool) -> bool:
        kind: FaultKind = line.flaw or "line"
        if line.flaw:
            self._faults.append(Fault(kind, line.flaw_row))
        else:
            self._faults.append(Fault(kind, line.first, line.last - line.first + 1))
        self._lost.add(line.first)
        self._headers[level] = ("lost", line.first)
        self._written[line.first] = " " * level + (f"if {_STAND_IN}:" if has_body else _STAND_IN)
        return has_body

    def _has_comment(self, line: LogicalLine, end: int) -> bool:
        """Tell whether a comment stands where the body of a header should."""
        rows = self._rows[line.last + 1 : end]
        first = self._rows[line.first]
        indent = len(first) - len(first.lstrip())
        return any(
            row.lstrip().startswith("#") and len(row) - len(row.lstrip()) > indent for row in rows
        )

    def _write(self, line: LogicalLine, level: int, text: str) -> None:
        rows = text.split("\n")
        self._written[line.first] = " " * level + rows[0]
        for offset, row in enumerate(rows[1:], start=1):
            self._written[line.first + offset] = row

    def _piecewise(self) -> Iterator[ast.stmt]:
        """Read the top-level statements one by one where the whole does not parse."""
        starts = [line for line in self._lines if not self._written[line.first].startswith(" ")]
        starts = [line for line in starts if not self._continues(line)]
        bounds = [*(line.first for line in starts), len(self._rows)]
        for begin, end in pairwise(bounds):
            part = "\n".join(self._written.get(i, "") for i in range(begin, end))
            statements = parse(part)
            if statements is None:
                if not any(begin <= fault.row < end for fault in self._faults):
                    self._faults.append(Fault("whole", begin, end - begin))
                yield _unreadable(begin + 1, end)
                continue
            for statement in statements:
                ast.increment_lineno(statement, begin)
                yield statement

    def _continues(self, line: LogicalLine) -> bool:
        match = _WORD.match(line.text)
        return match is not None and match[0] in _CONTINUES and line.first not in self._lost


def _unreadable(first: int, last: int) -> ast.stmt:
    node = Unreadable()
    node.lineno, node.end_lineno, node.col_offset, node.end_col_offset = first, last, 0, 0
    return node
