"""Damage to what a statement does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample, is_inside_text


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
            if ast.dump(one) == ast.dump(other) or is_inside_text(sample, node):
                continue
            if (
                isinstance(one, ast.Constant)
                and isinstance(other, ast.Constant)
                and isinstance(one.value, str)
            ):
                continue
            row = node.lineno - 1
            spans = [
                (sample.column(row, a.col_offset), sample.column(row, a.end_col_offset or 0))
                for a in (one, other)
            ]
            if (
                "(" in sample.rows[row][spans[0][1] : spans[1][0]]
                or ")" in sample.rows[row][spans[0][1] : spans[1][0]]
            ):
                continue
            (a, b), (c, d) = spans
            old = sample.rows[row]
            yield sample.changed(row, old[:a] + old[c:d] + old[b:c] + old[a:b] + old[d:])


def dropped_not(sample: Sample) -> Iterator[Damaged]:
    for row in sample.code_rows():
        if re.search(r"\bnot ", sample.rows[row].split("#")[0].split('"')[0]):
            yield sample.changed(row, sample.rows[row].replace("not ", "", 1))
