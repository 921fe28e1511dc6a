"""Kinds of damage that translators, editors and tools do to code, done here on purpose.

``python -m tests.guard.damage`` prints how many of each kind the guard catches, as a table in
Markdown. A kind is a function that takes a block and returns what became of it with the rows on
which a finding is right, or None if the block offers nothing to damage in this way.
"""

from __future__ import annotations

import ast
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gleichlauf.catalogue.documents import blocks_of
from gleichlauf.equivalence.block import Block, differences
from gleichlauf.equivalence.reading import Reading, read
from tests.guard.samples import blocks, foreign, translated

DOCS = Path(__file__).parents[2] / "docs"

Damaged = tuple[str, set[int]]
Kind = Callable[["Sample"], Iterator[Damaged]]


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


def _text_nodes(sample: Sample) -> list[ast.Constant]:
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


def _f_strings(sample: Sample) -> list[ast.JoinedStr]:
    return [
        node for node in sample.nodes()
        if isinstance(node, ast.JoinedStr) and node.lineno == node.end_lineno
        and sample.spelling(node)[:1] == "f"
        and any(isinstance(v, ast.FormattedValue) for v in node.values)
    ]  # fmt: skip


# Layout


def lost_indentation(sample: Sample) -> Iterator[Damaged]:
    prompt = 4 if sample.is_session else 0
    first_rows = {node.lineno - 1 for node in sample.nodes() if isinstance(node, ast.stmt)}
    for row in sorted(first_rows):
        code = sample.rows[row][prompt:]
        if code.startswith("    "):
            yield sample.changed(row, sample.rows[row][:prompt] + code.lstrip())


def tab_for_spaces(sample: Sample) -> Iterator[Damaged]:
    prompt = 4 if sample.is_session else 0
    bodies = [
        node.body for node in sample.nodes()
        if isinstance(node, ast.For | ast.While | ast.With | ast.FunctionDef | ast.If)
    ]  # fmt: skip
    for body in bodies:
        if len(body) > 1 and body[1].col_offset and body[0].end_lineno != body[1].lineno - 9:
            row = body[1].lineno - 1
            code = sample.rows[row][prompt:]
            new = sample.rows[row][:prompt] + "\t" + code.lstrip()
            text, rows = sample.changed(row, new)
            yield text, rows


def collapsed_newlines(sample: Sample) -> Iterator[Damaged]:
    if len(sample.reading.statements) > 1 and len(sample.rows) > 2:
        yield " ".join(sample.rows), {0}


def two_lines_in_one(sample: Sample) -> Iterator[Damaged]:
    starts = {node.lineno - 1 for node in sample.nodes() if isinstance(node, ast.stmt)}
    for row, following in zip(sample.code_rows(), sample.code_rows()[1:], strict=False):
        if following not in starts:
            continue
        here, there = sample.rows[row], sample.rows[following]
        if following == row + 1 and not there.strip().startswith("#") and here.strip()[-1] not in "([{,:":
            if there.strip()[0] in "\"'":
                continue  # it would be one text with the one before
            rows = sample.rows
            rows[row : row + 2] = [f"{here} {there.strip()}"]
            yield "\n".join(rows), {row, row + 1, row + 2}


def comment_swallows_code(sample: Sample) -> Iterator[Damaged]:
    for row, following in zip(sample.code_rows(), sample.code_rows()[1:], strict=False):
        code = re.sub(r"^(>>>|\.\.\.) ", "", sample.rows[following]).strip()
        if following == row + 1 and re.search(r"#\s", sample.rows[row]) and code[:1] not in ('"', "#", ""):
            rows = sample.rows
            rows[row : row + 2] = [f"{rows[row]} {code}"]
            # An empty body is seen where something else than a body follows.
            yield "\n".join(rows), {row, row + 1, row + 2}


def _around(rows: list[str], row: int) -> set[int]:
    """Return the rows beside a gap: from the code before it to the row at its place now."""
    is_session = any(text.startswith(">>>") for text in rows[:1])
    prompts = (">>> ", "... ") if is_session else ("",)
    before = row
    while before > 0:
        before -= 1
        code = rows[before].strip()
        if rows[before].startswith(prompts) and code and not code.startswith("#"):
            break
    return set(range(before, row + 2)) & set(range(len(rows)))


