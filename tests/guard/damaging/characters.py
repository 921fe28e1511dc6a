"""Damage to single characters: quotes, punctuation, blanks, marks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample, is_inside_text, text_nodes


def curled_quotes(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, f"\u201e{spelling[1:-1]}\u201c")
            if damaged:
                yield damaged


def guillemets(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, f"«\u00a0{spelling[1:-1]}\u00a0»")
            if damaged:
                yield damaged


def unbalanced_quote(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
        spelling = sample.spelling(node)
        if spelling[0] in "'\"" and spelling[:3] not in ('"""', "'''"):
            damaged = sample.replaced(node, spelling[:-1])
            if damaged:
                yield damaged


def apostrophe_in_text(sample: Sample) -> Iterator[Damaged]:
    for node in text_nodes(sample):
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
            if damaged and not is_inside_text(sample, node):
                yield damaged


def non_ascii_bytes(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            damaged = sample.replaced(
                node, sample.spelling(node)[:-1] + "é" + sample.spelling(node)[-1]
            )
            if damaged:
                yield damaged


def decimal_comma(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, float)
            and not is_inside_text(sample, node)
        ):
            damaged = sample.replaced(node, sample.spelling(node).replace(".", ","))
            if damaged:
                yield damaged
