"""Comparing statements side by side: which belong together, and what is missing or added."""

from __future__ import annotations

import ast
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property

from gleichlauf.equivalence.alignment import Pair, align, gaps
from gleichlauf.equivalence.imports import ImportRecorder
from gleichlauf.equivalence.literals import names_of
from gleichlauf.equivalence.order import matters, permutation
from gleichlauf.equivalence.reading import Reading, Unit
from gleichlauf.equivalence.wording import quoted
from gleichlauf.grammar.nodes import Unreadable

_NO_CODE = re.compile(r"(?:>>>|\.\.\.)?\s*(?:#|$)")
_TELLING = 12  # so many characters of a row tell it from others nearby
_MOST = 20  # what more is missing than this many statements says nothing new


class StatementRecorder(ImportRecorder, ABC):
    """Pairs the statements of two blocks, or of two bodies, and reports those that stand alone."""

    def __init__(self, source: Reading, target: Reading) -> None:
        super().__init__(source, target)
        self._lone = 0

    @abstractmethod
    def _node(self, a: ast.AST, b: ast.AST) -> None:
        """Compare two trees."""

    def units(self) -> None:
        """Compare the statements at the top of the two blocks."""
        before, after = self.source.units, self.target.units
        gap = False
        pairs = self._exchanged([u.node for u in before], [u.node for u in after])
        pairs = pairs or self._unit_pairs()
        between_rows = gaps(pairs, [(u.line, u.last_line) for u in after])
        for (i, j), between in zip(pairs, between_rows, strict=True):
            a = before[i] if i is not None else None
            b = after[j] if j is not None else None
            if a is None or b is None:
                gap = True
                self._alone(a.node if a else None, b.node if b else None, between)
            else:
                self._unit(a, b, after_gap=gap)
                gap = False

    def _unit_pairs(self) -> list[Pair]:
        before, after = self.source.units, self.target.units
        if len(before) != len(after) and len(self.source.rows) == len(self.target.rows):
            # No row was lost, so what stands on the same row belongs together.
            rows = {unit.line: index for index, unit in enumerate(after)}
            places = {unit.line for unit in before}
            if len(places) == len(before) and len(rows) == len(after) and rows.keys() <= places:
                return [(index, rows.get(unit.line)) for index, unit in enumerate(before)]
        return align([unit.node for unit in before], [unit.node for unit in after])

    def _unit(self, a: Unit, b: Unit, *, after_gap: bool) -> None:
        self._node(a.node, b.node)
        if not after_gap:
            self._example(a, b)

    def _example(self, a: Unit, b: Unit) -> None:
        if a.ends_example and b.ends_example and a.example and b.example:
            if a.example.has_output and not b.example.has_output:
                line = b.last_line
                reason = "the output no longer follows directly below its example"
                self.report("structure", reason, line, a.line)
            if a.example.options != b.example.options:
                reason = f"the doctest options {' '.join(a.example.options)!r} became " \
                         f"{' '.join(b.example.options)!r}"  # fmt: skip
                self.report("value", reason, b.example.line, a.example.line)

    def _statements(self, a: list[ast.stmt], b: list[ast.stmt]) -> None:
        pairs = self._exchanged(a, b) or align(a, b)
        rows = [(s.lineno - 1, (s.end_lineno or s.lineno) - 1) for s in b]
        for (i, j), between in zip(pairs, gaps(pairs, rows), strict=True):
            if i is None or j is None:
                lone = (a[i] if i is not None else None, b[j] if j is not None else None)
                self._alone(*lone, between)
            else:
                self._node(a[i], b[j])

    def _exchanged(self, a: Sequence[ast.stmt], b: Sequence[ast.stmt]) -> list[Pair]:
        """Pair statements that stand in another order; report those that have to keep theirs."""
        places = None if self.source is self.target else permutation(a, b)
        if places is None:
            return []
        moved = [index for index, place in enumerate(places) if index != place]
        if matters([a[index] for index in moved]):
            first = moved[0]
            now = quoted(b[first], self.target.rows)
            reason = f"{quoted(a[first], self.source.rows)} and {now} have changed places"
            self.report("structure", reason, b[first].lineno - 1, a[first].lineno - 1)
        return list(enumerate(places))

    def _alone(self, a: ast.stmt | None, b: ast.stmt | None, between: tuple[int, int]) -> None:
        if isinstance(a, Unreadable) or isinstance(b, Unreadable):
            return
        self._lone += 1
        if self._lone > _MOST:
            return
        if a is not None:
            source_line = a.lineno - 1
            line = self._row_that_lost(source_line, between)
            self.report("structure", f"{quoted(a, self.source.rows)} is missing", line, source_line)
        elif b is not None and not self._changes_nothing(b):
            reason = f"{quoted(b, self.target.rows)} is not in the source"
            self.report("structure", reason, b.lineno - 1, self.source_line)

    def _changes_nothing(self, added: ast.stmt) -> bool:
        """Tell whether a statement more changes nothing, as an import or a text with a new name.

        A translator may complete an example that way.
        """
        match added:
            case ast.Import() | ast.ImportFrom():
                return True
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str())):
                return name not in self._names
        return False

    @cached_property
    def _names(self) -> set[str]:
        return names_of(self.source.statements)

    def _row_that_lost(self, source_line: int, between: tuple[int, int]) -> int:
        """Return the row of the translation where a row of the source got lost."""
        if len(self.source.rows) == len(self.target.rows):
            return source_line  # none was lost, so it is this one that says something else
        code = self.source.rows[source_line].removeprefix(">>> ").strip()[:_TELLING]
        end = between[1] + 1
        while end < len(self.target.rows) and _NO_CODE.match(self.target.rows[end]):
            end += 1  # after the last statement of a body, comments may follow
        rows = range(between[0], end)
        # A comment may have swallowed it; else it is missing after what comes before it.
        return next((row for row in rows if code in self.target.rows[row]), between[0])
