"""Whole catalogues, as a stranger would damage or translate them: found or left alone as they are.

Nothing but the catalogue tells which entries are code. Each case is a kind of damage, or of
translation, and the kinds of findings that are right. Each table was written, and what is right
judged, before the check was run on it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gleichlauf.guard.check import check
from tests.guard.strangers import first, fourth, second, third
from tests.guard.strangers.blocks import Blocks

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
TABLES = (first, second, third, fourth)
DAMAGED = [case for table in TABLES for case in table.DAMAGED]
RIGHT = [case for table in TABLES for case in table.RIGHT]


def _named(blocks: Blocks) -> str:
    return blocks[-1][1].replace("\n", " ")[:60]


def _found(folder: Path, blocks: Blocks) -> list[str]:
    entries = [f"msgid {_quoted(one)}\nmsgstr {_quoted(other)}\n" for one, other in blocks]
    path = folder / "page.po"
    path.write_text("\n".join([HEADER, *entries]), encoding="utf-8")
    return [finding.name for finding in check(path)]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return '"' + '\\n"\n"'.join(escaped.split("\n")) + '"'


@pytest.mark.parametrize(("kinds", "blocks"), DAMAGED, ids=[_named(b) for _, b in DAMAGED])
def test_damage_is_found(tmp_path: Path, kinds: str, blocks: Blocks) -> None:
    found = _found(tmp_path, blocks)
    assert set(found) & set(kinds.split(",")), found


@pytest.mark.parametrize("blocks", RIGHT, ids=map(_named, RIGHT))
def test_what_is_right_is_left_alone(tmp_path: Path, blocks: Blocks) -> None:
    assert _found(tmp_path, blocks) == []
