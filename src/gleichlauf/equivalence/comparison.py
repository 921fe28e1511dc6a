"""Comparing two trees side by side: what differs, and which name became which."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gleichlauf.equivalence.alignment import Pair, align, shape, signature
from gleichlauf.equivalence.difference import Difference, DifferenceName
from gleichlauf.equivalence.fields import looks_formatted, lost_or_added, spec_form
from gleichlauf.equivalence.occurrence import NamePair, Role, Signature, TextPair
from gleichlauf.equivalence.origins import Origins
from gleichlauf.equivalence.reading import Reading, Unit
from gleichlauf.equivalence.scopes import Place, Slot, resolve
from gleichlauf.equivalence.texts import Uses, is_fixed, name_of, suffix, uses
from gleichlauf.equivalence.wording import operator_sign, quoted

_IGNORED = frozenset({"ctx", "type_comment", "kind", "type_ignores", "simple"})


@dataclass(slots=True)
class Comparison:
    """The result: differences, and the pairs of names and of texts in the order of the source."""

    differences: list[Difference] = field(default_factory=list)
    names: list[NamePair] = field(default_factory=list)
    texts: list[TextPair] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


def compare(source: Reading, target: Reading) -> Comparison:
    """Compare the statements of a block with those of its translation."""
    walk = _Walk(source, target)
    walk.units()
    walk.formatted_texts()
    return walk.result


class _Walk:
    """Goes through both trees at once. ``line`` and ``source_line`` follow it, from 0."""

    def __init__(self, source: Reading, target: Reading) -> None:
        self.result = Comparison()
        self._source, self._target = source, target
        self._line = self._source_line = 0
        self._in_text = False
        self._places: dict[Slot, Place] = resolve(source.statements)
        self._target_places: dict[Slot, Place] = resolve(target.statements)
        self._origins = Origins(source.statements, self._places)
        self._uses: Uses = uses(source.statements)
        self._imported_modules = {
            alias.name for node in target.statements if isinstance(node, ast.Import)
            for alias in node.names
        }  # fmt: skip
        self._pending: list[tuple[ast.JoinedStr, ast.JoinedStr, int, int]] = []

    # Statements

    def units(self) -> None:
        before, after = self._source.units, self._target.units
        gap = False
        pairs = self._unit_pairs()
        for number, (i, j) in enumerate(pairs):
            a = before[i] if i is not None else None
            b = after[j] if j is not None else None
            if a is None or b is None:
                gap = True
                row = _row_for_missing(pairs[number:], [(u.line, u.last_line) for u in after])
                self._alone(a.node if a else None, b.node if b else None, row)
            else:
                self._unit(a, b, after_gap=gap)
                gap = False

    def _unit_pairs(self) -> list[Pair]:
        before, after = self._source.units, self._target.units
        if len(before) != len(after) and len(self._source.rows) == len(self._target.rows):
            # No row was lost, so what stands on the same row belongs together.
            rows = {unit.line: index for index, unit in enumerate(after)}
            places = {unit.line for unit in before}
            if len(places) == len(before) and len(rows) == len(after) and rows.keys() <= places:
                return [(index, rows.get(unit.line)) for index, unit in enumerate(before)]
        return align([_unit_signature(u) for u in before], [_unit_signature(u) for u in after])

    def _unit(self, a: Unit, b: Unit, *, after_gap: bool) -> None:
        if a.node is not None and b.node is not None:
            self._node(a.node, b.node)
        if a.ends_example and b.ends_example and a.example and b.example and not after_gap:
            if a.example.has_output and not b.example.has_output:
                line = (b.node.end_lineno or 1) - 1 if b.node else b.line
                reason = "the output no longer follows directly below its example"
                self._report("structure", reason, line, a.line)
            if a.example.options != b.example.options:
                reason = f"the doctest options {' '.join(a.example.options)!r} became " \
                         f"{' '.join(b.example.options)!r}"  # fmt: skip
                self._report("value", reason, b.example.line, a.example.line)

    def _statements(self, a: list[ast.stmt], b: list[ast.stmt]) -> None:
        pairs = align([signature(s) for s in a], [signature(s) for s in b])
        rows = [(s.lineno - 1, (s.end_lineno or s.lineno) - 1) for s in b]
        for number, (i, j) in enumerate(pairs):
            if i is None or j is None:
                row = _row_for_missing(pairs[number:], rows)
                self._alone(a[i] if i is not None else None, b[j] if j is not None else None, row)
            else:
                self._node(a[i], b[j])

    def _alone(self, a: ast.stmt | None, b: ast.stmt | None, line: int) -> None:
        if a is not None:
            source_line = a.lineno - 1
            if len(self._source.rows) == len(self._target.rows):
                line = source_line  # no line was lost, so it is this one that says something else
            self._report("structure", f"{quoted(a)} is missing", line, source_line)
        elif b is not None and not isinstance(b, ast.Import | ast.ImportFrom):
            # One import more changes nothing; a translator may complete an example that way.
            reason = f"{quoted(b)} is not in the source"
            self._report("structure", reason, b.lineno - 1, self._source_line)

    # Trees

    def _node(self, a: ast.AST, b: ast.AST) -> None:
        self._at(a, b)
        if isinstance(a, ast.JoinedStr | ast.Constant) or isinstance(
            b, ast.JoinedStr | ast.Constant
        ):
            self._literal(a, b)
            return
        if type(a) is not type(b):
            if not self._is_qualified(a, b):
                self._structure(a, b)
            return
        match a, b:
            case ast.Call(), ast.Call():
                self._call(a, b)
            case ast.List(), ast.List():
                self._elements(a.elts, b.elts, a, b)
            case ast.Set(), ast.Set():
                self._set(a, b)
            case ast.Attribute(), ast.Attribute():
                self._node(a.value, b.value)
                self._at_end(a, b)
                self._attribute(a, b)
            case ast.Import(), ast.Import():
                self._aliases(a.names, b.names, a, b, module=None)
            case ast.ImportFrom(), ast.ImportFrom():
                self._import_from(a, b)
            case (ast.Global(), ast.Global()) | (ast.Nonlocal(), ast.Nonlocal()):
                self._declared(a, b)
            case ast.MatchClass(), ast.MatchClass():
                self._match_class(a, b)
            case (
                ast.FunctionDef() | ast.AsyncFunctionDef(),
                ast.FunctionDef() | ast.AsyncFunctionDef(),
            ):
                self.result.signatures.append(_signature(a.name, a.args, b.args))
                self._fields(a, b)
            case ast.ClassDef(), ast.ClassDef():
                self.result.signatures.append(_class_signature(a, b))
                self._fields(a, b)
            case _:
                self._fields(a, b)

    def _fields(self, a: ast.AST, b: ast.AST) -> None:
        for name, before in ast.iter_fields(a):
            after = getattr(b, name, None)
            if name in _IGNORED:
                continue
            if isinstance(before, ast.operator | ast.unaryop | ast.boolop | ast.cmpop):
                if type(before) is not type(after):
                    signs = operator_sign(before), operator_sign(after)
                    self._report_here("structure", f"the operator {signs[0]} became {signs[1]}")
            elif isinstance(before, ast.AST) and isinstance(after, ast.AST):
                self._node(before, after)
                self._at(a, b)
            elif isinstance(before, list) and isinstance(after, list):
                self._list(name, before, after, a, b)
                self._at(a, b)
            elif isinstance(before, str) and isinstance(after, str):
                self._name("name", before, after, (a, name), (b, name), binds=True)
            elif before != after:
                self._structure(a, b)
                return

    def _list(self, name: str, a: list[ast.AST], b: list[ast.AST], x: ast.AST, y: ast.AST) -> None:
        if any(isinstance(node, ast.stmt) for node in [*a, *b]):
            self._statements(a, b)  # type: ignore[arg-type]
            return
        if len(a) != len(b):
            self._structure(x, y)
            return
        for before, after in zip(a, b, strict=True):
            if isinstance(before, ast.operator | ast.cmpop):
                if type(before) is not type(after):
                    signs = operator_sign(before), operator_sign(after)
                    self._report_here("structure", f"the operator {signs[0]} became {signs[1]}")
            elif isinstance(before, ast.AST) and isinstance(after, ast.AST):
                self._node(before, after)
            elif before != after:
                self._structure(x, y)
                return

    def _elements(self, a: list[ast.expr], b: list[ast.expr], x: ast.AST, y: ast.AST) -> None:
        """Compare the elements of a list; a list of translated texts may have another length."""
        if len(a) == len(b):
            for before, after in zip(a, b, strict=True):
                self._node(before, after)
        elif not _are_translated_texts(a, b):
            self._structure(x, y)

    def _set(self, a: ast.Set, b: ast.Set) -> None:
        if all(isinstance(e, ast.Constant) for e in [*a.elts, *b.elts]):
            order = {repr(e.value): e for e in b.elts if isinstance(e, ast.Constant)}
            same = [(e, order[repr(e.value)]) for e in a.elts if isinstance(e, ast.Constant)
                    and repr(e.value) in order]  # fmt: skip
            rest_a = [e for e in a.elts if not any(e is s for s, _ in same)]
            rest_b = [e for e in b.elts if not any(e is t for _, t in same)]
            self._elements([s for s, _ in same] + rest_a, [t for _, t in same] + rest_b, a, b)
        else:
            self._elements(a.elts, b.elts, a, b)

    def _call(self, a: ast.Call, b: ast.Call) -> None:
        if len(a.args) != len(b.args) or len(a.keywords) != len(b.keywords):
            self._node(a.func, b.func)
            self._at(a, b)
            self._structure(a, b)
            return
        pairs = _paired_keywords(a.keywords, b.keywords)
        renamed = {k.arg: l.arg for k, l in pairs if k.arg and l.arg}
        function, target_function = a.func, b.func
        is_format = (
            isinstance(function, ast.Attribute)
            and isinstance(target_function, ast.Attribute)
            and function.attr == target_function.attr == "format"
            and _is_text(function.value)
            and _is_text(target_function.value)
        )
        if is_format:
            known = None if any(k.arg is None for k, _ in pairs) else renamed
            self._text(function.value, target_function.value, known)  # type: ignore[attr-defined]
        else:
            self._node(function, target_function)
        for before, after in zip(a.args, b.args, strict=True):
            self._node(before, after)
        for keyword, other in pairs:
            self._node(keyword.value, other.value)
            self._at(keyword, other)
            if keyword.arg and other.arg:
                self._add_name(
                    "keyword", keyword.arg, other.arg,
                    owner=name_of(function), value=function,
                    is_method=isinstance(function, ast.Attribute),
                )  # fmt: skip
            elif keyword.arg != other.arg:
                self._structure(a, b)
        self._at(a, b)

    def _attribute(self, a: ast.Attribute, b: ast.Attribute) -> None:
        binds = isinstance(a.ctx, ast.Store)
        self._add_name("attribute", a.attr, b.attr, value=a.value, binds=binds)

    def _match_class(self, a: ast.MatchClass, b: ast.MatchClass) -> None:
        if len(a.kwd_attrs) != len(b.kwd_attrs) or len(a.patterns) != len(b.patterns):
            self._structure(a, b)
            return
        self._node(a.cls, b.cls)
        for before, after in zip(a.patterns, b.patterns, strict=True):
            self._node(before, after)
        for name, other in zip(a.kwd_attrs, b.kwd_attrs, strict=True):
            self._add_name("attribute", name, other)
        for before, after in zip(a.kwd_patterns, b.kwd_patterns, strict=True):
            self._node(before, after)

    def _is_qualified(self, a: ast.AST, b: ast.AST) -> bool:
        """Tell whether ``Template`` became ``string.Template`` where a module is imported."""
        match a, b:
            case ast.Name(id=name), ast.Attribute(value=ast.Name(id=module), attr=attribute):
                return name == attribute and module in self._imported_modules
            case _:
                return False

    # Names

    def _declared(
        self, a: ast.Global | ast.Nonlocal, b: ast.Global | ast.Nonlocal | ast.AST
    ) -> None:
        names = b.names if isinstance(b, ast.Global | ast.Nonlocal) else []
        if len(a.names) != len(names):
            self._structure(a, b)
            return
        for index, (name, other) in enumerate(zip(a.names, names, strict=True)):
            self._name("name", name, other, (a, f"names{index}"), (b, f"names{index}"))

    def _import_from(self, a: ast.ImportFrom, b: ast.ImportFrom) -> None:
        if a.level != b.level:
            self._structure(a, b)
            return
        module = "." * a.level + (a.module or "")
        if a.module and b.module:
            self._add_name("module", module, "." * b.level + b.module)
        elif a.module != b.module:
            self._structure(a, b)
        self._aliases(a.names, b.names, a, b, module=module)

    def _aliases(
        self, a: list[ast.alias], b: list[ast.alias], x: ast.AST, y: ast.AST, module: str | None
    ) -> None:
        by_name = {alias.name: alias for alias in b}
        kept = {alias.name for alias in a} & by_name.keys()
        rest = [alias for alias in b if alias.name not in kept]
        if len(rest) < len(a) - len(kept):
            self._structure(x, y)
            return
        for alias in a:
            other = by_name.get(alias.name) or rest.pop(0)
            self._at(alias, other)
            role: Role = "module" if module is None else "imported"
            self._add_name(role, alias.name, other.name, owner=module or "")
            if bool(alias.asname) != bool(other.asname):
                self._structure(x, y)
                continue
            slot = "asname" if alias.asname else "name"
            bound = alias.asname or alias.name.partition(".")[0]
            target = other.asname or other.name.partition(".")[0]
            self._name("name", bound, target, (alias, slot), (other, slot), binds=True)

    def _name(
        self, role: Role, source: str, target: str, at: tuple[ast.AST, str],
        other: tuple[ast.AST, str], *, binds: bool = False,
    ) -> None:  # fmt: skip
        place = self._places.get((id(at[0]), at[1]))
        target_place = self._target_places.get((id(other[0]), other[1]))
        if place is None and source != target:
            self._structure(at[0], other[0])
        elif place is not None:
            pair = NamePair(
                role, source, target, self._line, self._source_line, place, target_place,
                is_method=isinstance(at[0], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef),
                binds=binds and place.binds,
            )  # fmt: skip
            self.result.names.append(pair)

    def _add_name(
        self, role: Role, source: str, target: str, *, owner: str = "",
        value: ast.expr | None = None, is_method: bool = False, binds: bool = False,
    ) -> None:  # fmt: skip
        origin, outside = self._origins.of(value) if value else ("unknown", "")
        pair = NamePair(
            role, source, target, self._line, self._source_line, None, None,
            owner, origin, outside, is_method, binds,
        )  # fmt: skip
        self.result.names.append(pair)

    # Literals

    def _literal(self, a: ast.AST, b: ast.AST) -> None:
        if _is_text(a) and _is_text(b):
            if isinstance(a, ast.JoinedStr) and isinstance(b, ast.JoinedStr):
                if _has_fields(a) or _has_fields(b):
                    self._pending.append((a, b, self._line, self._source_line))
                    return
            elif _has_fields(a) or _has_fields(b):
                reason = "the f before the quote, and with it the placeholders, is lost"
                if _has_fields(b):
                    reason = "the text became an f-string with placeholders"
                self._report_here("placeholder", reason)
                return
            self._text(a, b, None)
        elif isinstance(a, ast.Constant) and isinstance(b, ast.Constant):
            if isinstance(a.value, bytes) and isinstance(b.value, bytes):
                if a.value != b.value and not (_is_prose(a.value) and b.value.strip()):
                    self._report_here("value", f"the bytes {a.value!r:.40} became {b.value!r:.40}")
            elif type(a.value) is not type(b.value) or a.value != b.value:
                self._report_here("value", f"{a.value!r:.40} became {b.value!r:.40}")
        elif _is_number(a) and _is_number(b):
            self._report_here("value", f"{quoted(a)} became {quoted(b)}")
        else:
            self._structure(a, b)

    def _text(self, a: ast.AST, b: ast.AST, renamed: dict[str, str] | None) -> None:
        """Compare two texts without fields of an f-string; ``renamed``: keywords of format()."""
        source, target = _value(a), _value(b)
        self._at(a, b)
        number = id(a)
        pair = TextPair(
            source, target, self._line, self._source_line,
            is_lookup=number in self._uses.lookups,
            is_reflected=number in self._uses.reflected,
            is_unordered=number in self._uses.unordered,
        )  # fmt: skip
        self.result.texts.append(pair)
        if source == target:
            return
        what = self._uses.exact.get(number) or is_fixed(source)
        if what:
            self._report_here("value", f"{what}, {source!r:.40}, became {target!r:.40}")
            return
        if suffix(source) and suffix(source) != suffix(target):
            reason = f"the suffix of the file name {source!r:.40} is lost in {target!r:.40}"
            self._report_here("value", reason)
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
            self._report_here("placeholder", reason_or_none)

    def formatted_texts(self) -> None:
        """Compare the f-strings, whose fields may have changed places.

        It comes last: by then it is known which name became which, and so which field is which.
        """
        for a, b, line, source_line in self._pending:
            self._line, self._source_line = line, source_line
            self._in_text = True
            self._formatted(a, b)
            self._in_text = False

    def _formatted(self, a: ast.JoinedStr, b: ast.JoinedStr) -> None:
        before = [v for v in a.values if isinstance(v, ast.FormattedValue)]
        after = [v for v in b.values if isinstance(v, ast.FormattedValue)]
        renamed = self._renamings()
        partners: list[tuple[ast.FormattedValue, ast.FormattedValue]] = []
        views = (
            lambda f: (_renamed(f.value, renamed if f in before else {}, self._places), _form(f)),
            lambda f: (shape(f.value), _form(f)),
            lambda f: shape(f.value),
        )
        for view in views:
            for value in list(before):
                wanted = view(value)
                partner = next((o for o in after if view(o) == wanted), None)
                if partner is not None:
                    partners.append((value, partner))
                    before.remove(value)
                    after.remove(partner)
        for value, partner in sorted(partners, key=lambda pair: a.values.index(pair[0])):
            self._node(value.value, partner.value)
            if _form(value) != _form(partner):
                reason = f"the placeholder {_field(value)} became {_field(partner)}"
                self._report_here("placeholder", reason)
        for value, partner in zip(before, after, strict=False):
            reason = f"the placeholder {_field(value)} became {_field(partner)}"
            self._report_here("placeholder", reason)
        for value in before[len(after) :]:
            self._report_here("placeholder", f"the placeholder {_field(value)} is lost")
        for value in after[len(before) :]:
            self._report_here("placeholder", f"the placeholder {_field(value)} is added")

    def _renamings(self) -> dict[tuple[int, str], str]:
        votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for pair in self.result.names:
            if pair.place is not None:
                votes[pair.place.scope, pair.source][pair.target] += 1
        return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}

    # Reports

    def _at(self, a: ast.AST, b: ast.AST) -> None:
        # Up to Python 3.11 the places of nodes inside an f-string are wrong.
        if not self._in_text:
            self._source_line = getattr(a, "lineno", self._source_line + 1) - 1
            self._line = getattr(b, "lineno", self._line + 1) - 1

    def _at_end(self, a: ast.Attribute, b: ast.Attribute) -> None:
        if not self._in_text:
            self._source_line = (a.end_lineno or a.lineno) - 1
            self._line = (b.end_lineno or b.lineno) - 1

    def _structure(self, a: ast.AST, b: ast.AST) -> None:
        self._report_here("structure", f"{quoted(a)} became {quoted(b)}")

    def _report_here(self, name: DifferenceName, reason: str) -> None:
        self._report(name, reason, self._line, self._source_line)

    def _report(self, name: DifferenceName, reason: str, line: int, source_line: int) -> None:
        self.result.differences.append(Difference(name, line, source_line, reason))


def _row_for_missing(pairs: Sequence[Pair], rows: Sequence[tuple[int, int]]) -> int:
    """Return where a lone statement, the first of the pairs, would stand in the translation.

    ``rows`` are the first and last rows of the statements there.
    """
    following = next((j for _, j in pairs if j is not None), None)
    if following is not None:
        return rows[following][0]
    return rows[-1][1] if rows else 0


def _signature(name: str, a: ast.arguments, b: ast.arguments) -> Signature:
    before = [*a.posonlyargs, *a.args, *a.kwonlyargs]
    after = [*b.posonlyargs, *b.args, *b.kwonlyargs]
    pairs = tuple((x.arg, y.arg) for x, y in zip(before, after, strict=False))
    return Signature(name, pairs, accepts_any=a.kwarg is not None)


def _class_signature(a: ast.ClassDef, b: ast.ClassDef) -> Signature:
    """Return what a class accepts: by its ``__init__``, or by its fields if it is a dataclass."""
    fields = []
    for before, after in zip(a.body, b.body, strict=False):
        match before, after:
            case ast.FunctionDef(name="__init__"), ast.FunctionDef(name="__init__"):
                return _signature(a.name, before.args, after.args)
            case ast.AnnAssign(target=ast.Name(id=old)), ast.AnnAssign(target=ast.Name(id=new)):
                fields.append((old, new))
    return Signature(a.name, tuple(fields), accepts_any=True)


def _unit_signature(unit: Unit) -> tuple[str, ...]:
    return ("broken",) * 3 if unit.node is None else signature(unit.node)  # type: ignore[return-value]


def _paired_keywords(
    a: list[ast.keyword], b: list[ast.keyword]
) -> list[tuple[ast.keyword, ast.keyword]]:
    """Pair keywords of two calls: those of one name first, the rest in order."""
    rest = list(b)
    pairs: list[tuple[ast.keyword, ast.keyword | None]] = []
    for keyword in a:
        same = next((k for k in rest if k.arg == keyword.arg), None)
        if same is not None:
            rest.remove(same)
        pairs.append((keyword, same))
    return [(keyword, same or rest.pop(0)) for keyword, same in pairs]


def _are_translated_texts(a: Iterable[ast.expr], b: Iterable[ast.expr]) -> bool:
    a, b = list(a), list(b)
    if not a or not b or not all(_is_text(e) and not _has_fields(e) for e in [*a, *b]):
        return False
    known = {_value(e) for e in a}
    return any(_value(e) not in known for e in b)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        or (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and not _has_fields(node)
            and _is_text(node.left)
            and _is_text(node.right)
        )
    )


def _has_fields(node: ast.AST) -> bool:
    return any(isinstance(part, ast.FormattedValue) for part in ast.walk(node))


def _value(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.JoinedStr(values=values):
            return "".join(map(_value, values))
        case ast.BinOp(left=left, right=right):
            return _value(left) + _value(right)
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


def _form(value: ast.FormattedValue) -> str:
    spec = "" if value.format_spec is None else _value(value.format_spec)
    if value.format_spec is not None and _has_fields(value.format_spec):
        spec = shape(value.format_spec)
    return f"{value.conversion}:{spec_form(spec)}"


def _field(value: ast.FormattedValue) -> str:
    conversion = f"!{chr(value.conversion)}" if value.conversion > 0 else ""
    spec = "" if value.format_spec is None else ":" + _value(value.format_spec)
    return f"{{{ast.unparse(value.value)[:40]}{conversion}{spec}}}"


def _renamed(node: ast.AST, renamed: dict[tuple[int, str], str], places: dict[Slot, Place]) -> str:
    """Return a tree as text with its names as the translation has them."""
    match node:
        case ast.Name(id=name):
            place = places.get((id(node), "id"))
            return f"name {renamed.get((place.scope, name), name) if place else name}"
        case ast.AST():
            parts = [
                _renamed(part, renamed, places)
                if isinstance(part, ast.AST)
                else ",".join(_renamed(p, renamed, places) for p in part)
                if isinstance(part, list)
                else repr(part)
                for name, part in ast.iter_fields(node)
                if name not in _IGNORED
            ]
            return f"{type(node).__name__}({';'.join(parts)})"
        case _:
            return repr(node)
