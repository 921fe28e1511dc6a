"""Damage to lines: indentation, line breaks, whole lines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample


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
        if (
            following == row + 1
            and not there.strip().startswith("#")
            and here.strip()[-1] not in "([{,:"
        ):
            if there.strip()[0] in "\"'":
                continue  # it would be one text with the one before
            rows = sample.rows
            rows[row : row + 2] = [f"{here} {there.strip()}"]
            yield "\n".join(rows), {row, row + 1, row + 2}


def comment_swallows_code(sample: Sample) -> Iterator[Damaged]:
    for row, following in zip(sample.code_rows(), sample.code_rows()[1:], strict=False):
        code = re.sub(r"^(>>>|\.\.\.) ", "", sample.rows[following]).strip()
        if (
            following == row + 1
            and re.search(r"#\s", sample.rows[row])
            and code[:1] not in ('"', "#", "")
        ):
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
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return) and _is_whole_row(
            sample, node
        ):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue
            rows = sample.rows
            row = node.lineno - 1
            if (
                sample.is_session
                and row + 1 < len(rows)
                and not rows[row + 1].startswith((">>>", "..."))
            ):
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
            if (
                sample.is_session
                and rows[row + 1 : row + 2][0:1] != []
                and not rows[row + 1].startswith(">>>")
            ):
                continue
            del rows[row]
            if rows:
                yield "\n".join(rows), _around(rows, row)


def duplicated_line(sample: Sample) -> Iterator[Damaged]:
    for node in sample.nodes():
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return) and _is_whole_row(
            sample, node
        ):
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
        and len(code) - len(code.lstrip())
        == sample.column(node.lineno - 1, node.col_offset) - prompt
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
