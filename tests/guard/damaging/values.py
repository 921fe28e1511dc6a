"""Damage to values and placeholders."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample, f_strings, is_inside_text, text_nodes


def edited_number(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if (
            isinstance(node, ast.Constant)
            and type(node.value) in (int, float)
            and not is_inside_text(sample, node)
        ):
            damaged = sample.replaced(node, repr(_number(node) + 1))
            if damaged:
                yield damaged


def changed_mode(sample: Sample) -> Iterator[Damaged]:
    modes = {
        "w": "a",
        "r": "w",
        "rb": "r",
        "wb": "w",
        "a": "w",
        "wt": "rt",
        "w:gz": "w:bz2",
        "rt": "wt",
    }
    for node in text_nodes(sample):
        if node.value in modes and re.search(r"open|File", sample.rows[node.lineno - 1]):
            damaged = sample.replaced(node, f'"{modes[node.value]}"')
            if damaged:
                yield damaged


def changed_encoding(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        if node.value == "utf-8":
            damaged = sample.replaced(node, '"utf-7"')
            if damaged:
                yield damaged


def changed_key(sample: Sample) -> Iterator[Damaged]:
    texts = [node.value for node in text_nodes(sample)]
    for node in sample.nodes():
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            key = node.slice
            if (
                isinstance(key.value, str)
                and texts.count(key.value) > 1
                and isinstance(node.ctx, ast.Load)
            ):
                damaged = sample.replaced(key, repr(key.value + "x"))
                if damaged and not is_inside_text(sample, node):
                    yield damaged


def changed_suffix(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        if re.fullmatch(r"\w+\.(txt|zip|csv|json)", _text(node)):
            damaged = sample.replaced(node, repr(_text(node).rpartition(".")[0] + ".datei"))
            if damaged:
                yield damaged


def lost_field(sample: Sample) -> Iterator[Damaged]:
    for node in f_strings(sample):
        field = next(v for v in node.values if isinstance(v, ast.FormattedValue))
        spelling = sample.spelling(node)
        new = re.sub(r"\{[^{}]*\}", "", spelling, count=1)
        damaged = sample.replaced(node, new)
        if damaged and field and new != spelling:
            yield damaged


def lost_f(sample: Sample) -> Iterator[Damaged]:
    for node in f_strings(sample):
        damaged = sample.replaced(node, sample.spelling(node)[1:])
        if damaged:
            yield damaged


def retyped_field(sample: Sample) -> Iterator[Damaged]:
    for node in f_strings(sample):
        spelling = sample.spelling(node)
        new = re.sub(r"\{([^{}:!]*)(![rs])?(:[^{}]*)?\}", r"{\1!a}", spelling, count=1)
        damaged = sample.replaced(node, new)
        if damaged and new != spelling and not re.search(r":[^{}]*\{", spelling):
            yield damaged


def lost_conversion(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        new = re.sub(r"%-?\d*[sd]|%\.\d+f|\{\w*\}|\$[a-z]+", "", _text(node), count=1)
        row = sample.rows[node.lineno - 1]
        if (
            new != node.value
            and re.search(r"\" %|' %|format\(|Template|info\(", row)
            and "strftime" not in row
        ):
            damaged = sample.replaced(node, repr(new))
            if damaged:
                yield damaged


def swapped_texts(sample: Sample) -> Iterator[Damaged]:
    # Only texts that were not translated tell that they changed places.
    raw = Sample(sample.source, sample.source)
    unordered = {id(e) for n in raw.nodes() if isinstance(n, ast.Set) for e in n.elts}
    texts = [n for n in text_nodes(raw) if id(n) not in unordered
             and len(_text(n)) > 3 and raw.spelling(n)[0] in "'\""
             and raw.spelling(n)[:3] not in ('"""', "'''")]  # fmt: skip
    for one, other in itertools.pairwise(texts):
        if one.value != other.value and one.lineno != other.lineno:
            first = raw.replaced(one, raw.spelling(other))
            if first:
                second = Sample(sample.source, first[0]).replaced(other, raw.spelling(one))
                if second:
                    yield second[0], first[1] | second[1]


def _text(node: ast.Constant) -> str:
    assert isinstance(node.value, str)
    return node.value


def _number(node: ast.Constant) -> float:
    assert isinstance(node.value, int | float)
    return node.value
