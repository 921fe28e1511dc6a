"""One process measured from outside: time, processor time and memory of it and its children."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processor time, and the largest resident set in MB."""

    wall: float
    processor: float
    memory: float


def run(command: Sequence[str], folder: Path, *, may_fail: bool = False) -> Cost:
    """Run a command and return its cost; RuntimeError with its output where it fails."""
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={name: text for name, text in os.environ.items() if not name.startswith("MAKE")},
    ) as process:
        begin = time.monotonic()
        assert process.stdout is not None
        output = process.stdout.read()
        # wait4 counts the process and all of its children that it has waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not may_fail:
        raise RuntimeError(f"{' '.join(command)} failed in {folder}:\n{output}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )


def alternate(rounds: int, *measurements: Callable[[], Cost]) -> list[Cost]:
    """Take every measurement in each round, so that a slow moment hits all, and return medians."""
    taken: list[list[Cost]] = [[] for _ in measurements]
    for _ in range(rounds):
        for measurement, costs in zip(measurements, taken, strict=True):
            costs.append(measurement())
    return [median(costs) for costs in taken]


def together(costs: Sequence[Cost]) -> Cost:
    """Return the cost of processes that ran one after the other."""
    return Cost(
        sum(cost.wall for cost in costs),
        sum(cost.processor for cost in costs),
        max(cost.memory for cost in costs),
    )


def report(what: str, figure: str, ratio: float | None = None, aim: float | None = None) -> None:
    """Print one line: what was measured, the figure, and how its ratio stands to the aim."""
    verdict = "" if ratio is None else f"{ratio:6.2f}"
    if ratio is not None and aim is not None:
        verdict += f"   aim {aim:4.2f}: {'met' if ratio <= aim else 'missed'}"
    print(f"  {what:<44} {figure:<32} {verdict}".rstrip(), flush=True)
