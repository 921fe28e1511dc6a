"""What translators do to code, and should: it changes no meaning."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample, f_strings, text_nodes
from tests.guard.samples import foreign


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
    for node in f_strings(sample):
        spelling = sample.spelling(node)
        found = re.findall(r"\{[^{}]*\}", spelling)
        if (
            len(found) >= 2
            and not re.search(r":[^{}]*\{", spelling)
            and spelling.count(found[0]) == 1
            and spelling.count(found[-1]) == 1
        ):
            new = (
                spelling.replace(found[0], "\0")
                .replace(found[-1], found[0])
                .replace("\0", found[-1])
            )
            damaged = sample.replaced(node, new)
            if damaged:
                yield damaged[0], set()


def split_text(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        spelling = sample.spelling(node)
        if (
            spelling[0] in "'\""
            and spelling[:3] not in ('"""', "'''")
            and " " in spelling
            and "\\" not in spelling
        ):
            head, _, tail = spelling.partition(" ")
            row = sample.rows[node.lineno - 1]
            if row[sample.column(node.lineno - 1, node.col_offset) - 1] == "(":
                damaged = sample.replaced(node, f"{head} {spelling[0]} {spelling[0]}{tail}")
                if damaged:
                    yield damaged[0], set()


def words_in_other_quotes(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        spelling = sample.spelling(node)
        if (
            spelling[0] == '"'
            and spelling[:3] != '"""'
            and "'" not in spelling
            and "\\" not in spelling
        ):
            damaged = sample.replaced(node, f"'{spelling[1:-1]}'")
            if damaged:
                yield damaged[0], set()


def output_translated(sample: Sample) -> Iterator[Damaged]:
    if sample.is_session:
        rows = [row if row.startswith((">>>", "...")) else foreign(row) for row in sample.rows]
        yield "\n".join(rows), set()


def renamed_throughout(sample: Sample) -> Iterator[Damaged]:
    names = {
        n.id for n in sample.nodes() if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    words = [re.findall(r"\w+", row.split("#")[0]) for row in sample.rows]
    attributes = {n.attr for n in sample.nodes() if isinstance(n, ast.Attribute)}
    texts = " ".join(
        n.value for n in sample.nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )
    arguments = {n.arg for n in sample.nodes() if isinstance(n, ast.arg | ast.keyword)}
    inner = {
        n
        for c in sample.nodes()
        if isinstance(c, ast.ClassDef)
        for s in ast.walk(c)
        for n in [getattr(s, "id", "")]
    }
    for name in sorted(names - attributes - arguments - inner - {"_"}):
        if not re.search(rf"\b{name}\b", texts) and words and not name.startswith("__"):
            yield re.sub(rf"(?<![\w.]){name}(?!\w)", f"{name}_ñ", sample.text), set()
