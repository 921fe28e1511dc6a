"""Trying a program out: its schedules are searched, and it runs in a folder of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from gleichlauf import schedules
from gleichlauf.schedules.script import check_syntax
from gleichlauf.solutions.archives import members
from gleichlauf.solutions.judging import Seen, Trial, as_seen
from gleichlauf.solutions.task import Asked, File, Task

TIME_LIMIT = 10.0
"""Seconds that a run may take."""

RUNS = 20
"""How often a program with threads runs where schedules cannot be searched."""


# PEP 263: what names the encoding of a source, in its first two lines.
_ENCODING = re.compile(r"\A((?:.*\n)?[ \t\f]*#.*?)coding[:=]")


def try_out(task: Task, script: schedules.Script) -> Trial:
    """Run a program as its task asks, in temporary folders, and return what was seen.

    Raises `gleichlauf.schedules.ScriptError` if it is not Python.
    """
    source = script.source
    if not task.threads:
        check_syntax(script)
        seen, files = run(source)
        return Trial((seen,), files=files)
    try:
        found = schedules.explore(
            script,
            bound=task.bound,
            granularity=task.granularity,
            exact_time=task.exact_time,
        )
    except schedules.CannotSearchError as error:
        runs = [run(source) for _ in range(RUNS)]
        seen_once = tuple(dict.fromkeys(seen for seen, _ in runs))
        return Trial(seen_once, complete=False, why=str(error).rstrip("."), files=runs[0][1])
    outcomes = tuple(_seen(outcome) for outcome in found.outcomes)
    why = found.why.rstrip(".")
    files = run(source)[1] if task.files else ()
    return Trial(outcomes, found.complete, why, found.threads, files)


def _seen(outcome: schedules.Outcome) -> Seen:
    died = [(it.thread, it.exception, it.message) for it in outcome.exceptions]
    return as_seen(outcome.stdout, outcome.ending, outcome.status, died, outcome.witness.text)


def run(source: str, time_limit: float = TIME_LIMIT) -> tuple[Seen, tuple[File, ...]]:
    """Run a program once, in an empty folder, and return what it did and which files it left."""
    with tempfile.TemporaryDirectory(prefix="gleichlauf-") as place:
        program, folder = Path(place, "program.py"), Path(place, "folder")
        # The text has been decoded already, whatever its encoding was.
        program.write_text(_ENCODING.sub(r"\1", source), encoding="utf-8")
        folder.mkdir()
        with subprocess.Popen(
            [sys.executable, "-X", "utf8", str(program)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            try:
                stdout, stderr = process.communicate(timeout=time_limit)
            except subprocess.TimeoutExpired:
                _kill(process)
                stdout, stderr = process.communicate()
                return Seen(Asked(_text(stdout), "hang")), _files(folder)
            except BaseException:
                _kill(process)
                raise
        last = [line for line in _text(stderr).splitlines() if line.strip()][-1:]
        error = ""
        if process.returncode:
            error = " ".join(last) or f"it ends with status {process.returncode}"
        return Seen(Asked(_text(stdout)), error=error.rstrip(".")), _files(folder)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own
    else:
        process.kill()


def _text(output: bytes) -> str:
    return output.decode("utf-8", "replace").replace("\r\n", "\n")


def _files(folder: Path) -> tuple[File, ...]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(
        File((name := path.relative_to(folder).as_posix()), members(name, path)) for path in found
    )
