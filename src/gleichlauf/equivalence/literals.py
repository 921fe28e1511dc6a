"""Comparing literals: texts may differ, but not what code reads in them; numbers may not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cached_property
from logging import makeLogRecord

from gleichlauf.code.block import Notation
from gleichlauf.code.nodes import nodes_of
from gleichlauf.code.notations import MalformedError, fields
from gleichlauf.equivalence.data import asked_for, compare_data, tables
from gleichlauf.equivalence.dates import compare_dates
from gleichlauf.equivalence.fields import compare_fields, compare_guessed
from gleichlauf.equivalence.joined import are_joined_alike
from gleichlauf.equivalence.looks import is_fixed, suffix
from gleichlauf.equivalence.mentions import Mention
from gleichlauf.equivalence.occurrence import TextPair
from gleichlauf.equivalence.patterns import compare_patterns, group_names
from gleichlauf.equivalence.reading import Reading
from gleichlauf.equivalence.record import Recorder
from gleichlauf.equivalence.results import shown_numbers
from gleichlauf.equivalence.texts import Uses, uses
from gleichlauf.equivalence.wording import quoted
from gleichlauf.grammar.nodes import TemplateText

_WORDS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}[.!?]?")
_OWN = (None, True, False)
_OF_RECORDS = frozenset(vars(makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What a format of `logging` may ask for; two are set while it formats, one since Python 3.12."""


