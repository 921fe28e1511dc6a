"""A block with its good translation, and ways to change a place in it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from gleichlauf.equivalence.reading import Reading, read

Damaged = tuple[str, set[int]]
"""What became of a block, and the rows on which a finding is right (none: there must be none)."""


@dataclass(frozen=True)
class Sample:
    """A block's source and its good translation, which is what gets damaged."""

    source: str
    text: str

    @property
    def rows(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def reading(self) -> Reading:
        return read(self.text)

    @property
    def is_session(self) -> bool:
        return self.reading.form == "session"

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        return [node for statement in self.reading.statements for node in ast.walk(statement)]

    def nodes(self) -> list[ast.AST]:
        return self._nodes

    def bodies(self) -> list[list[ast.stmt]]:
        """Return the lists of statements, those at the top first."""
        inner = [getattr(node, "body", None) for node in self._nodes]
        return [list(self.reading.statements), *(b for b in inner if isinstance(b, list))]

    def code_rows(self) -> list[int]:
        """Rows that hold code: with a prompt, or all of a program."""
        if not self.is_session:
            return [i for i, row in enumerate(self.rows) if row.strip()]
        return [i for i, row in enumerate(self.rows) if row.startswith((">>> ", "... "))]

    def column(self, row: int, offset: int) -> int:
        """Return the column, in characters, of an offset that the parser gives in bytes."""
        prompt = 4 if self.is_session else 0
        code = self.rows[row][prompt:].encode()
        return prompt + len(code[:offset].decode())

    def replaced(self, node: ast.expr | ast.stmt | ast.keyword, new: str) -> Damaged | None:
        """Return the text with a node, which must be on one row, replaced."""
        if node.lineno != node.end_lineno or node.end_col_offset is None:
            return None
        row = node.lineno - 1
        start, end = self.column(row, node.col_offset), self.column(row, node.end_col_offset)
        return self.changed(row, self.rows[row][:start] + new + self.rows[row][end:])

    def changed(self, row: int, new: str) -> Damaged:
        rows = self.rows
        rows[row] = new
        return "\n".join(rows), {row}

    def spelling(self, node: ast.expr) -> str:
        row = node.lineno - 1
        end = node.end_col_offset or 0
        return self.rows[row][self.column(row, node.col_offset) : self.column(row, end)]


def text_nodes(sample: Sample) -> list[ast.Constant]:
    inside = {
        id(part)
        for node in sample.nodes()
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    return [
        node for node in sample.nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
        and node.lineno == node.end_lineno and id(node) not in inside
    ]  # fmt: skip


def f_strings(sample: Sample) -> list[ast.JoinedStr]:
    return [
        node for node in sample.nodes()
        if isinstance(node, ast.JoinedStr) and node.lineno == node.end_lineno
        and sample.spelling(node)[:1] == "f"
        and any(isinstance(v, ast.FormattedValue) for v in node.values)
    ]  # fmt: skip


def is_inside_text(sample: Sample, node: ast.AST) -> bool:
    return any(node in ast.walk(f) for f in sample.nodes() if isinstance(f, ast.JoinedStr))
