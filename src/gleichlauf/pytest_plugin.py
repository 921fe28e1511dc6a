"""Run examples under pytest: ``pytest examples/en -k async_zip``.

With ``--gleichlauf-record-versions`` it also notes which Pythons they have passed with.

Installed with the package, it is there in every run of pytest. So its options bear its name, it
imports nothing of ours before there is an example, and it is quick to say no: only files that
`write_example` has written are its business, whatever else would collect them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from itertools import islice
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gleichlauf.proof.parallel import Check
    from gleichlauf.run.interpreter import Interpreter
    from gleichlauf.run.record import Passage

_AHEAD: pytest.StashKey[Callable[[Check], str]] = pytest.StashKey()
_PYTHONS = pytest.StashKey["dict[str, Interpreter]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    group = parser.getgroup("gleichlauf", "examples of a documentation (gleichlauf)")
    group.addoption(
        "--gleichlauf-python",
        action="append",
        default=[],
        metavar="PYTHON",
        help="run each example with this interpreter, such as python3.13; may be repeated "
        "(default: the one that runs pytest)",
    )
    group.addoption(
        "--gleichlauf-time-limit",
        type=float,
        default=None,
        metavar="SECONDS",
        help="how long an example may run (default: 10)",
    )
    group.addoption(
        "--gleichlauf-record-versions",
        type=Path,
        default=None,
        metavar="FILE",
        help="note in this file with which Pythons each example passes; what it says already is "
        "not run again",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find the interpreters, so that a wrong one is known before anything runs."""
    limit = config.getoption("--gleichlauf-time-limit")
    if limit is not None and limit <= 0:
        raise pytest.UsageError(
            f"--gleichlauf-time-limit {limit:g}: give a number of seconds above 0"
        )
    config.stash[_PYTHONS] = {}
    names: list[str] = config.getoption("--gleichlauf-python")
    if names:
        from gleichlauf.run.interpreter import InterpreterError, find_interpreter

        try:
            config.stash[_PYTHONS] = {name: find_interpreter(name) for name in names}
        except InterpreterError as error:
            raise pytest.UsageError(f"--gleichlauf-python {error}") from None
    path: Path | None = config.getoption("--gleichlauf-record-versions")
    # Each process of a run in parallel reads the record; only the one that began the run writes.
    if path is not None:
        config.pluginmanager.register(Recorder(path.absolute(), hasattr(config, "workerinput")))


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect an example's file as such, and not as a test module, which would import it."""
    others = yield
    if file_path.suffix == ".py" and _is_example_file(file_path):
        return [ExampleFile.from_parent(parent, path=file_path)]
    return others


