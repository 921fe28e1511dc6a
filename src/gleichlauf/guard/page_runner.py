"""Runs the blocks of one page in order; started in a process of its own, with limits.

Called as ``python -I page_runner.py BLOCKS RESULTS SECONDS`` with the standard library alone.
BLOCKS is a JSON list of sources; RESULTS gets one JSON line for each thing that was run:
``[block, line, passed, what came instead]``, lines counted from 0.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import json
import resource
import signal
import sys
import traceback
import types
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

MEMORY = 1 << 30
FILE_SIZE = 32 << 20
OPEN_FILES = 128
SHOWN = 300

_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class OutOfTimeError(BaseException):
    """An example took too long; no ``except Exception`` of the example swallows it."""


class _Checker(doctest.OutputChecker):
    """Compares output as doctest does, and values where both are literals: sets have no order."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        if super().check_output(want, got, optionflags):
            return True
        try:
            return bool(ast.literal_eval(want.strip()) == ast.literal_eval(got.strip()))
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return False


class _Runner(doctest.DocTestRunner):
    """Writes down each example instead of printing."""

    def __init__(self, tell: _Tell, seconds: int) -> None:
        super().__init__(_Checker(), verbose=False, optionflags=_FLAGS)
        self._tell, self._seconds = tell, seconds

    def report_start(self, out: Any, test: doctest.DocTest, example: doctest.Example) -> None:
        signal.alarm(self._seconds)

    def report_success(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        self._tell(example.lineno, True, "")

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        rows = got.strip().split("\n")
        self._tell(example.lineno, False, rows[-1] if rows[0].startswith("Traceback ") else got)

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        out_of_time = isinstance(exc_info[1], OutOfTimeError)
        got = _endless(self._seconds) if out_of_time else _last_line(exc_info[1])
        self._tell(example.lineno, False, got)


class _Tell:
    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.block = 0

    def __call__(self, line: int, passed: bool, got: str) -> None:
        signal.alarm(0)
        json.dump([self.block, line, passed, got[:SHOWN].strip()], self._file)
        self._file.write("\n")
        self._file.flush()


def main(blocks: Path, results: Path, seconds: int) -> None:
    """Run all blocks in one namespace and write down what became of each."""
    _limit(seconds)
    sources: list[str] = json.loads(blocks.read_text(encoding="utf-8"))
    # What the blocks define has to be found in the main module, as pickle and doctest expect.
    page = types.ModuleType("__main__")
    sys.modules["__main__"], ours = page, sys.modules["__main__"]
    namespace = vars(page)
    with results.open("w", encoding="utf-8") as file:
        tell = _Tell(file)
        for tell.block, source in enumerate(sources):
            for form, line, text in _parts(source):
                if form == "session":
                    _run_session(text, line, namespace, tell, seconds)
                else:
                    _run_program(text, line, namespace, tell, seconds)
    sys.modules["__main__"] = ours


def _limit(seconds: int) -> None:
    def out_of_time(number: int, frame: FrameType | None) -> None:
        raise OutOfTimeError

    signal.signal(signal.SIGALRM, out_of_time)
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, 10 * seconds),
    ):
        hard = resource.getrlimit(what)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))


def _parts(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield (form, line, text): a session may have a program before its first prompt."""
    rows = source.split("\n")
    prompts = [i for i, row in enumerate(rows) if row.lstrip().startswith(">>>")]
    try:
        ast.parse(source)
        prompts = []
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        pass  # then it is a session, or running it will say what is wrong
    first = prompts[0] if prompts else len(rows)
    before = "\n".join(rows[:first])
    if before.strip():
        yield "program", 0, before
    if prompts:
        yield "session", first, "\n".join(rows[first:])


def _run_session(
    text: str, line: int, namespace: dict[str, Any], tell: _Tell, seconds: int
) -> None:
    try:
        examples = doctest.DocTestParser().get_examples(text)
    except ValueError as error:
        tell(line, False, str(error))
        return
    for example in examples:
        example.lineno += line
        test = doctest.DocTest([example], namespace, "<page>", None, 0, None)
        test.globs = namespace
        _Runner(tell, seconds).run(test, out=lambda text: None, clear_globs=False)


def _run_program(
    text: str, line: int, namespace: dict[str, Any], tell: _Tell, seconds: int
) -> None:
    signal.alarm(seconds)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile("\n" * line + text, "<page>", "exec"), namespace)  # noqa: S102
    except OutOfTimeError:
        tell(line, False, _endless(seconds))
    except (Exception, SystemExit) as error:
        tell(_line_of(error, line), False, _last_line(error))
    else:
        tell(line, True, "")


def _line_of(error: BaseException, line: int) -> int:
    if isinstance(error, SyntaxError) and error.lineno:
        return error.lineno - 1
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)
             if frame.filename == "<page>" and frame.lineno]  # fmt: skip
    return lines[0] - 1 if lines else line


def _endless(seconds: int) -> str:
    return f"it does not end within {seconds} seconds"


def _last_line(error: BaseException) -> str:
    return traceback.format_exception_only(error)[-1].strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
