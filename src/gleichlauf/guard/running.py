"""Running the blocks of a page in both languages: what passes in the source has to pass translated.

This executes code from the catalogue. Each language of a page gets a process of its own with
limits on time, memory, file size and open files, an empty directory, no input, and an
environment without anything of the caller's; but it is no sandbox against malice.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.equivalence.block import Block

SECONDS = 3
"""How long one example may take, and how much longer, times four, a whole page."""

REPEATS = 3
"""How often a page is run before something that fails in it counts."""

_RUNNER = Path(__file__).with_name("page_runner.py")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one example or program: ``line`` counts from 0 within the block."""

    line: int
    passed: bool
    got: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that passes in the source and fails in the translation."""

    block: int
    line: int
    source_line: int
    reason: str


def failures(blocks: Sequence[Block], seconds: int = SECONDS) -> tuple[Failure, ...]:
    """Run the blocks of a page in order, in both languages, and return what fails in one only.

    What fails is run again, so that nothing is reported that only chance decides.
    """
    sources = [block.source for block in blocks]
    shown = [block.source if block.translation is None else block.translation for block in blocks]
    certain: tuple[Failure, ...] | None = None
    for seed in range(REPEATS):
        before = run(sources, seconds, seed)
        if not any(result.passed for results in before for result in results):
            return ()
        found = _failures(before, run(shown, seconds, seed))
        places = {(failure.block, failure.line) for failure in found}
        certain = tuple(f for f in (found if certain is None else certain)
                        if (f.block, f.line) in places)  # fmt: skip
        if not certain:
            break
    return certain or ()


def _failures(before: list[list[Result]], after: list[list[Result]]) -> list[Failure]:
    found = []
    for index, (source, translation) in enumerate(zip(before, after, strict=True)):
        if len(source) == len(translation):
            pairs = zip(source, translation, strict=True)
            found += [_failure(index, a, b) for a, b in pairs if a.passed and not b.passed]
        elif source and all(result.passed for result in source):
            failed = next((result for result in translation if not result.passed), None)
            if failed is not None:
                found.append(_failure(index, source[0], failed))
    return found


def _failure(index: int, source: Result, translation: Result) -> Failure:
    got = translation.got.partition("\n")[0]
    reason = f"it passes in the source; here it gives: {got:.100}"
    return Failure(index, translation.line, source.line, reason)


def run(sources: Sequence[str], seconds: int = SECONDS, seed: int = 0) -> list[list[Result]]:
    """Run sources one after the other in one process; return the results of each.

    ``seed`` decides the order in which sets are printed.

    What was not reached, because the process was ended, has no result.
    """
    results: list[list[Result]] = [[] for _ in sources]
    with tempfile.TemporaryDirectory(prefix="gleichlauf-") as name:
        folder = Path(name)
        (folder / "empty").mkdir()
        blocks, written = folder / "blocks.json", folder / "results"
        blocks.write_text(json.dumps(list(sources)), encoding="utf-8")
        _start(blocks, written, folder, seconds, seed)
        if not written.exists():
            return results
        for row in written.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                block, line, passed, got = json.loads(row)
            except ValueError:
                break  # the process was ended while it wrote this row
            results[block].append(Result(line, passed, got))
    return results


def _start(blocks: Path, written: Path, folder: Path, seconds: int, seed: int) -> None:
    environment = {
        "PATH": os.defpath, "HOME": str(folder / "empty"), "TMPDIR": str(folder),
        "LANG": "C.UTF-8", "PYTHONHASHSEED": str(seed), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        str(_RUNNER),
        str(blocks),
        str(written),
        str(seconds),
    ]
    process = subprocess.Popen(
        command, cwd=folder / "empty", env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(4 * seconds)
    except subprocess.TimeoutExpired:
        pass  # what it wrote down until now counts
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started, also those that outlive it."""
    with contextlib.suppress(ProcessLookupError):  # nothing may be left of it
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
