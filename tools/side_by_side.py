"""Builds side by side, each in a fork of this process, which has imported all that they need.

To import Sphinx and all extensions takes as long as a good part of a build.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

LATE = {
    "myst_parser": "myst_parser.sphinx_ext.main",
    "furo": "furo.navigation",
    "gleichlauf": "gleichlauf.guard.check",
}
"""What an extension or a theme imports only when it is about to need it."""

INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
STREAMS = {"output": 1, "errors": 2}
"""A file for each that a build prints to, and its number."""


def import_all() -> None:
    """Import what every build of this project imports."""
    from importlib import import_module

    from sphinx.application import builtin_extensions
    from sphinx.config import Config
    from sphinx.errors import SphinxError
    from sphinx.util.tags import Tags

    # Where something cannot be imported, the build itself tells, better than could be told here.
    with contextlib.suppress(SphinxError, ImportError):
        config = Config.read(Path.cwd(), overrides={}, tags=Tags())
        config.add("html_theme", "alabaster", "html", ())  # known to a builder alone until now
        used = {*config.extensions, config.html_theme}
        late = [module for name, module in LATE.items() if name in used]
        for module in ("sphinx.cmd.build", *builtin_extensions, *config.extensions, *late):
            import_module(module)


def run_captured(build: Callable[[], int], streams: Path) -> NoReturn:
    """Build in this process, what it prints in two files, and end it with the exit status."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name, number in STREAMS.items():
        with (streams / name).open("wb") as stream:
            os.dup2(stream.fileno(), number)
    try:
        status = build()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def run_all(builds: Mapping[str, Callable[[], int]], jobs: int) -> int:
    """Run named builds, so many at a time, and return the highest exit status.

    What each of them prints stays in one piece.
    """
    import_all()
    # What is there by now stays: no process need look through it, which would copy its memory.
    gc.freeze()
    from multiprocessing import connection, get_context

    fork = get_context("fork")
    worst = 0
    with tempfile.TemporaryDirectory() as name:
        waiting = [(build, Path(name, folder)) for folder, build in builds.items()]
        running: dict[int, tuple[ForkProcess, Path]] = {}
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    build, streams = waiting.pop(0)
                    streams.mkdir()
                    process = fork.Process(target=run_captured, args=(build, streams))
                    process.start()
                    running[process.sentinel] = process, streams
                for sentinel in cast("list[int]", connection.wait(running)):
                    process, streams = running.pop(sentinel)
                    process.join()
                    show(streams)
                    worst = max(worst, abs(process.exitcode or 0))
        except KeyboardInterrupt:
            # A terminal interrupts all of them; each ends by itself.
            for process, _ in running.values():
                process.join()
            raise
        finally:
            for process, _ in running.values():
                process.terminate()
                process.join()
    return worst


def show(streams: Path) -> None:
    """Print what a process has printed."""
    for name, number in STREAMS.items():
        content = (streams / name).read_bytes()
        while content:
            content = content[os.write(number, content) :]
