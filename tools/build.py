"""Run one builder of Sphinx for each language, as good as new whatever happened before.

``python tools/build.py html de build/pages/de en build/pages/en`` is what ``make html`` calls.
Several languages are built side by side, each in a fork of this process, which has imported
Sphinx and all extensions by then: that takes as long as a good part of a build.

Sphinx builds what has changed, but it trusts what a build that was interrupted or failed has
left: half a page that is newer than its source, or a page whose warning was shown once and is
forgotten. It also keeps the page of a source that is gone, and does not know that pages depend on
the code of an extension. So each build that ends well leaves a mark that says what it was made
from; without that mark, or where a source is gone or our own code is newer, the next build starts
from nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

SOURCES = ("docs", "locales")
CODE = ("src", "docs/_site", "conf.py", "requirements.txt")
BUILD = Path("build")
LATE = {
    "myst_parser": "myst_parser.sphinx_ext.main",
    "furo": "furo.navigation",
    "gleichlauf": "gleichlauf.guard.check",
}
"""What an extension or a theme imports only when it is about to need it."""

INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
STREAMS = {"output": 1, "errors": 2}
"""A file for each that a build prints to, and its number."""

STRICT = ["-W", "--keep-going", "-n", "-q"]
"""Every warning is an error, but Sphinx stops only after it has shown all of them."""


def files(*names: str) -> list[Path]:
    """Return the files below the folders, without what Python and Sphinx compile from them."""
    roots = [Path(name) for name in names]
    below = [path for root in roots for path in (root.rglob("*") if root.is_dir() else [root])]
    return sorted(path for path in below if path.is_file() and path.suffix not in {".mo", ".pyc"})


def newer(paths: list[Path], mark: Path) -> bool:
    """Tell whether one of the files changed after the mark was begun."""
    then = mark.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns >= then for path in paths)


def sphinx(builder: str, language: str, target: Path, doctrees: Path, folder: Path) -> int:
    """Run Sphinx with another working directory and return its exit status."""
    # What Sphinx tells its own developers is shown by "-v" alone, and put together even so.
    logging.disable(logging.DEBUG)
    # Imported here, because a build that has nothing to do need not wait for it.
    from sphinx.cmd.build import main as sphinx_build

    root = Path.cwd()
    arguments = ["-b", builder, "-c", str(root), *STRICT, "-D", f"language={language}"]
    arguments += ["-d", str(doctrees.resolve()), str(root / "docs"), str(target.resolve())]
    os.chdir(folder)
    try:
        return sphinx_build(arguments)
    finally:
        os.chdir(root)


@dataclass(frozen=True)
class Build:
    """One language to be built: by which builder, into which folder, run in which folder."""

    builder: str
    language: str
    target: Path
    folder: Path = Path()

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps what it has read."""
        return BUILD / "doctrees" / f"{self.builder}-{self.language}"

    @property
    def mark(self) -> Path:
        """What a build that has ended well leaves."""
        return BUILD / "finished" / f"{self.builder}-{self.language}"

    def begin(self) -> bool:
        """Tell whether there is anything to do; if so, start from nothing where that is safer."""
        sources = files(*SOURCES)
        made_from = [f"site {os.environ.get('GLEICHLAUF_SITE_URL', '')}", *map(str, sources)]
        mark = self.mark
        before = mark.read_text(encoding="utf-8").splitlines() if mark.exists() else None
        if before is None or not set(before) <= set(made_from) or newer(files(*CODE), mark):
            shutil.rmtree(self.doctrees, ignore_errors=True)
            if self.target.is_relative_to(BUILD):
                shutil.rmtree(self.target, ignore_errors=True)
            for compiled in Path("locales", self.language).rglob("*.mo"):
                compiled.unlink()
        elif self.builder == "html" and before == made_from and not newer(sources, mark):
            return False

        # The mark carries the time at which the build began: what is written meanwhile is newer.
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.unlink(missing_ok=True)
        text = "".join(f"{line}\n" for line in made_from)
        mark.with_suffix(".begun").write_text(text, encoding="utf-8")
        return True

    def run(self) -> int:
        """Build, and return the exit status."""
        status = sphinx(self.builder, self.language, self.target, self.doctrees, self.folder)
        if status == 0:
            self.mark.with_suffix(".begun").rename(self.mark)
        return status


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


def run_captured(build: Build, streams: Path) -> NoReturn:
    """Build in this process, what it prints in two files, and end it with the exit status."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name, number in STREAMS.items():
        with (streams / name).open("wb") as stream:
            os.dup2(stream.fileno(), number)
    try:
        status = build.run()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def run_all(builds: Sequence[Build], jobs: int) -> int:
    """Run builds side by side, each one's output in one piece, and return the highest status."""
    import_all()
    # What is there by now stays: no process need look through it, which would copy its memory.
    gc.freeze()
    from multiprocessing import connection, get_context

    fork = get_context("fork")
    worst = 0
    with tempfile.TemporaryDirectory() as name:
        waiting = [(build, Path(name, build.language)) for build in builds]
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


def main() -> int:
    """Read the command line, build, and return the exit status."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("builder", help="a builder of Sphinx: html, examples, doctest ...")
    parser.add_argument(
        "builds",
        nargs="+",
        metavar="LANGUAGE FOLDER",
        help="a language (de, en ...) and the folder to write to, for each build",
    )
    parser.add_argument("--jobs", type=int, help="how many builds run side by side; default: all")
    parser.add_argument(
        "--empty-folder", type=Path, metavar="FOLDER", help="empty this folder and run there"
    )
    arguments = parser.parse_args()
    languages, targets = arguments.builds[::2], arguments.builds[1::2]
    if len(languages) != len(targets):
        parser.error(f"after the language {languages[-1]!r} comes the folder to write to")
    folder = Path()
    if arguments.empty_folder:
        folder = arguments.empty_folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    wanted = [
        Build(arguments.builder, language, Path(target), folder)
        for language, target in zip(languages, targets, strict=True)
    ]
    begun = [build for build in wanted if build.begin()]
    # A build makes millions of objects and keeps most to its end: looking through them for
    # rubbish as often as Python does on its own takes a sixth of the time and frees next to
    # nothing. The numbers keep the largest resident set within a tenth of what it was.
    gc.set_threshold(30_000, 20, 100)
    if len(begun) > 1:
        return run_all(begun, arguments.jobs or len(begun))
    return max((build.run() for build in begun), default=0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