def dropped_line(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return) and _is_whole_row(sample, node):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue
            rows = sample.rows
            row = node.lineno - 1
            if sample.is_session and row + 1 < len(rows) and not rows[row + 1].startswith((">>>", "...")):
                continue
            del rows[row]
            if rows:
                yield "\n".join(rows), _around(rows, row)


def dropped_join(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if re.search(r"\.(join|close|start|release|acquire)\(\)$", sample.rows[row]):
            if ":" in sample.rows[row - 1][-1:] or ";" in sample.rows[row]:
                continue
            rows = sample.rows
            if sample.is_session and not rows[row + 1 : row + 2][0:1] == [] and not rows[row + 1].startswith(">>>"):
                continue
            del rows[row]
            if rows:
                yield "\n".join(rows), _around(rows, row)


def duplicated_line(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return) and _is_whole_row(sample, node):
            rows = sample.rows
            row = node.lineno - 1
            rows.insert(row, rows[row])
            yield "\n".join(rows), {row, row + 1}


def _is_whole_row(sample: Sample, node: ast.stmt) -> bool:
    row = sample.rows[node.lineno - 1]
    prompt = 4 if sample.is_session else 0
    code = row[prompt:]
    return (
        node.lineno == node.end_lineno
        and len(code) - len(code.lstrip()) == sample.column(node.lineno - 1, node.col_offset) - prompt
        and ";" not in row
    )


def removed_with(sample: Sample) -> Iterator[Damaged]:
    prompt = 4 if sample.is_session else 0
    for node in sample.nodes():
        if isinstance(node, ast.With) and node.items[0].optional_vars is None:
            rows = sample.rows
            first, last = node.lineno, node.end_lineno or node.lineno
            if sample.rows[node.lineno - 1].rstrip().endswith(":"):
                for row in range(first, last):
                    rows[row] = rows[row][:prompt] + rows[row][prompt + 4 :]
                del rows[node.lineno - 1]
                if sample.is_session:
                    rows[node.lineno - 1] = ">>>" + rows[node.lineno - 1][3:]
                yield "\n".join(rows), {first - 2, first - 1, first} & set(range(len(rows)))


# Characters


def curled_quotes(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, f"\u201e{spelling[1:-1]}\u201c")
            if damaged:
                yield damaged


def guillemets(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, f"«\u00a0{spelling[1:-1]}\u00a0»")
            if damaged:
                yield damaged


def unbalanced_quote(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, spelling[:-1])
            if damaged:
                yield damaged


def apostrophe_in_text(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] == "'" and spelling[:3] != "'''":
            damaged = sample.replaced(node, "'l'" + spelling[1:])
            if damaged:
                yield damaged


def full_width_punctuation(sample: Sample) -> Iterator[Damaged]:
    wide = {"(": "\uff08", ")": "\uff09", ",": "\uff0c", ":": "\uff1a", "=": "\uff1d"}
    for node in sample.nodes():
        if isinstance(node, ast.Call) and node.lineno == node.end_lineno and node.args:
            row = node.lineno - 1
            place = sample.column(row, node.func.end_col_offset or 0)
            if sample.rows[row][place] in wide:
                old = sample.rows[row]
                yield sample.changed(row, old[:place] + wide[old[place]] + old[place + 1 :])


def no_break_space(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            row = node.lineno - 1
            place = sample.column(row, node.targets[0].end_col_offset or 0)
            if sample.rows[row][place] == " ":
                old = sample.rows[row]
                yield sample.changed(row, old[:place] + "\u00a0" + old[place + 1 :])


def direction_mark(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Name):
            damaged = sample.replaced(node, f"\u200f{node.id}")
            if damaged and not _inside_text(sample, node):
                yield damaged


def _inside_text(sample: Sample, node: ast.AST) -> bool:
    return any(node in ast.walk(f) for f in sample.nodes() if isinstance(f, ast.JoinedStr))


def non_ascii_bytes(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            damaged = sample.replaced(node, sample.spelling(node)[:-1] + "é" + sample.spelling(node)[-1])
            if damaged:
                yield damaged


def decimal_comma(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and not _inside_text(sample, node):
            damaged = sample.replaced(node, sample.spelling(node).replace(".", ","))
            if damaged:
                yield damaged


# Words


def translated_keyword(sample: Sample) -> Iterator[Damaged]:
    words = {"for": "für", "while": "solange", "def": "mache", "import": "importiere", "if": "wenn",
             "return": "gib", "class": "klasse", "with": "mit", "try": "versuche"}  # fmt: skip
    for node in sample.nodes():
        if isinstance(node, ast.stmt):
            row = node.lineno - 1
            start = sample.column(row, node.col_offset)
            for word, foreign_word in words.items():
                if sample.rows[row][start:].startswith(word + " "):
                    old = sample.rows[row]
                    yield sample.changed(row, old[:start] + foreign_word + old[start + len(word) :])


def translated_constant(sample: Sample) -> Iterator[Damaged]:
    words = {True: "Wahr", False: "Falsch", None: "Nichts"}
    for node in sample.nodes():
        if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool)):
            damaged = sample.replaced(node, words[node.value])
            if damaged:
                yield damaged


def translated_builtin(sample: Sample) -> Iterator[Damaged]:
    words = {"print": "drucke", "len": "länge", "range": "bereich", "open": "öffne", "sorted": "sortiert",
             "sum": "summe", "int": "ganz", "list": "liste"}  # fmt: skip
    for node in sample.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in words:
            damaged = sample.replaced(node.func, words[node.func.id])
            if damaged and not _inside_text(sample, node):
                yield damaged


def translated_module(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Import) and node.names[0].name in sys.stdlib_module_names:
            if len(node.names) > 1 or node.names[0].asname:
                continue
            row = node.lineno - 1
            yield sample.changed(row, sample.rows[row].replace(node.names[0].name, "modul"))


def renamed_attribute(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Attribute) and not _inside_text(sample, node):
            damaged = sample.replaced(node, sample.spelling(node) + "_neu")
            same = [n for n in sample.nodes() if isinstance(n, ast.Attribute) and n.attr == node.attr]
            if damaged and (len(same) > 1 or node.attr in dir(str) + dir(list) + ["start"]):
                yield damaged[0], damaged[1] | {n.lineno - 1 for n in same}


def one_sided_rename(sample: Sample) -> Iterator[Damaged]:
    names = [node for node in sample.nodes() if isinstance(node, ast.Name)]
    for node in names:
        rows = {n.lineno - 1 for n in names if n.id == node.id}
        stored = [n for n in names if n.id == node.id and isinstance(n.ctx, ast.Store)]
        if stored and len(rows) > 1 and not _inside_text(sample, node):
            damaged = sample.replaced(node, f"{node.id}_neu")
            if damaged:
                yield damaged[0], rows if isinstance(node.ctx, ast.Store) else damaged[1] | rows


def dotless_i(sample: Sample) -> Iterator[Damaged]:
    names = [n for n in sample.nodes() if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    for node in names:
        if "i" in node.id and not _inside_text(sample, node):
            if any(isinstance(n, ast.Name) and n.id == node.id and isinstance(n.ctx, ast.Store) for n in sample.nodes()):
                damaged = sample.replaced(node, node.id.replace("i", "ı"))
                if damaged:
                    rows = {n.lineno - 1 for n in names if n.id == node.id}
                    yield damaged[0], damaged[1] | rows


def renamed_keyword(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            known = {"open", "print", "sorted", "Thread", "Queue", "writestr", "ZipFile", "max", "enumerate"}
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for keyword in node.keywords:
                if keyword.arg and name in known and not _inside_text(sample, node):
                    row = keyword.lineno - 1
                    start = sample.column(row, keyword.col_offset)
                    old = sample.rows[row]
                    yield sample.changed(row, old[:start] + "neu_" + old[start:])


# Values and placeholders


def edited_number(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and not _inside_text(sample, node):
            damaged = sample.replaced(node, str(node.value + 1))
            if damaged:
                yield damaged


def changed_mode(sample: Sample) -> Iterator[Damaged]:
    modes = {"w": "a", "r": "w", "rb": "r", "wb": "w", "a": "w", "wt": "rt", "w:gz": "w:bz2", "rt": "wt"}
    for node in _text_nodes(sample):
        if node.value in modes and re.search(r"open|File", sample.rows[node.lineno - 1]):
            damaged = sample.replaced(node, f'"{modes[node.value]}"')
            if damaged:
                yield damaged


def changed_encoding(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        if node.value == "utf-8":
            damaged = sample.replaced(node, '"utf-7"')
            if damaged:
                yield damaged


def changed_key(sample: Sample) -> Iterator[Damaged]:
    texts = [node.value for node in _text_nodes(sample)]
    for node in sample.nodes():
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            key = node.slice
            if isinstance(key.value, str) and texts.count(key.value) > 1 and isinstance(node.ctx, ast.Load):
                damaged = sample.replaced(key, repr(key.value + "x"))
                if damaged and not _inside_text(sample, node):
                    yield damaged


def changed_suffix(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        if re.fullmatch(r"\w+\.(txt|zip|csv|json)", node.value):
            damaged = sample.replaced(node, repr(node.value.rpartition(".")[0] + ".datei"))
            if damaged:
                yield damaged


def lost_field(sample: Sample) -> Iterator[Damaged]:
    for node in _f_strings(sample):
        field = next(v for v in node.values if isinstance(v, ast.FormattedValue))
        spelling = sample.spelling(node)
        new = re.sub(r"\{[^{}]*\}", "", spelling, count=1)
        damaged = sample.replaced(node, new)
        if damaged and field and new != spelling:
            yield damaged


def lost_f(sample: Sample) -> Iterator[Damaged]:
    for node in _f_strings(sample):
        damaged = sample.replaced(node, sample.spelling(node)[1:])
        if damaged:
            yield damaged


def retyped_field(sample: Sample) -> Iterator[Damaged]:
    for node in _f_strings(sample):
        spelling = sample.spelling(node)
        new = re.sub(r"\{([^{}:!]*)(![rs])?(:[^{}]*)?\}", r"{\1!a}", spelling, count=1)
        damaged = sample.replaced(node, new)
        if damaged and new != spelling and not re.search(r":[^{}]*\{", spelling):
            yield damaged


def lost_conversion(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        new = re.sub(r"%-?\d*[sd]|%\.\d+f|\{\w*\}|\$[a-z]+", "", node.value, count=1)
        row = sample.rows[node.lineno - 1]
        if new != node.value and re.search(r"\" %|' %|format\(|Template|info\(", row) and "strftime" not in row:
            damaged = sample.replaced(node, repr(new))
            if damaged:
                yield damaged


def swapped_texts(sample: Sample) -> Iterator[Damaged]:
    # Only texts that were not translated tell that they changed places.
    raw = Sample(sample.source, sample.source)
    texts = [n for n in _text_nodes(raw) if len(n.value) > 3 and raw.spelling(n)[0] in "'\""
             and raw.spelling(n)[:3] not in ('"""', "'''")]  # fmt: skip
    for one, other in zip(texts, texts[1:], strict=False):
        if one.value != other.value and one.lineno != other.lineno:
            first = raw.replaced(one, raw.spelling(other))
            if first:
                second = Sample(sample.source, first[0]).replaced(other, raw.spelling(one))
                if second:
                    yield second[0], first[1] | second[1]


# Structure


def changed_operator(sample: Sample) -> Iterator[Damaged]:
    swaps = {"<": ">=", "==": "!=", "+": "-", "*": "+", "//": "/", "<=": "<", ">": "<", "%": "//",
             "and": "or", "in": "not in", "+=": "-=", "-=": "+=", "**": "*"}  # fmt: skip
    for row in sample.code_rows():
        code = re.split(r"['\"#]", sample.rows[row], maxsplit=1)[0]
        for sign, other in swaps.items():
            if f" {sign} " in code and not re.search(r"\bfor\b|\bimport\b|\bnot\b", code):
                place = code.index(f" {sign} ")
                old = sample.rows[row]
                yield sample.changed(row, old[:place] + f" {other} " + old[place + len(sign) + 2 :])


def changed_argument_order(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Call) and len(node.args) >= 2 and node.lineno == node.end_lineno:
            one, other = node.args[:2]
            if ast.dump(one) == ast.dump(other) or _inside_text(sample, node):
                continue
            if isinstance(one, ast.Constant) and isinstance(other, ast.Constant) and isinstance(one.value, str):
                continue
            row = node.lineno - 1
            spans = [(sample.column(row, a.col_offset), sample.column(row, a.end_col_offset or 0)) for a in (one, other)]
            if "(" in sample.rows[row][spans[0][1] : spans[1][0]] or ")" in sample.rows[row][spans[0][1] : spans[1][0]]:
                continue
            (a, b), (c, d) = spans
            old = sample.rows[row]
            yield sample.changed(row, old[:a] + old[c:d] + old[b:c] + old[a:b] + old[d:])


def dropped_not(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if re.search(r"\bnot ", sample.rows[row].split("#")[0].split('"')[0]):
            yield sample.changed(row, sample.rows[row].replace("not ", "", 1))


# Sessions


def lost_prompt(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if sample.is_session and sample.rows[row].startswith(">>> "):
            text, rows = sample.changed(row, sample.rows[row][4:])
            yield text, rows | {row + 1}


def ellipsis_character(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if sample.is_session and sample.rows[row].startswith("... "):
            text, rows = sample.changed(row, "\u2026" + sample.rows[row][3:])
            yield text, rows | {row - 1}


def narrow_prompt(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if sample.is_session and sample.rows[row].startswith(">>> "):
            yield sample.changed(row, ">>>" + sample.rows[row][4:])


def output_moved_away(sample: Sample) -> Iterator[Damaged]:
    for row, following in zip(range(len(sample.rows)), sample.rows[1:], strict=False):
        if sample.is_session and sample.rows[row].startswith((">>> ", "...")) and not following.startswith((">>>", "...")):
            rows = sample.rows
            if rows[row + 1].strip():
                rows.insert(row + 1, "")
                first = max(i for i in range(row + 1) if rows[i].startswith(">>>"))
                yield "\n".join(rows), {row, row - 1, first}


HARMFUL: dict[str, Kind] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        lost_indentation, tab_for_spaces, collapsed_newlines, two_lines_in_one,
        comment_swallows_code, dropped_line, dropped_join, duplicated_line, removed_with,
        curled_quotes, guillemets, unbalanced_quote, apostrophe_in_text, full_width_punctuation,
        no_break_space, direction_mark, non_ascii_bytes, decimal_comma, translated_keyword,
        translated_constant, translated_builtin, translated_module, renamed_attribute,
        one_sided_rename, dotless_i, renamed_keyword, edited_number, changed_mode,
        changed_encoding, changed_key, changed_suffix, lost_field, lost_f, retyped_field,
        lost_conversion, swapped_texts, changed_operator, changed_argument_order, dropped_not,
        lost_prompt, ellipsis_character, narrow_prompt, output_moved_away,
    )
}  # fmt: skip


# What changes no meaning


def nothing(sample: Sample) -> Iterator[Damaged]:
    yield sample.source, set()


def comments_and_texts(sample: Sample) -> Iterator[Damaged]:
    yield sample.text, set()


def other_comments(sample: Sample) -> Iterator[Damaged]:
    if not sample.is_session and '"""' not in sample.text:
        yield re.sub(r"(?m)^( *)# .*$", r"\1# eins\n\1# zwei", sample.text) + "\n# Ende", set()
        yield "# \uff08全角\uff09「«»\u200f\n" + sample.text, set()


def blank_lines(sample: Sample) -> Iterator[Damaged]:
    if not sample.is_session and '"""' not in sample.text:
        yield sample.text.replace("\n\n", "\n\n\n"), set()


def indented_as_a_whole(sample: Sample) -> Iterator[Damaged]:
    if '"""' not in sample.text:
        yield "\n".join("    " + row if row else row for row in sample.rows), set()


def trailing_blanks(sample: Sample) -> Iterator[Damaged]:
    if '"""' not in sample.text:
        yield "\n".join(row + "  " for row in sample.rows), set()


def fields_in_another_order(sample: Sample) -> Iterator[Damaged]:
    for node in _f_strings(sample):
        spelling = sample.spelling(node)
        found = re.findall(r"\{[^{}]*\}", spelling)
        if len(found) >= 2 and not re.search(r":[^{}]*\{", spelling) and spelling.count(found[0]) == 1 and spelling.count(found[-1]) == 1:
            new = spelling.replace(found[0], "\0").replace(found[-1], found[0]).replace("\0", found[-1])
            damaged = sample.replaced(node, new)
            if damaged:
                yield damaged[0], set()


def split_text(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''") and " " in spelling and "\\" not in spelling:
            head, _, tail = spelling.partition(" ")
            row = sample.rows[node.lineno - 1]
            if row[sample.column(node.lineno - 1, node.col_offset) - 1] == "(":
                damaged = sample.replaced(node, f"{head} {spelling[0]} {spelling[0]}{tail}")
                if damaged:
                    yield damaged[0], set()


def words_in_other_quotes(sample: Sample) -> Iterator[Damaged]:
    for node in _text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] == '"' and spelling[:3] != '"""' and "'" not in spelling and "\\" not in spelling:
            damaged = sample.replaced(node, f"'{spelling[1:-1]}'")
            if damaged:
                yield damaged[0], set()


def output_translated(sample: Sample) -> Iterator[Damaged]:
    if sample.is_session:
        rows = [row if row.startswith((">>>", "...")) else foreign(row) for row in sample.rows]
        yield "\n".join(rows), set()


def renamed_throughout(sample: Sample) -> Iterator[Damaged]:
    names = {n.id for n in sample.nodes() if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    words = [re.findall(r"\w+", row.split("#")[0]) for row in sample.rows]
    attributes = {n.attr for n in sample.nodes() if isinstance(n, ast.Attribute)}
    texts = " ".join(n.value for n in sample.nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str))
    arguments = {n.arg for n in sample.nodes() if isinstance(n, ast.arg | ast.keyword)}
    inner = {n for c in sample.nodes() if isinstance(c, ast.ClassDef) for s in ast.walk(c) for n in [getattr(s, "id", "")]}
    for name in sorted(names - attributes - arguments - inner - {"_"}):
        if not re.search(rf"\b{name}\b", texts) and words:
            yield re.sub(rf"(?<![\w.]){name}(?!\w)", f"{name}_ñ", sample.text), set()


HARMLESS: dict[str, Kind] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        nothing, comments_and_texts, other_comments, blank_lines, indented_as_a_whole,
        trailing_blanks, fields_in_another_order, split_text, words_in_other_quotes,
        output_translated, renamed_throughout,
    )
}  # fmt: skip


@dataclass
class Count:
    """How often a kind of damage was done, caught, caught on another line, and missed."""

    done: int = 0
    caught: int = 0
    elsewhere: list[str] | None = None
    missed: list[str] | None = None


def samples() -> list[Sample]:
    """Return the blocks written for this, and those of the site, with good translations."""
    found = [source for source, certainty in blocks_of(DOCS).items()
             if certainty == "python" and not read(source).broken]  # fmt: skip
    return [Sample(source, translated(source)) for source in blocks() + found]


def picked(sample: Sample, name: str, kind: Kind, most: int = 1) -> list[Damaged]:
    """Return some of the damages of a kind that a block offers, spread over all of it."""
    found = [d for d in kind(sample) if d[0] != sample.source or not d[1]]
    start = zlib.crc32(f"{name} {sample.source}".encode()) % max(1, len(found))
    return (found[start:] + found[:start])[:most]


def try_out(name: str, kind: Kind, all_samples: list[Sample], most: int = 1) -> Count:
    """Do one kind of damage to every block that offers something to it."""
    count = Count(elsewhere=[], missed=[])
    for sample in all_samples:
        for text, rows in picked(sample, name, kind, most):
            found = [d for _, d in differences([Block(sample.source, text)]) if d.name != "renamed"]
            count.done += 1
            if not rows:
                count.caught += not found
                if found:
                    count.missed.append(f"{found[0]}\n{text}")
            elif any(d.line in rows for d in found):
                count.caught += 1
            elif found:
                count.elsewhere.append(f"wanted {rows}: {found[0]}\n{text}")
            else:
                count.missed.append(text)
    return count


def main(arguments: list[str]) -> None:
    """Print the table; with the name of a kind, what was not caught of it."""
    every = samples()
    if arguments:
        kind = (HARMFUL | HARMLESS)[" ".join(arguments)]
        count = try_out(" ".join(arguments), kind, every, 1000)
        for case in (count.missed or []) + (count.elsewhere or []):
            print(case, end="\n\n")
        return
    print("| damage | done | caught | on another line | missed |\n| --- | --: | --: | --: | --: |")
    for name, kind in HARMFUL.items():
        count = try_out(name, kind, every)
        print(f"| {name} | {count.done} | {count.caught} | {len(count.elsewhere)} | {len(count.missed)} |")
    print("\n| harmless change | done | false alarms |\n| --- | --: | --: |")
    for name, kind in HARMLESS.items():
        count = try_out(name, kind, every)
        print(f"| {name} | {count.done} | {len(count.missed)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
