"""The record of the Pythons that the examples have passed with speaks of today's examples."""

from __future__ import annotations

from pathlib import Path

from gleichlauf.run.record import content_hash, read_record

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_record_is_up_to_date() -> None:
    record = read_record((EXAMPLES / "tested_with.txt").read_text(encoding="utf-8"))
    found = {
        path.relative_to(EXAMPLES).as_posix(): content_hash(path.read_text(encoding="utf-8"))
        for path in EXAMPLES.rglob("*.py")
    }
    recorded = {path: entry.content for path, entry in record.items()}
    outdated = sorted(path for path, _ in found.items() ^ recorded.items())
    assert not outdated, f"run `make tested` to test these and to record it: {outdated}"
