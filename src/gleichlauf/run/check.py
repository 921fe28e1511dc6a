"""Runs the example of a file and says what is wrong with it: what test runners call."""

from __future__ import annotations

import sys
from pathlib import Path

from gleichlauf.example.file import read_example
from gleichlauf.run.judge import judge
from gleichlauf.run.origin import find_origin, read_sources
from gleichlauf.run.process import DEFAULT_TIME_LIMIT, run_example
from gleichlauf.run.report import describe


def check_file(
    path: Path, python: str = sys.executable, time_limit: float = DEFAULT_TIME_LIMIT
) -> str:
    """Run an example's file; return what is wrong in words, an empty string if it passed.

    If a translated example fails, its twin in the source language runs too: where that passes,
    only the translation can be to blame. ``time_limit`` is in seconds.

    Raises what `run_example` raises.
    """
    example = read_example(path.read_text(encoding="utf-8"))
    verdict = judge(example, run_example(path, python, time_limit))
    if verdict.passed:
        return ""
    sources = read_sources(path, example)
    only_translation = False
    if sources.twin is not None and sources.twin != sources.file:
        twin = read_example(sources.twin.content)
        only_translation = judge(twin, run_example(twin, python, time_limit)).passed
    return describe(
        verdict,
        sources.file.path,
        lambda line: find_origin(sources, example, line),
        only_translation=only_translation,
    )
