"""Damage to prompts and to the place of the output."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guard.damaging.sample import Damaged, Sample


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
        if (
            sample.is_session
            and sample.rows[row].startswith((">>> ", "..."))
            and not following.startswith((">>>", "..."))
        ):
            rows = sample.rows
            if rows[row + 1].strip():
                rows.insert(row + 1, "")
                first = max(i for i in range(row + 1) if rows[i].startswith(">>>"))
                yield "\n".join(rows), {row, row - 1, first}
