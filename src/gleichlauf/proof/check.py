"""Proves and runs the example of a file and says what is wrong with it: what test runners call."""

from __future__ import annotations

import sys
from pathlib import Path

from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example
from gleichlauf.proof.prove import prove, run_freely
from gleichlauf.run.judge import Verdict
from gleichlauf.run.origin import find_origin, read_sources
from gleichlauf.run.process import DEFAULT_TIME_LIMIT
from gleichlauf.run.report import describe


def check_file(
    path: Path,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
    cache: Path | None = None,
) -> str:
    """Check an example's file; return what is wrong in words, an empty string if it passed.

    Its thread schedules are searched if it says so, and it runs freely. If a translated example
    fails, its twin in the source language is checked too: where that passes, only the
    translation can be to blame. The search is done by the Python that calls this, the free runs
    by ``python``. ``time_limit`` is that of one run, in seconds; ``cache`` is a folder for what
    was found.

    Raises what `prove` and `run_freely` raise, and `ExampleFileError` if the file is no example.
    """
    example = read_example(path.read_text(encoding="utf-8"))
    verdict = _verdict(example, python, time_limit, cache)
    if verdict.passed:
        return ""
    sources = read_sources(path, example)
    only_translation = False
    if sources.twin is not None and sources.twin != sources.file:
        twin = read_example(sources.twin.content)
        only_translation = _verdict(twin, python, time_limit, cache).passed
    return describe(
        verdict,
        sources.file.path,
        lambda line: find_origin(sources, example, line),
        only_translation=only_translation,
    )


def _verdict(example: Example, python: str, time_limit: float, cache: Path | None) -> Verdict:
    verdict = prove(example, cache)
    return run_freely(example, python, time_limit, cache=cache) if verdict.passed else verdict
