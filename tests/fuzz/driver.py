"""Searches programs under the Python that runs this file, which needs the standard library only.

A line of standard input is a job in JSON, a line of standard output what came of it. Started with
the folder that holds the package ``schedules``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, sys.argv[1])

import schedules  # type: ignore[import-not-found]
from schedules.states import finding  # type: ignore[import-not-found]
from schedules.states.sighting import Watch  # type: ignore[import-not-found]

RUNS = 5_000


def main() -> None:
    """Do one job after the other."""
    for line in sys.stdin:
        job = json.loads(line)
        with tempfile.TemporaryDirectory() as folder:
            for name, source in job["files"].items():
                Path(folder, name).write_text(source, encoding="utf-8")
            do = graph if job["graph"] else search
            answer = do(Path(folder, "program.py"), **job["options"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def search(path: Path, **options: Any) -> dict[str, Any]:
    """Search the schedules of a program."""
    found = schedules.explore(path, **options)
    return {"outcomes": texts(found.outcomes), "why": found.why, "schedules": found.schedules}


def graph(path: Path, time_limit: float) -> dict[str, Any]:
    """Walk through all states of a program, also within statements."""
    try:
        found = finding.graph_within(
            schedules.read_script(path),
            Watch((), everywhere=True),
            finding.Budget(RUNS, time_limit),
        )
    except finding.NoGraphError as error:
        return {"outcomes": [], "why": str(error), "schedules": 0}
    return {"outcomes": texts(found.outcomes), "why": "", "schedules": found.runs}


def texts(outcomes: Any) -> list[dict[str, Any]]:
    """Return outcomes in a form that JSON has."""
    return [
        {
            "stdout": outcome.stdout,
            "exceptions": [(e.thread, e.exception) for e in outcome.exceptions],
            "ending": outcome.ending,
            "waiting": [(w.thread, w.line, w.kind, w.what) for w in outcome.waiting],
        }
        for outcome in outcomes
    ]


main()
