"""Comparing two trees side by side: what differs, and which name became which."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from gleichlauf.equivalence.alignment import IGNORED
from gleichlauf.equivalence.arguments import name_of
from gleichlauf.equivalence.calls import paired_keywords, shortened
from gleichlauf.equivalence.conversions import same_conversions
from gleichlauf.equivalence.embedded import first_line, moved_name, moved_text
from gleichlauf.equivalence.faults import fault_differences
from gleichlauf.equivalence.formatted import Renamings, form, nested, partners, spelling
from gleichlauf.equivalence.literals import are_translated_texts, is_text, text_of
from gleichlauf.equivalence.occurrence import class_signature, function_signature
from gleichlauf.equivalence.plurals import makes_plural, without_plurals
from gleichlauf.equivalence.reading import Reading, read
from gleichlauf.equivalence.record import Comparison
from gleichlauf.equivalence.statements import StatementRecorder
from gleichlauf.equivalence.unchanged import Texts, texts_alone
from gleichlauf.equivalence.wording import operator_sign
from gleichlauf.grammar.nodes import Unreadable

_TEXT = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")


def compare(source: Reading, target: Reading) -> Comparison:
    """Compare the statements of a block with those of its translation."""
    walk = _Walk(source, target)
    texts = None if source is target else texts_alone(source.units, target.units)
    if texts is None or walk.changes_code(texts):
        walk.units()
        walk.formatted_texts()
        walk.code_in_texts()
    else:
        walk.result.keeps_names = True
        walk.texts(texts)
    walk.formatted_in_place()
    walk.keys_of_dictionaries()
    return walk.result


class _Walk(StatementRecorder):
    """Goes through both trees at once. ``line`` and ``source_line`` follow it, from 0."""

    def __init__(self, source: Reading, target: Reading) -> None:
        super().__init__(source, target)
        self._called: set[int] = set()

    def texts(self, texts: Texts) -> None:
        """Compare blocks that differ in texts alone."""
        for a, b in zip(self.source.units, self.target.units, strict=True):
            self._example(a, b)
        for text, translation, names in texts:
            self.at(text, translation)
            self.text(text, translation, names)

    def changes_code(self, texts: Texts) -> bool:
        """Tell whether a text that is code itself is another one."""
        return any(id(a) in self.uses.code and text_of(a) != text_of(b) for a, b, _ in texts)

    def code_in_texts(self) -> None:
        """Compare the code in texts: sessions in docstrings, and what is given to ``exec``."""
        for number, (a, b) in enumerate(self.codes, start=1):
            source = read(text_of(a))
            if not source.statements or source.faults:
                continue
            target = read(text_of(b), source)
            lines = first_line(a), first_line(b)
            inner = compare(source, target)
            for difference in (*fault_differences(source, target), *inner.differences):
                line, source_line = difference.line, difference.source_line
                places = lines[1] + line, lines[0] + source_line
                self.report(difference.name, difference.reason, *places)
            self.result.signatures += inner.signatures
            self.result.texts += [moved_text(pair, lines) for pair in inner.texts]
            pairs = inner.names
            if inner.keeps_names:
                pairs = compare(source, source).names
            self.result.names += [moved_name(pair, lines, number) for pair in pairs]

    def _node(self, a: ast.AST, b: ast.AST) -> None:
        if isinstance(a, Unreadable) or isinstance(b, Unreadable):
            return
        self.at(a, b)
        if isinstance(a, ast.JoinedStr | ast.Constant) or isinstance(
            b, ast.JoinedStr | ast.Constant
        ):
            self.literal(a, b)
            return
        if type(a) is not type(b):
            if not self.is_qualified(a, b):
                self.structure(a, b)
            return
        match a, b:
            case ast.Call(), ast.Call():
                self._call(a, b)
            case ast.BinOp(op=ast.Mod()), ast.BinOp(op=ast.Mod()):
                if not same_conversions((a.left, a.right), (b.left, b.right)):
                    self._percent(a, b)
            case ast.List(), ast.List():
                self._elements(a.elts, b.elts, a, b)
            case ast.Set(), ast.Set():
                self._set(a, b)
            case ast.Attribute(), ast.Attribute():
                self._node(a.value, b.value)
                self.at_end(a, b)
                self._attribute(a, b)
            case ast.Import(), ast.Import():
                self.aliases(a.names, b.names, a, b, module=None)
            case ast.ImportFrom(), ast.ImportFrom():
                self.import_from(a, b)
            case (ast.Global(), ast.Global()) | (ast.Nonlocal(), ast.Nonlocal()):
                self.declared(a, b)
            case ast.MatchClass(), ast.MatchClass():
                self._match_class(a, b)
            case (
                ast.FunctionDef() | ast.AsyncFunctionDef(),
                ast.FunctionDef() | ast.AsyncFunctionDef(),
            ):
                self.result.signatures.append(function_signature(a.name, a.args, b.args))
                self.fixtures(a, b)
                self._fields(a, b)
            case ast.ClassDef(), ast.ClassDef():
                self.result.signatures.append(class_signature(a, b))
                self._fields(a, b)
            case _:
                self._fields(a, b)

    def _fields(self, a: ast.AST, b: ast.AST) -> None:
        for name, before in ast.iter_fields(a):
            after = getattr(b, name, None)
            if name in IGNORED:
                continue
            if isinstance(before, ast.operator | ast.unaryop | ast.boolop | ast.cmpop):
                if type(before) is not type(after):
                    signs = operator_sign(before), operator_sign(after)
                    self.report_here("structure", f"the operator {signs[0]} became {signs[1]}")
            elif isinstance(before, ast.AST) and isinstance(after, ast.AST):
                self._node(before, after)
                self.at(a, b)
            elif isinstance(before, list) and isinstance(after, list):
                self._list(name, before, after, a, b)
                self.at(a, b)
            elif isinstance(before, str) and isinstance(after, str):
                self.name("name", before, after, (a, name), (b, name), binds=True)
            elif before != after:
                self.structure(a, b)
                return

    def _list(self, name: str, a: list[ast.AST], b: list[ast.AST], x: ast.AST, y: ast.AST) -> None:
        if any(isinstance(node, ast.stmt) for node in [*a, *b]):
            self._statements(a, b)  # type: ignore[arg-type]
            return
        if len(a) != len(b):
            self.structure(x, y)
            return
        for before, after in zip(a, b, strict=True):
            if isinstance(before, ast.operator | ast.cmpop):
                if type(before) is not type(after):
                    signs = operator_sign(before), operator_sign(after)
                    self.report_here("structure", f"the operator {signs[0]} became {signs[1]}")
            elif isinstance(before, ast.AST) and isinstance(after, ast.AST):
                self._node(before, after)
            elif before != after:
                self.structure(x, y)
                return

    def _elements(self, a: list[ast.expr], b: list[ast.expr], x: ast.AST, y: ast.AST) -> None:
        """Compare the elements of a list; a list of translated texts may have another length."""
        if len(a) == len(b):
            for before, after in zip(a, b, strict=True):
                self._node(before, after)
        elif not are_translated_texts(a, b):
            self.structure(x, y)
        elif len(b) < len(a) == _literals(y, self.target.rows) == _literals(x, self.source.rows):
            self.at(x, y)
            self.report_here("structure", "a comma between two texts is lost, which are one now")

    def _set(self, a: ast.Set, b: ast.Set) -> None:
        if all(isinstance(e, ast.Constant) for e in [*a.elts, *b.elts]):
            order = {repr(e.value): e for e in b.elts if isinstance(e, ast.Constant)}
            same = [(e, order[repr(e.value)]) for e in a.elts if isinstance(e, ast.Constant)
                    and repr(e.value) in order]  # fmt: skip
            kept = {id(e) for pair in same for e in pair}
            rest_a = [e for e in a.elts if id(e) not in kept]
            rest_b = [e for e in b.elts if id(e) not in kept]
            self._elements([s for s, _ in same] + rest_a, [t for _, t in same] + rest_b, a, b)
        else:
            self._elements(a.elts, b.elts, a, b)

    def _call(self, a: ast.Call, b: ast.Call) -> None:
        if same_conversions(a.args, b.args):
            self._node(a.func, b.func)
            return
        function, target_function = a.func, b.func
        arguments, keywords = a.args, a.keywords
        counts = len(b.args), len(b.keywords)
        if (len(arguments), len(keywords)) != counts:
            shorter = shortened(a)
            if shorter is None or (len(shorter.arguments), len(shorter.keywords)) != counts:
                self._node(function, target_function)
                self.at(a, b)
                self.structure(a, b)
                return
            arguments, keywords = [*shorter.arguments], [*shorter.keywords]
            self.shortened[id(function.value)] = shorter.text  # type: ignore[attr-defined]
        pairs = paired_keywords(keywords, b.keywords)
        renamed = {k.arg: other.arg for k, other in pairs if k.arg and other.arg}
        self._called.add(id(function))
        is_format = (
            isinstance(function, ast.Attribute)
            and isinstance(target_function, ast.Attribute)
            and function.attr == target_function.attr == "format"
            and is_text(function.value)
            and is_text(target_function.value)
        )
        if is_format:
            # Its keywords may come from a dictionary.
            known = None if any(k.arg is None for k, _ in pairs) else renamed
            self.text(function.value, target_function.value, known)  # type: ignore[attr-defined]
        else:
            self._node(function, target_function)
        for before, after in zip(arguments, b.args, strict=True):
            self._node(before, after)
        for keyword, other in pairs:
            self._node(keyword.value, other.value)
            self.at(keyword, other)
            if keyword.arg and other.arg:
                self.add_name(
                    "keyword", keyword.arg, other.arg,
                    owner=name_of(function), value=function,
                    is_method=isinstance(function, ast.Attribute),
                )  # fmt: skip
            elif keyword.arg != other.arg:
                self.structure(a, b)
        self.at(a, b)

    def _percent(self, a: ast.BinOp, b: ast.BinOp) -> None:
        """Compare two uses of the operator %, which formats if there is a text before it."""
        if isinstance(a.right, ast.Tuple) and is_text(a.left) and is_text(b.left):
            given = b.right.elts if isinstance(b.right, ast.Tuple) else [b.right]
            shorter = without_plurals(text_of(a.left), a.right.elts, (), "%")
            if shorter is not None and len(shorter.arguments) == len(given):
                self.shortened[id(a.left)] = shorter.text
                self._node(a.left, b.left)
                for before, after in zip(shorter.arguments, given, strict=True):
                    self._node(before, after)
                return
        self._fields(a, b)

    def _attribute(self, a: ast.Attribute, b: ast.Attribute) -> None:
        binds = isinstance(a.ctx, ast.Store)
        called = id(a) in self._called
        self.add_name(
            "attribute", a.attr, b.attr, value=a.value, is_method=called, binds=binds, at=a
        )

    def _match_class(self, a: ast.MatchClass, b: ast.MatchClass) -> None:
        if len(a.kwd_attrs) != len(b.kwd_attrs) or len(a.patterns) != len(b.patterns):
            self.structure(a, b)
            return
        self._node(a.cls, b.cls)
        for before, after in zip(a.patterns, b.patterns, strict=True):
            self._node(before, after)
        for name, other in zip(a.kwd_attrs, b.kwd_attrs, strict=True):
            self.add_name("attribute", name, other)
        for before, after in zip(a.kwd_patterns, b.kwd_patterns, strict=True):
            self._node(before, after)

    def formatted_texts(self) -> None:
        """Compare the f-strings, whose fields may have changed places.

        It comes last: by then it is known which name became which, and so which field is which.
        """
        for a, b, line, source_line in self.pending:
            self.line, self.source_line = line, source_line
            self.in_text = True
            pairs, lost, added = partners(a, b, self._renamings(), self.places)
            for field, partner in pairs:
                self._node(field.value, partner.value)
                if form(field) != form(partner):
                    self._placeholder(field, f"became {spelling(partner)}")
                for inner, other in zip(nested(field), nested(partner), strict=False):
                    self._node(inner.value, other.value)
            both = min(len(lost), len(added))
            for field, partner in zip(lost[:both], added[:both], strict=True):
                self._placeholder(field, f"became {spelling(partner)}")
            for field in lost[both:]:
                if not makes_plural(field.value):
                    self._placeholder(field, "is lost")
            for field in added[both:]:
                self._placeholder(field, "is added")
            self.in_text = False

    def _placeholder(self, field: ast.FormattedValue, what: str) -> None:
        self.report_here("placeholder", f"the placeholder {spelling(field)} {what}")

    def _renamings(self) -> Renamings:
        votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for pair in self.result.names:
            if pair.place is not None:
                votes[pair.place.scope, pair.source][pair.target] += 1
        return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def _literals(node: ast.AST, rows: Sequence[str]) -> int:
    """Return how many texts are written in a list of nothing but texts."""
    return len(_TEXT.findall("\n".join(rows[node.lineno - 1 : node.end_lineno])))  # type: ignore[attr-defined]
