"""Runs an example in a process of its own, in an empty folder, and observes it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example, write_example
from gleichlauf.run import bootstrap
from gleichlauf.run.descendants import MARK
from gleichlauf.run.execution import Execution, Launch
from gleichlauf.run.fork_server import ForkServer
from gleichlauf.run.run import Run

DEFAULT_TIME_LIMIT = 10.0
"""Seconds that an example may take."""

RUNS_PER_START = 5
"""How many runs may share one start of the interpreter, and with it the order of its sets."""

# Of the environment an example gets what a program needs to start, and nothing that changes
# what Python does.
_KEPT = ("PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LD_LIBRARY_PATH")


def run_example(
    example: Path | Example,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
) -> Run:
    """Run an example (or its file) with any Python from 3.11 on, and return what it did.

    It has its own session, an empty folder, no input, no packages, and a reduced environment;
    it runs in Python's development mode and UTF-8 mode. Whatever happens, also Ctrl-C here, no
    process that it started is alive afterwards. ``time_limit`` is in seconds.

    Raises `ExampleFileError` if the file is no example, and `OSError` if it cannot be read or
    ``python`` cannot be started.
    """
    environment = _environment()

    def launch(
        arguments: Sequence[str], folder: Path, addition: Mapping[str, str], files: Sequence[int]
    ) -> subprocess.Popen[bytes]:
        stdout, stderr, *lifeline = files
        return subprocess.Popen(
            [*_command(python), *arguments, *map(str, lifeline)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=folder,
            env={**environment, **addition},
            start_new_session=True,
            pass_fds=lifeline,
        )

    return _run(example, time_limit, environment[MARK], launch)


def run_repeatedly(
    example: Example,
    times: int,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
) -> Generator[Run, None, None]:
    """Yield what an example does in each of so many runs; all else is as with `run_example`.

    Where the system can fork, a few runs share the start of the interpreter and the import of
    the example's modules, which is most of the time that they take.
    """
    if times == 1 or not hasattr(os, "fork"):
        for _ in range(times):
            yield run_example(example, python, time_limit)
        return
    modules = _imported(write_example(example))
    for done in range(0, times, RUNS_PER_START):
        environment = _environment()
        with ForkServer(_command(python), modules, environment) as server:
            for _ in range(min(RUNS_PER_START, times - done)):
                yield _run(example, time_limit, environment[MARK], server.fork)


def _run(example: Path | Example, time_limit: float, mark: str, launch: Launch) -> Run:
    with tempfile.TemporaryDirectory(prefix="gleichlauf-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        for name in ("empty", "home", "temp"):
            (room / name).mkdir()
        if isinstance(example, Example):
            path = room / f"{example.name}.py"
            path.write_text(write_example(example), encoding="utf-8", newline="\n")
        else:
            path = example.resolve()
        text = path.read_text(encoding="utf-8")
        example = read_example(text)
        execution = Execution(room, text.split("\n"), time_limit, mark)
        try:
            execution.start(path, launch)
            execution.watch(example)
        finally:
            execution.stop()
        return execution.observed()


def _command(python: str) -> list[str]:
    return [python, "-X", "dev", "-B", "-S", "-P", bootstrap.__file__]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {MARK: uuid.uuid4().hex, "PYTHONUTF8": "1"}


def _imported(source: str) -> list[str]:
    """Return the modules of Python's own library that a program imports when it starts."""
    modules = set()
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Import):
            modules |= {alias.name for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            modules.add(statement.module)
    return sorted(it for it in modules if it.partition(".")[0] in sys.stdlib_module_names)
