"""Damage to words: keywords, names, modules that are translated."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample, is_inside_text


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
    words = {"print": "drucke", "len": "länge", "range": "bereich", "open": "öffne",
             "sorted": "sortiert", "sum": "summe", "int": "ganz", "list": "liste"}  # fmt: skip
    for node in sample.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in words:
            damaged = sample.replaced(node.func, words[node.func.id])
            if damaged and not is_inside_text(sample, node):
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
        if isinstance(node, ast.Attribute) and not is_inside_text(sample, node):
            damaged = sample.replaced(node, sample.spelling(node) + "_neu")
            same = [
                n for n in sample.nodes() if isinstance(n, ast.Attribute) and n.attr == node.attr
            ]
            if damaged and (len(same) > 1 or node.attr in dir(str) + dir(list) + ["start"]):
                yield damaged[0], damaged[1] | {n.lineno - 1 for n in same}


def one_sided_rename(sample: Sample) -> Iterator[Damaged]:
    names = [node for node in sample.nodes() if isinstance(node, ast.Name)]
    for node in names:
        rows = {n.lineno - 1 for n in names if n.id == node.id}
        stored = [n for n in names if n.id == node.id and isinstance(n.ctx, ast.Store)]
        if stored and len(rows) > 1 and not is_inside_text(sample, node):
            damaged = sample.replaced(node, f"{node.id}_neu")
            if damaged:
                yield damaged[0], rows if isinstance(node.ctx, ast.Store) else damaged[1] | rows


def dotless_i(sample: Sample) -> Iterator[Damaged]:
    names = [n for n in sample.nodes() if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    for node in names:
        if (
            "i" in node.id
            and not is_inside_text(sample, node)
            and any(
                isinstance(n, ast.Name) and n.id == node.id and isinstance(n.ctx, ast.Store)
                for n in sample.nodes()
            )
        ):
            damaged = sample.replaced(node, node.id.replace("i", "ı"))
            if damaged:
                rows = {n.lineno - 1 for n in names if n.id == node.id}
                yield damaged[0], damaged[1] | rows


def renamed_keyword(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            known = {
                "open",
                "print",
                "sorted",
                "Thread",
                "Queue",
                "writestr",
                "ZipFile",
                "max",
                "enumerate",
            }
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for keyword in node.keywords:
                if keyword.arg and name in known and not is_inside_text(sample, node):
                    row = keyword.lineno - 1
                    start = sample.column(row, keyword.col_offset)
                    old = sample.rows[row]
                    yield sample.changed(row, old[:start] + "neu_" + old[start:])
