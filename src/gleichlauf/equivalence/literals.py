"""Comparing literals: texts may differ, but not what code reads in them; numbers may not."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cached_property

from gleichlauf.code.nodes import nodes_of
from gleichlauf.equivalence.fields import looks_formatted, lost_or_added
from gleichlauf.equivalence.occurrence import TextPair
from gleichlauf.equivalence.reading import Reading
from gleichlauf.equivalence.record import Recorder
from gleichlauf.equivalence.texts import Uses, is_fixed, suffix, uses
from gleichlauf.equivalence.wording import quoted


class LiteralRecorder(Recorder):
    """Compares literals; f-strings with fields are left in ``pending`` for the end."""

    def __init__(self, source: Reading, target: Reading) -> None:
        super().__init__(source, target)
        self.pending: list[tuple[ast.JoinedStr, ast.JoinedStr, int, int]] = []

    @cached_property
    def _uses(self) -> Uses:
        return uses(self.source.statements)

    def literal(self, a: ast.AST, b: ast.AST) -> None:
        """Compare two nodes, of which at least one is a literal."""
        if is_text(a) and is_text(b):
            if isinstance(a, ast.JoinedStr) and isinstance(b, ast.JoinedStr):
                if has_fields(a) or has_fields(b):
                    self.pending.append((a, b, self.line, self.source_line))
                    return
            elif has_fields(a) or has_fields(b):
                reason = "the f before the quote, and with it the placeholders, is lost"
                if has_fields(b):
                    reason = "the text became an f-string with placeholders"
                self.report_here("placeholder", reason)
                return
            self.text(a, b, None)
        elif isinstance(a, ast.Constant) and isinstance(b, ast.Constant):
            if isinstance(a.value, bytes) and isinstance(b.value, bytes):
                if a.value != b.value and not (_is_prose(a.value) and b.value.strip()):
                    self.report_here("value", f"the bytes {a.value!r:.40} became {b.value!r:.40}")
            elif type(a.value) is not type(b.value) or a.value != b.value:
                self.report_here("value", f"{a.value!r:.40} became {b.value!r:.40}")
        elif _is_number(a) and _is_number(b):
            self.report_here("value", f"{quoted(a)} became {quoted(b)}")
        else:
            self.structure(a, b)

    def text(self, a: ast.AST, b: ast.AST, renamed: dict[str, str] | None) -> None:
        """Compare two texts without fields of an f-string; ``renamed``: keywords of format()."""
        source, target = text_of(a), text_of(b)
        self.at(a, b)
        number = id(a)
        pair = TextPair(
            source, target, self.line, self.source_line,
            is_lookup=number in self._uses.lookups,
            is_reflected=number in self._uses.reflected,
            is_unordered=number in self._uses.unordered,
        )  # fmt: skip
        self.result.texts.append(pair)
        if source == target:
            return
        what = self._uses.exact.get(number) or is_fixed(source)
        if what:
            self.report_here("value", f"{what}, {source!r:.40}, became {target!r:.40}")
            return
        if suffix(source) and suffix(source) != suffix(target):
            reason = f"the suffix of the file name {source!r:.40} is lost in {target!r:.40}"
            self.report_here("value", reason)
            return
        if number in self._uses.dates:
            return
        style = self._uses.styles.get(number)
        guessed = style is None
        if guessed:
            style, renamed = looks_formatted(source), None
        if style is None:
            return
        reason_or_none = lost_or_added(source, target, style, renamed)
        if reason_or_none:
            self.report_here("placeholder", reason_or_none)


def are_translated_texts(a: Iterable[ast.expr], b: Iterable[ast.expr]) -> bool:
    """Tell whether both are texts alone, and some of them translated."""
    a, b = list(a), list(b)
    if not a or not b or not all(is_text(e) and not has_fields(e) for e in [*a, *b]):
        return False
    known = {text_of(e) for e in a}
    return any(text_of(e) not in known for e in b)


def is_text(node: ast.AST) -> bool:
    """Tell whether a node is a string literal, or several that are added up."""
    return (
        isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        or (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and not has_fields(node)
            and is_text(node.left)
            and is_text(node.right)
        )
    )


def has_fields(node: ast.AST) -> bool:
    """Tell whether an f-string with fields is in the tree."""
    return any(isinstance(part, ast.FormattedValue) for part in nodes_of(node))


def text_of(node: ast.AST) -> str:
    """Return the value of a text, without the fields of f-strings."""
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.JoinedStr(values=values):
            return "".join(map(text_of, values))
        case ast.BinOp(left=left, right=right):
            return text_of(left) + text_of(right)
        case _:
            return ""


def _is_prose(value: bytes) -> bool:
    return any(
        a.isalpha() and b.isalpha() for a, b in zip(value.split(), value.split()[1:], strict=False)
    )


def _is_number(node: ast.AST) -> bool:
    match node:
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return _is_number(operand)
        case ast.Constant(value=int() | float() | complex()):
            return True
        case _:
            return False
