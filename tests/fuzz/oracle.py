"""Another explorer of schedules, interleave-test, asked what a program can print."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from pathlib import Path

from .interpreters import Interpreter
from .programs import Program

BOUND = 1

BEYOND = ("is_alive", "active_count", "enumerate", "one.start", "SimpleQueue", "_value", "_flag",
          "main_thread", "shelf", "shared", "daemon", "import time", "(1)", "timeout=", ", 1)",
          "repr(lock)", "helper")  # fmt: skip
"""Parts of programs that it takes in another way: it has threads and queues of its own."""

SEARCH = """\
import contextlib, io, json, sys
import interleave_test
sys.path.insert(0, ".")
with open("program.py") as file:
    code = compile(file.read(), "program.py", "exec")
printed = set()
def model():
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {"__name__": "__main__"})
    printed.add(out.getvalue())
result = interleave_test.explore(
    model, strategy="dfs", max_preemptions=int(sys.argv[1]), iterations=20_000,
    granularity="line", include=["program.py"], raise_on_failure=False,
)
json.dump({"printed": sorted(printed), "complete": result.exhausted}, sys.__stdout__)
"""


def disagreement(oracle: str, python: Interpreter, program: Program) -> str | None:
    """Return what the Python ``oracle`` finds by interleave-test and we do not.

    "" is for nothing, None for programs of which it cannot tell: those that do not always end
    well, and those whose threads it makes itself in another way. What we find besides is none:
    it has fewer points.
    """
    if any(part in program.source for part in BEYOND) or program.modules:
        return None
    found = python.search(program.source, {}, bound=BOUND, granularity="line", time_limit=6.0)
    outcomes = [json.loads(outcome) for outcome in found.outcomes]
    if found.why or any(o["ending"] != "finished" or o["exceptions"] for o in outcomes):
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "program.py").write_text(program.source, encoding="utf-8")
        told = None
        with contextlib.suppress(subprocess.TimeoutExpired, json.JSONDecodeError):
            run = subprocess.run(
                [oracle, "-c", SEARCH, str(BOUND)], cwd=folder, capture_output=True, text=True,
                timeout=60, check=False,
            )  # fmt: skip
            told = json.loads(run.stdout)
    if told is None or not told["complete"]:
        return None
    missed = set(told["printed"]) - {outcome["stdout"] for outcome in outcomes}
    return f"it also finds {sorted(missed)}" if missed else ""
