"""Searches programs under the Python that runs this file, which needs the standard library only.

A line of standard input is a job in JSON, a line of standard output what came of it. Started with
the folder that holds the package ``schedules``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, sys.argv[1])

import schedules  # type: ignore[import-not-found]


def main() -> None:
    """Do one job after the other."""
    for line in sys.stdin:
        job = json.loads(line)
        with tempfile.TemporaryDirectory() as folder:
            for name, source in job["files"].items():
                Path(folder, name).write_text(source, encoding="utf-8")
            found = schedules.explore(Path(folder, "program.py"), **job["options"])
        outcomes = [
            {
                "stdout": outcome.stdout,
                "exceptions": [(e.thread, e.exception) for e in outcome.exceptions],
                "ending": outcome.ending,
                "waiting": [(w.thread, w.line, w.kind, w.what) for w in outcome.waiting],
            }
            for outcome in found.outcomes
        ]
        answer = {"outcomes": outcomes, "why": found.why, "schedules": found.schedules}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
