"""Proves and runs the example of a file and says what is wrong with it: what test runners call."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from gleichlauf.catalogue.reading import parse
from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example
from gleichlauf.proof.prove import FREE_RUNS, prove, run_freely
from gleichlauf.proof.story import compare_outcomes, compare_runs
from gleichlauf.run.judge import Verdict
from gleichlauf.run.origin import find_origin, read_sources
from gleichlauf.run.process import DEFAULT_TIME_LIMIT, run_repeatedly
from gleichlauf.run.report import describe
from gleichlauf.run.search_path import search_path


def check_file(
    path: Path,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
    cache: Path | None = None,
) -> str:
    """Check an example's file; return what is wrong in words, an empty string if it passed.

    Its thread schedules are searched if it says so, and it runs freely. A translated example
    must tell the same story as its twin in the source language. If it fails, the twin is checked
    too: where that passes, only the translation can be to blame. The search is done by the
    Python that calls this, the free runs by ``python``. ``time_limit`` is that of one run, in
    seconds; ``cache`` is a folder for what was found.

    Raises what `prove` and `run_freely` raise, and `ExampleFileError` if the file is no example.
    """
    example = read_example(path.read_text(encoding="utf-8"))
    sources = read_sources(path, example)
    twin = None
    if sources.twin is not None and sources.twin != sources.file:
        twin = read_example(sources.twin.content)
    modules = search_path(path)
    verdict = _verdict(example, python, time_limit, cache, modules)
    if verdict.passed and twin is not None and sources.catalogue is not None:
        translations = _translations(sources.catalogue.content)
        verdict = _story(example, twin, translations, python, time_limit)
    if verdict.passed:
        return ""
    return describe(
        verdict,
        sources.file.path,
        lambda line: find_origin(sources, example, line),
        only_translation=twin is not None
        and _verdict(twin, python, time_limit, cache, modules).passed,
    )


def _story(
    example: Example, twin: Example, translations: Mapping[str, str], python: str, limit: float
) -> Verdict:
    complaints = list(compare_outcomes(twin, example, translations))
    if any(file.lower().endswith(".zip") for file in (*example.files, *twin.files)):
        [source_run], [run] = (run_repeatedly(each, 1, python, limit) for each in (twin, example))
        complaints += compare_runs(example, source_run, run)
    return Verdict(example, tuple(complaints))


@lru_cache(maxsize=2)  # The examples of a page follow one another.
def _translations(catalogue: str) -> dict[str, str]:
    """Return the messages of a page with the translations that its readers see."""
    entries = parse(catalogue.encode(), Path()).entries
    return {entry.message.value: entry.translation.value for entry in entries if entry.in_use}


def _verdict(
    example: Example,
    python: str,
    time_limit: float,
    cache: Path | None,
    modules: Sequence[str],
) -> Verdict:
    verdict = prove(example, cache)
    if not verdict.passed:
        return verdict
    # With other interpreters the example is shown to run; what it may do was searched here.
    times = FREE_RUNS if python == sys.executable else 1
    return run_freely(example, python, time_limit, times=times, cache=cache, modules=modules)
