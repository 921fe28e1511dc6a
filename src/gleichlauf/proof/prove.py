"""Proves one example: its schedules are searched, and it runs freely, again and again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.example.example import Example
from gleichlauf.example.file import write_example
from gleichlauf.proof.cache import explored, has_passed, keep_passed
from gleichlauf.proof.comparison import compare, steps_of
from gleichlauf.run.judge import Verdict, judge
from gleichlauf.run.process import DEFAULT_TIME_LIMIT, run_repeatedly

FREE_RUNS = 25
"""How often a threaded example runs freely: the real interpreter, with nothing replaced."""


def prove(example: Example, cache: Path | None = None) -> Verdict:
    """Search the thread schedules of an example and compare what is found with its page.

    The example's ``search`` says how far; without one there is nothing to prove, and it passes.
    Raises `gleichlauf.schedules.ScriptError` if there is no way to search it.
    """
    if example.search is None:
        return Verdict(example, ())
    script = schedules.Script(f"{example.name}.py", write_example(example))
    exploration = explored(script, example.search, cache)
    return compare(
        example, exploration, lambda witness: steps_of(schedules.replay(script, witness))
    )


def run_freely(
    example: Example,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
    *,
    times: int = FREE_RUNS,
    cache: Path | None = None,
    modules: Sequence[str] = (),
) -> Verdict:
    """Run a threaded example as a reader would, ``times`` times, until one run does not pass.

    An example whose schedules are not searched runs once: one run is then all there is to see.
    ``time_limit`` is in seconds, for each run. With a ``cache``, what has passed all its runs
    does not run again until the example, the interpreter or the way to judge it changes.
    ``modules`` are folders where what it imports may lie. Raises what `run_repeatedly` raises.
    """
    text = write_example(example)
    verdict = Verdict(example, ())
    if cache is not None and example.search and has_passed(text, python, times, cache):
        return verdict
    runs = run_repeatedly(example, times if example.search else 1, python, time_limit, modules)
    with closing(runs):
        for run in runs:
            verdict = judge(example, run)
            if not verdict.passed:
                return verdict
    if cache is not None and example.search:
        keep_passed(text, python, times, cache)
    return verdict
