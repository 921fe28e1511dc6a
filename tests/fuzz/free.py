"""Free runs: real threads that yield at random can do nothing that a search has not found.

They yield before random lines of the program, as often as they like; so the search they are
compared with has a bound that no run of such a small program reaches.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from pathlib import Path

from .interpreters import Interpreter, python_of
from .programs import Program

RUNS = 20

NO_BOUND = 12
"""More preemptions than the programs have points at which one could matter."""

BEYOND = ("threading.enumerate", "active_count", "import time", "(1)", "timeout=", ", 1)")
"""Parts of programs that real threads do in their own time."""

YIELDING = """\
import random, runpy, sys, threading, time
draw = random.Random(int(sys.argv[1]))
def trace(frame, event, arg):
    if not frame.f_code.co_filename.endswith("program.py"):
        return None
    if event == "line" and draw.random() < 0.4:
        time.sleep(draw.choice((0, 0, 0.0005, 0.002)))
    return trace
sys.path.insert(0, ".")
threading.excepthook = lambda given: None
sys.settrace(trace)
threading.settrace(trace)
runpy.run_path("program.py", run_name="__main__")
"""
"""Runs a program with yields; one that does not end within `SECONDS` tells nothing."""

SECONDS = 2


def outside_of_set(version: str, python: Interpreter, program: Program) -> str | None:
    """Return what free runs show that the search does not; "" for nothing, None if unknown."""
    command = python_of(version)
    text = program.source
    if command is None or any(part in text for part in BEYOND):
        return None
    found = python.search(text, program.modules, bound=NO_BOUND, granularity="line", time_limit=6.0)
    if found.why:
        return None
    possible = {json.loads(outcome)["stdout"] for outcome in found.outcomes}
    with tempfile.TemporaryDirectory() as folder:
        for name, source in {"program.py": text, **program.modules}.items():
            Path(folder, name).write_text(source, encoding="utf-8")
        for seed in range(RUNS):
            printed = _run(command, folder, seed)
            if printed is not None and printed not in possible:
                return f"{printed!r} is not among {sorted(possible)}"
    return ""


def _run(command: str, folder: str, seed: int) -> str | None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        run = subprocess.run(
            [command, "-c", YIELDING, str(seed)], cwd=folder, capture_output=True, text=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
        if run.returncode == 0 and not run.stderr:
            return run.stdout
    return None
