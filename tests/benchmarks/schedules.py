"""How fast schedules are searched, beside another explorer, in one run: ``make bench``.

Both search the same scripts with the same bound at the lines of the script, in turns. Ours runs
every schedule in a process of its own, and its time includes starting the first; the other runs
them all in this process. It needs Python 3.12 or later, and is left out below that.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gleichlauf.schedules import explore

SCRIPTS = Path(__file__).parents[1] / "schedules" / "scripts"
CASES = (("async_zip", 2), ("bounded_queue", 2), ("lost_update", 2), ("semaphore", 1))
ROUNDS = 3

Search = Callable[[Path, int], tuple[int, int]]
"""Takes a script and a bound; returns the numbers of outcomes and of schedules."""


def ours(script: Path, bound: int) -> tuple[int, int]:
    """Search with this project's explorer."""
    found = explore(script, bound=bound, time_limit=600)
    if not found.complete:
        raise SystemExit(f"{script}: {found.why}")
    return len(found.outcomes), found.schedules


def without_reduction(script: Path, bound: int) -> tuple[int, int]:
    """Search with this project's explorer, with no schedule left out."""
    found = explore(script, bound=bound, time_limit=600, reduction=False)
    if not found.complete:
        raise SystemExit(f"{script}: {found.why}")
    return len(found.outcomes), found.schedules


def other(script: Path, bound: int) -> tuple[int, int]:
    """Search with interleave-test."""
    oracle = importlib.import_module("interleave_test")
    code = compile(script.read_text(encoding="utf-8"), str(script), "exec")
    printed: set[str] = set()

    def model() -> None:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
        printed.add(out.getvalue())

    with tempfile.TemporaryDirectory() as directory, contextlib.chdir(directory):
        result = oracle.explore(
            model, strategy="dfs", max_preemptions=bound, iterations=1_000_000,
            granularity="line", include=[str(script)], raise_on_failure=False,
        )  # fmt: skip
    if not result.exhausted:
        raise SystemExit(f"{script}: interleave-test did not finish")
    return len(printed), int(result.schedules_run)


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> None:
    """Measure in turns and print the medians."""
    searches: dict[str, Search] = {"ours": ours, "no reduction": without_reduction}
    if sys.version_info >= (3, 12):
        searches["interleave"] = other
    else:
        print("interleave-test needs Python 3.12 or later and is left out")
    head = ("script", "bound", "search", "outcomes", "schedules", "seconds", "processor", "per s")
    print("{:14} {:>5} {:13} {:>8} {:>9} {:>8} {:>9} {:>7}".format(*head))
    for name, bound in CASES:
        script = SCRIPTS / f"{name}.py"
        taken: dict[str, list[tuple[float, float]]] = {search: [] for search in searches}
        counts: dict[str, tuple[int, int]] = {}
        for _ in range(ROUNDS):
            for label, search in searches.items():
                start, used = time.perf_counter(), processor_seconds()
                counts[label] = search(script, bound)
                taken[label].append((time.perf_counter() - start, processor_seconds() - used))
        for label, (outcomes, schedules) in counts.items():
            wall = statistics.median(seconds for seconds, _ in taken[label])
            cpu = statistics.median(seconds for _, seconds in taken[label])
            print(
                f"{name:14} {bound:5} {label:13} {outcomes:8} {schedules:9} {wall:8.2f}"
                f" {cpu:9.2f} {schedules / wall:7.0f}"
            )


if __name__ == "__main__":
    main()