class LiteralRecorder(Recorder):
    """Compares literals; f-strings with fields are left in ``pending`` for the end.

    ``shortened`` holds texts less their placeholders for plurals, by the ``id`` of their nodes.
    """

    def __init__(self, source: Reading, target: Reading) -> None:
        super().__init__(source, target)
        self.pending: list[tuple[ast.JoinedStr, ast.JoinedStr, int, int]] = []
        self.formats: list[tuple[ast.AST, str, str, dict[str, str] | None, int, int]] = []

        self.codes: list[tuple[ast.AST, ast.AST]] = []
        self.shortened: dict[int, str] = {}

    @cached_property
    def uses(self) -> Uses:
        """What the texts of the source are for."""
        return uses(self.source.statements)

    def literal(self, a: ast.AST, b: ast.AST) -> None:
        """Compare two nodes, of which at least one is a literal."""
        if are_joined_alike(a, b):
            return
        if is_text(a) and is_text(b):
            if isinstance(a, TemplateText) != isinstance(b, TemplateText):
                letter = "t" if isinstance(a, TemplateText) else "f"
                reason = f"the letter {letter} before the quote is lost, or another one"
                self.report_here("placeholder", reason)
                return
            if isinstance(a, ast.JoinedStr) and isinstance(b, ast.JoinedStr):
                if has_fields(a) or has_fields(b):
                    self.pending.append((a, b, self.line, self.source_line))
                    return
            elif self._mends_fields(a, b):
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
                self._bytes(a, a.value, b.value)
            elif type(a.value) is not type(b.value) or a.value != b.value:
                self._number(f"{a.value!r:.40}", f"{b.value!r:.40}")
        elif _is_number(a) and _is_number(b):
            self._number(quoted(a, ()), quoted(b, ()))
        elif isinstance(a, ast.Constant) and isinstance(b, ast.Name) and a.value in _OWN:
            self.report_here("names", f"Python's own `{a.value}` became `{b.id}`")
        else:
            self.structure(a, b)

    def _mends_fields(self, a: ast.AST, b: ast.AST) -> bool:
        """Tell whether a text got the ``f`` that its source lacks, for all that it shows."""
        if not isinstance(b, ast.JoinedStr) or id(a) in self.uses.notations:
            return False
        try:
            names = [field.text for field in fields(text_of(a), "format")]
        except MalformedError:
            return False
        values = [value for value in b.values if isinstance(value, ast.FormattedValue)]
        return bool(names) and sorted(names) == sorted(
            f"{{{ast.unparse(v.value)}}}" for v in values
        )

    def _bytes(self, a: ast.AST, source: bytes, target: bytes) -> None:
        """Compare two bytes literals; those that are words may be translated as texts are."""
        if _is_word(source) and _is_word(target):
            is_lookup = id(a) in self.uses.lookups
            pair = TextPair(repr(source), repr(target), self.line, self.source_line, is_lookup)
            self.result.texts.append(pair)
        elif source != target:
            self.report_here("value", f"the bytes {source!r:.40} became {target!r:.40}")

    def _number(self, source: str, target: str) -> None:
        if not self._adapts_output:
            self.report_here("value", f"{source} became {target}")

    @cached_property
    def _adapts_output(self) -> bool:
        """Whether the translation shows other results, too: in its output or its comments."""
        return shown_numbers(self.source) != shown_numbers(self.target)

    def text(self, a: ast.AST, b: ast.AST, renamed: dict[str, str] | None) -> None:
        """Compare two texts without fields of an f-string; ``renamed``: keywords of format()."""
        source, target = text_of(a), text_of(b)
        self.at(a, b)
        number = id(a)
        uses = self.uses
        self.result.texts.append(
            TextPair(
                source, target, self.line, self.source_line,
                is_lookup=number in uses.lookups,
                is_key=number in uses.keys,
                is_unordered=number in uses.unordered,
                is_data=number in uses.data,
                mention=uses.mentions.get(number),
            )
        )  # fmt: skip
        if number in uses.code:
            self.codes.append((a, b))
            return
        if number in uses.patterns:
            self._pattern(source, target)
        if number in uses.replacements:
            self._replacement(source, target)
        if uses.data.get(number) == "SQL":
            self._statement(source, target)
        if source == target:
            return
        if reason := self._changed_value(number, source, target):
            self.report_here("value", reason)
        elif number in uses.data:
            if reason := compare_data(source, target, uses.data[number]):
                self.report_here("value", reason)
        elif number in uses.dates:
            if reason := compare_dates(source, target):
                self.report_here("placeholder", reason)
        elif number in uses.notations:
            source = self.shortened.get(number, source)
            self.formats.append((a, source, target, renamed, self.line, self.source_line))
        elif reason := compare_guessed(source, target):
            self.report_here("placeholder", reason)

    def _changed_value(self, number: int, source: str, target: str) -> str | None:
        """Return what is wrong with a text that code reads."""
        if what := self.uses.exact.get(number) or is_fixed(source):
            return f"{what}, {source!r:.40}, became {target!r:.40}"
        if suffix(source) and suffix(source) != suffix(target):
            return f"the suffix of the file name {source!r:.40} is lost in {target!r:.40}"
        return None

    def _pattern(self, source: str, target: str) -> None:
        """Compare two regular expressions; the names of their groups are keys."""
        pattern = compare_patterns(source, target)
        for name, other in pattern.names:
            self.result.texts.append(
                TextPair(name, other, self.line, self.source_line, is_key=True)
            )
        if pattern.reason:
            self.report_here("value", pattern.reason)

    def _replacement(self, source: str, target: str) -> None:
        """Note which groups what replaces a match asks for by their names."""
        for name, other in zip(group_names(source), group_names(target), strict=False):
            pair = TextPair(name, other, self.line, self.source_line, is_lookup=True)
            self.result.texts.append(pair)

    def _statement(self, source: str, target: str) -> None:
        """Note what a statement of SQL asks for by its name."""
        for name, other in zip(asked_for(source), asked_for(target), strict=False):
            pair = TextPair(name, other, self.line, self.source_line, is_lookup=True)
            self.result.texts.append(pair)
        for (name, creates), (other, _) in zip(tables(source), tables(target), strict=False):
            self.result.texts.append(
                TextPair(
                    name, other, self.line, self.source_line,
                    is_key=creates, is_lookup=not creates,
                )
            )  # fmt: skip

    def keys_of_dictionaries(self) -> None:
        """Note the keywords of ``dict``, which are keys of what it returns."""
        if not self.uses.given:
            return
        became = {p.source: p for p in self.result.names if p.role == "keyword"}
        for name in sorted(self.uses.given):
            pair = became.get(name)
            target, line, source_line = (
                (pair.target, pair.line, pair.source_line) if pair else (name, 0, 0)
            )
            self.result.texts.append(TextPair(name, target, line, source_line, is_key=True))

    def formatted_in_place(self) -> None:
        """Compare the texts that are formatted where they stand.

        It comes last: by then it is known what became of the names that they are given.
        """
        for a, source, target, renamed, line, source_line in self.formats:
            notation = self.uses.notations[id(a)]
            self.line, self.source_line = line, source_line
            if renamed is None:
                renamed = self._given(a, source, notation)
            outcome = compare_fields(source, target, notation, renamed)
            if outcome.reason:
                self.report_here("placeholder", outcome.reason)
            for step in outcome.steps:
                mention = Mention("attribute") if step.kind == "attribute" else None
                pair = TextPair(step.source, step.target, line, source_line,
                                is_lookup=step.kind == "key", mention=mention)  # fmt: skip
                self.result.texts.append(pair)

    def _given(self, a: ast.AST, source: str, notation: Notation) -> dict[str, str] | None:
        """Return what became of the names that a text is given, if all of them are known."""
        if id(a) in self.uses.records:
            own = {p.source: p.target for p in self.result.texts if p.is_key}
            return {key: other for key, other in own.items() if key not in _OF_RECORDS}
        argument = self.uses.arguments.get(id(a))
        names: dict[str, str] = {}
        match argument:
            case ast.Call(func=ast.Name(id="locals" | "globals" | "vars"), args=[]):
                pairs = self.result.names
                names = {p.source: p.target for p in pairs if p.role == "name" and p.place}
                if self.result.keeps_names:
                    names = {name: name for name in names_of(self.source.statements)}
            case ast.Dict() | ast.Name() | None:
                names = {p.source: p.target for p in self.result.texts if p.is_key}
        if notation == "format":
            names = {keyword: keyword for keyword in self.uses.keywords.get(id(a), ())}
            for pair in self.result.names:
                if pair.role == "keyword" and pair.owner == "format" and pair.source in names:
                    names[pair.source] = pair.target
        if notation == "Template":
            names |= {name: name for name in self.uses.substituted}
            for pair in self.result.names:
                if pair.role == "keyword" and pair.owner in ("substitute", "safe_substitute"):
                    names[pair.source] = pair.target
        try:
            keys = {field.key for field in fields(source, notation) if field.start >= 0}
            if notation == "format":
                keys = {key for key in keys if key and not key.isdecimal()}
        except MalformedError:
            return None
        return names if keys <= names.keys() else None


def names_of(statements: Iterable[ast.stmt]) -> set[str]:
    """Return the names that are used anywhere in the trees."""
    nodes = (node for statement in statements for node in nodes_of(statement))
    return {node.id for node in nodes if isinstance(node, ast.Name)}


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


def _is_word(value: bytes) -> bool:
    """Tell whether bytes hold words: several, or one that is no sign for machines."""
    text = value.strip(b"\r\n").decode("ascii", "replace")
    if "%" in text:
        return False
    if len(_WORDS.findall(text)) > 1:
        return True
    return bool(_WORD.fullmatch(text)) and not text.isupper()


def _is_number(node: ast.AST) -> bool:
    match node:
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return _is_number(operand)
        case ast.Constant(value=int() | float() | complex()):
            return True
        case _:
            return False
