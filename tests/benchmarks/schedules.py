"""How fast schedules are searched, beside another explorer, in one run: ``make bench``.

Both search the same scripts with the same bound at the lines of the script, in turns. The other
runs all schedules in this process; it needs Python 3.12 or later, and is left out below that.
Ours runs them in processes of their own. The seconds are those of a whole search, with the start
of these processes. ``per s`` divides all schedules by them; ``later`` tells how fast schedules
follow the first one, of which a search of its own is measured, once the processes are there.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from gleichlauf.schedules import explore

SCRIPTS = Path(__file__).parents[1] / "schedules" / "scripts"
CASES = (("async_zip", 2), ("bounded_queue", 2), ("lost_update", 2), ("semaphore", 1))
ROUNDS = 3

MANY = 1_000_000

Search = Callable[[Path, int, int], tuple[int, int]]
"""Takes a script, a bound, and how many schedules to search at most.

Returns the numbers of outcomes and of schedules.
"""


def ours(script: Path, bound: int, most: int, *, reduction: bool = True) -> tuple[int, int]:
    """Search with this project's explorer."""
    found = explore(script, bound=bound, time_limit=600, max_schedules=most, reduction=reduction)
    if most == MANY and not found.complete:
        raise SystemExit(f"{script}: {found.why}")
    return len(found.outcomes), found.schedules


def other(script: Path, bound: int, most: int) -> tuple[int, int]:
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
            model, strategy="dfs", max_preemptions=bound, iterations=most,
            granularity="line", include=[str(script)], raise_on_failure=False,
        )  # fmt: skip
    if most == MANY and not result.exhausted:
        raise SystemExit(f"{script}: interleave-test did not finish")
    return len(printed), int(result.schedules_run)


def processor_seconds() -> float:
    """Return the processor time of this process, its idle children, and of all that has ended."""
    here = psutil.Process()
    times = [process.cpu_times() for process in (here, *here.children())]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


def measured(search: Search, script: Path, bound: int, most: int) -> tuple[float, float, int, int]:
    """Search once; return its seconds, those of the processor, the outcomes and the schedules."""
    used = processor_seconds()
    start = time.perf_counter()
    outcomes, schedules = search(script, bound, most)
    seconds = time.perf_counter() - start
    return seconds, processor_seconds() - used, outcomes, schedules


def main() -> None:
    """Measure in turns and print the medians."""
    searches: dict[str, Search] = {
        "ours": ours,
        "no reduction": functools.partial(ours, reduction=False),
    }
    if sys.version_info >= (3, 12):
        searches["interleave"] = other
    else:
        print("interleave-test needs Python 3.12 or later and is left out")
    head = ("script", "bound", "search", "outcomes", "schedules", "seconds", "processor", "per s",
            "later")  # fmt: skip
    print("{:14} {:>5} {:13} {:>8} {:>9} {:>8} {:>9} {:>7} {:>7}".format(*head))
    for name, bound in CASES:
        script = SCRIPTS / f"{name}.py"
        rounds = [
            {
                label: (measured(search, script, bound, 1), measured(search, script, bound, MANY))
                for label, search in searches.items()
            }
            for _ in range(ROUNDS)
        ]
        for label in searches:
            first = statistics.median(found[label][0][0] for found in rounds)
            wall = statistics.median(found[label][1][0] for found in rounds)
            used = statistics.median(found[label][1][1] for found in rounds)
            *_, outcomes, schedules = rounds[0][label][1]
            later = f"{(schedules - 1) / (wall - first):.0f}" if wall > first else "-"
            print(
                f"{name:14} {bound:5} {label:13} {outcomes:8} {schedules:9} {wall:8.2f}"
                f" {used:9.2f} {schedules / wall:7.0f} {later:>7}"
            )


if __name__ == "__main__":
    main()
