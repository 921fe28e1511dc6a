"""The Pythons at hand, and a search under each of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

import gleichlauf.schedules

VERSIONS = ("3.11", "3.12", "3.13", "3.14", "3.15")

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Found:
    """What a search found: outcomes as texts, why it is not complete ("" if it is), its runs."""

    outcomes: frozenset[str]
    why: str
    schedules: int


class Interpreter:
    """A Python of its own that searches one program after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def search(self, source: str, modules: dict[str, str], **options: Any) -> Found:
        """Search a program; ``options`` are those of `gleichlauf.schedules.explore`."""
        return self._do(source, modules, graph=False, options=options)

    def graph(self, source: str, modules: dict[str, str], *, time_limit: float) -> Found:
        """Walk through all states of a program."""
        return self._do(source, modules, graph=True, options={"time_limit": time_limit})

    def _do(
        self, source: str, modules: dict[str, str], *, graph: bool, options: dict[str, Any]
    ) -> Found:
        files = {"program.py": source, **modules}
        job = {"files": files, "graph": graph, "options": options}
        to, back = self._pipes()
        to.write(json.dumps(job) + "\n")
        to.flush()
        answer = back.readline()
        if not answer:
            raise RuntimeError(f"the search of this program ended the interpreter:\n{source}")
        found = json.loads(answer)
        texts = frozenset(json.dumps(outcome) for outcome in found["outcomes"])
        return Found(texts, found["why"], found["schedules"])

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout


@contextmanager
def interpreters(versions: tuple[str, ...]) -> Iterator[dict[str, Interpreter]]:
    """Start the Pythons of these versions that are at hand; end them afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "schedules").symlink_to(Path(gleichlauf.schedules.__file__).parent)
        found = {}
        for version in versions:
            python = python_of(version)
            if python is not None:
                process = stack.enter_context(_started(python, folder))
                found[version] = Interpreter(process)
        yield found


@contextmanager
def _started(python: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [python, str(HERE / "driver.py"), str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


@cache
def python_of(version: str) -> str | None:
    """Find a Python of that version that really starts: pyenv's own may stand for none."""
    name = f"python{version}"
    home = Path.home()
    roots = (
        Path(os.environ.get("PYENV_ROOT", home / ".pyenv")) / "versions",
        home / ".cache" / "newer-pythons",
    )
    places = [path for root in roots for path in sorted(root.glob(f"*/bin/{name}"))]
    places += sorted((roots[1]).glob(f"root/usr/bin/{name}"))
    candidates = (
        sys.executable if running_version() == version else None,
        shutil.which(name),
        *places,
    )
    for candidate in candidates:
        if candidate is None:
            continue
        run = subprocess.run(
            [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if run.stdout.strip() == version:
            return str(candidate)
    return None


def running_version() -> str:
    """Return the version of the Python that runs this."""
    return ".".join(map(str, sys.version_info[:2]))