def _is_example_file(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            start = file.read(4)
            if not start.startswith(('"""', "'''", 'r"""', "r'''")):
                return False
            head = [*(start + file.readline()).splitlines(), *islice(file, 2)]
            # Every example has the title, an empty line and the name of its page.
            if len(head) < 3 or head[1].strip() or ": " not in head[2]:
                return False
            from gleichlauf.example.file import is_example

            file.seek(0)
            return is_example(file.read())
    except (OSError, ValueError):
        return False  # Not UTF-8 or not readable: not ours, and for others to complain about.


class ExampleFile(pytest.File):
    """The file of one example."""

    def collect(self) -> Iterator[ExampleItem]:
        """Return the example once, or once for each interpreter that was asked for."""
        from gleichlauf.example.error import ExampleFileError
        from gleichlauf.example.file import read_example
        from gleichlauf.run.interpreter import this_interpreter
        from gleichlauf.run.record import content_hash

        text = self.path.read_text(encoding="utf-8")
        try:
            example = read_example(text)
        except ExampleFileError as error:
            raise self.CollectError(
                f"{self.path}:{error.line}: {error.reason}\n"
                "Example files are not edited: extract them again."
            ) from None
        known = {"content": content_hash(text), "unless": example.unless}
        for name, python in self.config.stash[_PYTHONS].items():
            yield ExampleItem.from_parent(
                self, name=f"{example.name}[{name}]", python=python, **known
            )
        if not self.config.stash[_PYTHONS]:
            this = this_interpreter()
            yield ExampleItem.from_parent(self, name=example.name, python=this, **known)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Run examples ahead on all cores, unless other processes of pytest have the cores."""
    # What may be left out is not run ahead of the question whether it is.
    items = [it for it in session.items if isinstance(it, ExampleItem) and not it.unless]
    alone = not hasattr(session.config, "workerinput") and hasattr(os, "fork")
    processes = min(len(items), _cores())
    if session.config.option.collectonly or not alone or processes < 2:
        return (yield)
    parallel = _needed()
    if not parallel.may_fork():
        return (yield)
    with parallel.checked_ahead([item.check() for item in items], processes) as ahead:
        session.config.stash[_AHEAD] = ahead
        return (yield)


def _needed() -> ModuleType:
    """Return the module that runs examples; it needs what the extra ``pytest`` brings."""
    try:
        from gleichlauf.proof import parallel
    except ModuleNotFoundError as error:
        raise pytest.UsageError(
            f"Running examples needs {error.name}: pip install 'gleichlauf[pytest]'"
        ) from None
    return parallel


def _cores() -> int:
    """Return how many cores we may use; not every system says."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ExampleFailedError(Exception):
    """An example did not do what its page says; the text says in what."""


class ExampleItem(pytest.Item):
    """One example, to be run by one interpreter."""

    def __init__(self, *, python: Interpreter, content: str, unless: str, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.unless = unless
        self.python = python
        self.content = content
        # In the report, for the Recorder: the run may take place in another process.
        self.user_properties.append(("gleichlauf_run", (str(self.path), content, python.version)))

    def runtest(self) -> None:
        """Run the example, if it was not run ahead, and complain if it did not pass."""
        _needed()
        # Imported here, so that nobody else's tests wait for it.
        from gleichlauf.proof.check import check_file
        from gleichlauf.schedules import CannotSearchError

        if self.unless:
            self._skip_where_left_out()
        ahead = None if self.unless else self.config.stash.get(_AHEAD, None)
        try:
            wrong = ahead(self.check()) if ahead else check_file(*self.check())
        except CannotSearchError as error:
            pytest.skip(str(error))
        if wrong:
            raise ExampleFailedError(wrong)

    def _skip_where_left_out(self) -> None:
        from gleichlauf.example.file import read_example
        from gleichlauf.run.condition import ConditionError, is_left_out
        from gleichlauf.run.search_path import search_path

        example = read_example(self.path.read_text(encoding="utf-8"))
        try:
            left_out = is_left_out(example, self.python.executable, search_path(self.path))
        except ConditionError as error:
            raise ExampleFailedError(str(error)) from None
        if left_out:
            pytest.skip(f"left out where {example.unless}")

    def check(self) -> Check:
        """Return what is to be checked, and how."""
        from gleichlauf.proof.cache import FOLDER
        from gleichlauf.proof.parallel import Check
        from gleichlauf.run.process import DEFAULT_TIME_LIMIT

        limit = self.config.getoption("--gleichlauf-time-limit") or DEFAULT_TIME_LIMIT
        return Check(self.path, self.python.executable, limit, self.config.rootpath / FOLDER)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Show the verdict alone: a traceback of ours would say nothing about the example."""
        if isinstance(excinfo.value, ExampleFailedError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return how pytest names this example."""
        return self.path, None, self.name


class Recorder:
    """Notes what the examples of this run have shown, when it ends."""

    def __init__(self, path: Path, only_reads: bool) -> None:
        from gleichlauf.regular_file import content
        from gleichlauf.run.record import RecordError, read_record

        self._path = path
        self._only_reads = only_reads
        self._runs: list[Passage] = []
        try:
            text = content(path).decode("utf-8") if os.path.lexists(path) else ""
            self._before = read_record(text)
        except RecordError as error:
            raise pytest.UsageError(f"{path}:{error.line}: {error.reason}") from None
        except (OSError, ValueError) as error:
            raise pytest.UsageError(
                f"--gleichlauf-record-versions: {path} cannot be read: {error}"
            ) from None

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what the record says already."""
        known = [item for item in items if isinstance(item, ExampleItem) and self._says(item)]
        if known:
            config.hook.pytest_deselected(items=known)
            items[:] = [item for item in items if item not in known]

    def _says(self, item: ExampleItem) -> bool:
        tested = self._before.get(self._name(item.path))
        return (
            tested is not None
            and tested.content == item.content
            and item.python.version in tested.versions
        )

    def _name(self, path: PurePath) -> str:
        return PurePath(os.path.relpath(path, self._path.parent)).as_posix()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note one run of an example, wherever it took place."""
        from gleichlauf.run.record import Passage

        for name, value in report.user_properties:
            match name, value:
                case "gleichlauf_run", (str(path), str(content), str(version)):
                    if report.when == "call":
                        run = Passage(self._name(Path(path)), content, version, report.passed)
                        self._runs.append(run)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the record; examples that are gone leave it."""
        if self._only_reads:
            return
        from gleichlauf.run.record import renewed, write_record
        from gleichlauf.whole_file import write_whole

        if self._before and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # The record says everything already.
        there = {
            path: tested
            for path, tested in renewed(self._before, self._runs).items()
            if (self._path.parent / path).exists()
        }
        write_whole(self._path, write_record(there).encode())
