"""Writing down what a comparison of two trees finds, while it goes through them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property

from gleichlauf.equivalence.difference import Difference, DifferenceName
from gleichlauf.equivalence.occurrence import NamePair, Role, Signature, TextPair
from gleichlauf.equivalence.origins import Origins
from gleichlauf.equivalence.overriding import FREE, Fixed, overridden
from gleichlauf.equivalence.reading import Reading
from gleichlauf.equivalence.scopes import Place, Slot, resolve
from gleichlauf.equivalence.wording import quoted


@dataclass(slots=True)
class Comparison:
    """The result: differences, and the pairs of names and of texts in the order of the source.

    If ``keeps_names`` is true, every name became itself, and none of them is listed.
    """

    differences: list[Difference] = field(default_factory=list)
    names: list[NamePair] = field(default_factory=list)
    texts: list[TextPair] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    keeps_names: bool = False


class Recorder:
    """Follows both trees with ``line`` and ``source_line``, from 0, and notes what is found."""

    def __init__(self, source: Reading, target: Reading) -> None:
        self.result = Comparison()
        self.line = self.source_line = 0
        self.in_text = False
        self.source, self.target = source, target

    # Most translations change no name, and then nobody asks for these.

    @cached_property
    def places(self) -> dict[Slot, Place]:
        """The places of the source's names."""
        return resolve(self.source.statements)

    @cached_property
    def _target_places(self) -> dict[Slot, Place]:
        return resolve(self.target.statements)

    @cached_property
    def _overridden(self) -> dict[int, Fixed]:
        return overridden(self.source.statements)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.source.statements, self.places)

    def at(self, a: ast.AST, b: ast.AST) -> None:
        """Move on to the first lines of two nodes."""
        # Up to Python 3.11 the places of nodes inside an f-string are wrong.
        if not self.in_text:
            self.source_line = getattr(a, "lineno", self.source_line + 1) - 1
            self.line = getattr(b, "lineno", self.line + 1) - 1

    def at_end(self, a: ast.Attribute, b: ast.Attribute) -> None:
        """Move on to their last lines, where the name of an attribute stands."""
        if not self.in_text:
            self.source_line = (a.end_lineno or a.lineno) - 1
            self.line = (b.end_lineno or b.lineno) - 1

    def structure(self, a: ast.AST, b: ast.AST) -> None:
        """Report that one tree became another."""
        reason = f"{quoted(a, self.source.rows)} became {quoted(b, self.target.rows)}"
        self.report_here("structure", reason)

    def report_here(self, name: DifferenceName, reason: str) -> None:
        """Report a difference on the current lines."""
        self.report(name, reason, self.line, self.source_line)

    def report(self, name: DifferenceName, reason: str, line: int, source_line: int) -> None:
        """Report a difference."""
        self.result.differences.append(Difference(name, line, source_line, reason))

    def name(
        self, role: Role, source: str, target: str, at: tuple[ast.AST, str],
        other: tuple[ast.AST, str], *, binds: bool = False,
    ) -> None:  # fmt: skip
        """Note what a name, which stands ``at`` a node and its field, became."""
        place = self.places.get((id(at[0]), at[1]))
        target_place = self._target_places.get((id(other[0]), other[1]))
        if place is None and source != target:
            self.structure(at[0], other[0])
        elif place is not None:
            fixed = self._overridden.get(id(at[0]), FREE)
            pair = NamePair(
                role, source, target, self.line, self.source_line, place, target_place,
                is_method=isinstance(at[0], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef),
                binds=binds and place.binds, fixed_by=fixed.owner,
                beginning=fixed.beginning,
            )  # fmt: skip
            self.result.names.append(pair)

    def add_name(
        self, role: Role, source: str, target: str, *, owner: str = "",
        value: ast.expr | None = None, is_method: bool = False, binds: bool = False,
        at: ast.AST | None = None,
    ) -> None:  # fmt: skip
        """Note what an identifier became that is looked up in a ``value``, not in a scope.

        ``at`` is the node that has it, if it is an attribute.
        """
        origin, outside = self._origins.of(value) if value else ("unknown", "")
        fixed = self._overridden.get(id(at), FREE) if source != target else FREE
        pair = NamePair(
            role, source, target, self.line, self.source_line, None, None,
            owner, origin, outside, is_method, binds, isinstance(value, ast.Attribute),
            fixed.owner, fixed.beginning,
        )  # fmt: skip
        self.result.names.append(pair)
