"""Damage to words: keywords, names, modules that are translated."""

# ruff: noqa: RUF001  (characters that are easily confused are what this is about)

from __future__ import annotations

import ast
import itertools
import re
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


def overridden_method(sample: Sample) -> Iterator[Damaged]:
    """Another name for a method that the class's base calls."""
    called = {"run", "setUp", "handle_data", "emit", "visit_Name", "default"}
    for node in sample.nodes():
        if isinstance(node, ast.ClassDef) and node.bases:
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name in called:
                    row = part.lineno - 1
                    old = sample.rows[row]
                    yield sample.changed(row, old.replace(f"def {part.name}", "def lauf"))


def imported_name(sample: Sample) -> Iterator[Damaged]:
    """A module or what is in it has another name in the import and wherever it is used."""
    for node in sample.nodes():
        if isinstance(node, ast.Import | ast.ImportFrom) and not node.names[0].asname:
            name = node.names[0].name
            if name in sys.stdlib_module_names or isinstance(node, ast.ImportFrom):
                text = re.sub(rf"(?<![\w.'\"]){name}(?!\w)", f"{name}_neu", sample.text)
                used = [i for i, row in enumerate(sample.rows) if name in row]
                yield text, set(used)


def exchanged_operands(sample: Sample) -> Iterator[Damaged]:
    """The operands of a difference, quotient or comparison have changed places."""
    for node in sample.nodes():
        match node:
            case ast.BinOp(left=ast.Name(id=one) as a, op=ast.Sub() | ast.FloorDiv(), right=b):
                pass
            case ast.Compare(left=ast.Name(id=one) as a, ops=[ast.Lt() | ast.LtE()],
                             comparators=[b]):  # fmt: skip
                pass
            case _:
                continue
        if isinstance(b, ast.Name) and one != b.id and not is_inside_text(sample, node):
            spellings = sample.spelling(a), sample.spelling(b)
            row = node.lineno - 1
            old = sample.rows[row]
            start = sample.column(row, a.col_offset)
            end = sample.column(row, b.end_col_offset or 0)
            middle = old[start + len(spellings[0]) : end - len(spellings[1])]
            yield sample.changed(
                row, old[:start] + spellings[1] + middle + spellings[0] + old[end:]
            )


def exchanged_calls(sample: Sample) -> Iterator[Damaged]:
    """Two calls that follow each other have changed places."""
    for body in sample.bodies():
        for one, other in itertools.pairwise(body):
            match one, other:
                case (
                    ast.Expr(value=ast.Call(func=ast.Attribute())),
                    ast.Expr(value=ast.Call(func=ast.Attribute())),
                ) if one.lineno + 1 == other.lineno == other.end_lineno:
                    rows = sample.rows
                    first, second = one.lineno - 1, other.lineno - 1
                    if rows[first] != rows[second]:
                        rows[first], rows[second] = rows[second], rows[first]
                        yield "\n".join(rows), {first, second}
