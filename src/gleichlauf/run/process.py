"""Runs an example in a process of its own, in an empty folder, and observes it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Generator, Mapping, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path

from gleichlauf.example.example import Example
from gleichlauf.example.file import read_example, write_example
from gleichlauf.example.needs import needs
from gleichlauf.run import bootstrap
from gleichlauf.run.descendants import MARK, Family
from gleichlauf.run.execution import Execution, Launch
from gleichlauf.run.fork_server import ForkServer
from gleichlauf.run.kept_servers import kept_server
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
    modules: Sequence[str] = (),
) -> Run:
    """Run an example (or its file) with any Python from 3.11 on, and return what it did.

    It has its own session, an empty folder, no input, no packages, and a reduced environment;
    it runs in Python's development mode and UTF-8 mode. One that imports what Python does not
    have gets the packages of ``python`` and the folders ``modules``, and no development mode,
    which would complain of them. Whatever happens, also Ctrl-C here, no process that it started
    is alive afterwards. ``time_limit`` is in seconds.

    Raises `ExampleFileError` if the file is no example, and `OSError` if it cannot be read or
    ``python`` cannot be started.
    """
    if isinstance(example, Example):
        path, text = None, write_example(example)
    else:
        path, text = example.resolve(), example.read_text(encoding="utf-8")
        example = read_example(text)
    command, environment = _command(python, example), _environment(example, modules)
    if hasattr(os, "fork"):
        server = ForkServer.start(command, environment)
        try:
            family = Family.now(server.mark, *server.parents)
            return _run(example, text, path, time_limit, family, server.fork)
        finally:
            server.close()
    environment[MARK] = uuid.uuid4().hex

    def launch(
        arguments: Sequence[str], folder: Path, addition: Mapping[str, str], files: Sequence[int]
    ) -> subprocess.Popen[bytes]:
        stdout, stderr, *lifeline = files
        return subprocess.Popen(
            [*command, *arguments, *map(str, lifeline)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=folder,
            env={**environment, **addition},
            start_new_session=True,
            pass_fds=lifeline,
        )

    return _run(example, text, path, time_limit, Family.now(environment[MARK]), launch)


def run_repeatedly(
    example: Example,
    times: int,
    python: str = sys.executable,
    time_limit: float = DEFAULT_TIME_LIMIT,
    modules: Sequence[str] = (),
) -> Generator[Run, None, None]:
    """Yield what an example does in each of so many runs; all else is as with `run_example`.

    Where the system can fork, the runs fork from interpreters that have started already, and
    have imported what the runs import: that is most of the time that a run takes.
    """
    text = write_example(example)
    if not hasattr(os, "fork"):
        for _ in range(times):
            yield run_example(example, python, time_limit, modules)
        return
    ahead: frozenset[str] = frozenset()
    if times > 1:  # For a single run the imports may as well be its own.
        ahead = _imported(text) - _imported_by_bootstrap()
        if any(outcome.exceptions for outcome in example.outcomes):
            ahead |= {"ast", "traceback"}  # With which bootstrap reports them.
    command, environment = _command(python, example), _environment(example, modules)
    for number, done in enumerate(range(0, times, RUNS_PER_START)):
        with (
            kept_server(command, environment, number) as server,
            server.with_imports(sorted(ahead)) if ahead else nullcontext(server) as source,
        ):
            for earlier in range(min(RUNS_PER_START, times - done)):
                # One that has ended before its first run is asked all the same, and says why.
                if earlier and not server.serves():
                    return  # The last run has told.
                family = Family.now(source.mark, *source.parents)
                yield _run(example, text, None, time_limit, family, source.fork)


def _run(
    example: Example,
    text: str,
    path: Path | None,
    time_limit: float,
    family: Family,
    launch: Launch,
) -> Run:
    """Run the example of a file with this text; without a path it is written for the run."""
    with tempfile.TemporaryDirectory(prefix="gleichlauf-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        for name in ("empty", "home", "temp"):
            (room / name).mkdir()
        if path is None:
            path = room / f"{example.name}.py"
            path.write_text(text, encoding="utf-8", newline="\n")
        execution = Execution(room, text.split("\n"), time_limit, family)
        try:
            execution.start(path, launch)
            execution.watch(example)
        finally:
            execution.stop()
        return execution.observed()


def _command(python: str, example: Example) -> list[str]:
    alone = [] if needs(example) else ["-X", "dev", "-S"]
    return [python, *alone, "-B", "-P", bootstrap.__file__]


def _environment(example: Example, modules: Sequence[str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"}
    if needs(example) and modules:
        kept["PYTHONPATH"] = os.pathsep.join(modules)
    return kept


@cache
def _imported_by_bootstrap() -> frozenset[str]:
    return _imported(Path(bootstrap.__file__).read_text(encoding="utf-8"))


def _imported(source: str) -> frozenset[str]:
    """Return the modules of Python's own library that a program imports when it starts.

    That may be in a function which it calls at once, as every example that writes files does.
    """
    program = ast.parse(source).body
    functions = {it.name: it.body for it in program if isinstance(it, ast.FunctionDef)}
    modules = set()
    for statement in program:
        match statement:
            case ast.Expr(ast.Call(ast.Name(name))):
                body = functions.get(name, [])
            case _:
                body = [statement]
        for it in body:
            if isinstance(it, ast.Import):
                modules |= {alias.name for alias in it.names}
            elif isinstance(it, ast.ImportFrom) and it.module:
                modules.add(it.module)
    return frozenset(it for it in modules if it.partition(".")[0] in sys.stdlib_module_names)
