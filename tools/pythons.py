"""Print the Pythons that this machine has, a line each: ``python -m tools.pythons``.

Of each minor version the oldest and the newest patch release, since those differ in what they do,
and those without the GIL apart from the others. Virtual environments are left out.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gleichlauf.run.interpreter import Interpreter, InterpreterError, find_interpreter

NAME = re.compile(r"python3?(?:\.\d+)?t?")
ELSEWHERE = (
    ".pyenv/versions/*/bin",
    ".local/share/uv/python/*/bin",
    ".cache/*/bin",
    ".cache/*/*/bin",
    ".cache/*/*/usr/bin",
)
"""Where tools put Pythons below the home folder, without naming them in PATH."""


def candidates() -> Iterator[Path]:
    """Yield all that is called like a Python, each once whatever its names."""
    folders = [Path(folder) for folder in os.get_exec_path() if folder]
    for pattern in ELSEWHERE:
        folders += sorted(Path.home().glob(pattern))
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.glob("python*")):
            real = path.resolve()
            # An environment has a link to the Python that it was made from, and its own packages.
            environment = path.parent.with_name("pyvenv.cfg").exists()
            if NAME.fullmatch(path.name) and not environment and real not in seen:
                seen.add(real)
                yield path


def interpreters() -> Iterator[Interpreter]:
    """Yield those that start and are new enough."""
    for path in candidates():
        try:
            yield find_interpreter(str(path))
        except InterpreterError:
            continue  # Another program, or one of pyenv's that stands for none.


def oldest_and_newest(found: Iterable[Interpreter]) -> list[Interpreter]:
    """Return the two patch releases at the ends of each minor version, the lowest first."""
    series: defaultdict[tuple[str, str, bool], dict[int, Interpreter]] = defaultdict(dict)
    for each in found:
        major, minor, patch = each.version.removesuffix("t").split(".")
        free = each.version.endswith("t")
        series[(major, minor.zfill(3), free)].setdefault(int(patch), each)
    return [
        patches[patch]
        for _, patches in sorted(series.items())
        for patch in dict.fromkeys((min(patches), max(patches)))
    ]


def main() -> int:
    """Print them, or the options with which pytest runs the examples with them."""
    parser = argparse.ArgumentParser(prog="python -m tools.pythons", description=main.__doc__)
    parser.add_argument("--options", action="store_true", help="as options for pytest examples")
    arguments = parser.parse_args()
    for each in oldest_and_newest(interpreters()):
        print(f"--gleichlauf-python={each.executable}" if arguments.options else each.executable)
    return 0


if __name__ == "__main__":
    sys.exit(main())
