"""Run one builder of Sphinx for each language, as good as new whatever happened before.

``python -m tools.build epub de build/epub/de en build/epub/en``: several languages are built side
by side, each in a fork of this process.

A build of pages that ends well leaves a mark that says what it was made from. What was made from
the same stays as it is; everything else is made from nothing. Sphinx would build only what has
changed, but it trusts what an interrupted build has left, keeps the page of a source that is gone,
does not know that pages depend on the code of an extension, and loses what its search knew of the
pages that it did not write again. With ``--incremental`` it may, for ``make live``, where someone
waits to see a page that has changed.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.regular_file import content
from tools.fingerprint import Fingerprint, fingerprint
from tools.side_by_side import INTERRUPTED, run_all
from tools.waiting import alone, remove

BUILD = Path("build")
CATALOGUES = "catalogues"
"""The lock of the translators' catalogues, which all builds read and `make locales` changes."""

STRICT = ["-W", "--keep-going", "-n", "-q"]
"""Every warning is an error, but Sphinx stops only after it has shown all of them."""


@dataclass(frozen=True)
class Build:
    """One language to be built: by which builder, into which folder.

    It is run in ``folder``, which is emptied first, or in that of the project.
    """

    builder: str
    language: str
    target: Path
    folder: Path | None = None
    incremental: bool = False

    @property
    def name(self) -> str:
        """What its lock is called, and all that it keeps."""
        return f"{self.builder}-{self.language}"

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps what it has read, and the catalogues that it has compiled."""
        return BUILD / "doctrees" / self.name

    @property
    def mark(self) -> Path:
        """What a build that has ended well leaves."""
        return BUILD / "finished" / self.name

    @property
    def begun(self) -> Path:
        """What the mark is until then."""
        return self.mark.with_suffix(".begun")

    def begin(self) -> bool:
        """Tell whether there is anything to do; if so, start from nothing where that is safer."""
        made_from = fingerprint()
        try:
            before = Fingerprint.parsed(content(self.mark).decode("utf-8"))
        except (OSError, ValueError):
            before = None  # There is no mark, or none that a build has left.
        if self.builder == "html" and before == made_from and self.target.is_dir():
            return False
        seen_by_sphinx = (
            before is not None
            and before.made_with == made_from.made_with
            and before.sources.keys() <= made_from.sources.keys()
        )
        if not (self.incremental and seen_by_sphinx):
            remove(self.doctrees)
            if self.target.is_relative_to(BUILD):
                remove(self.target)
        if self.folder:
            remove(self.folder)
            self.folder.mkdir(parents=True)
        # Only what is there and no folder: another build may make the folder at this moment.
        if self.mark.parent.exists() and not self.mark.parent.is_dir():
            self.mark.parent.unlink(missing_ok=True)
        remove(self.mark)
        remove(self.begun)
        self.mark.parent.mkdir(parents=True, exist_ok=True)
        self.begun.write_text(made_from.text(), encoding="utf-8")
        return True

    def run(self) -> int:
        """Build, and return the exit status."""
        # What Sphinx tells its own developers is shown by "-v" alone, and put together even so.
        logging.disable(logging.DEBUG)
        # Imported here, because a build that has nothing to do need not wait for it.
        from sphinx.cmd.build import main as sphinx_build

        root, doctrees = Path.cwd(), self.doctrees.resolve()
        arguments = [
            "-b",
            self.builder,
            "-c",
            str(root),
            *STRICT,
            "-D",
            f"language={self.language}",
        ]
        arguments += ["-d", str(doctrees), str(root / "docs"), str(self.target.resolve())]
        # Sphinx sets the locale, and not every machine has the one that its user asks for.
        os.environ["LC_ALL"] = "C"
        # For each build its own, because Sphinx writes them while others may read them.
        os.environ["GLEICHLAUF_COMPILED"] = str(doctrees / "catalogues")
        os.chdir(self.folder or root)
        try:
            status = sphinx_build(arguments)
        finally:
            os.chdir(root)
        if status == 0:
            self.begun.rename(self.mark)
        return status


def build_all(builds: Sequence[Build], jobs: int | None = None) -> int:
    """Build, so many at a time, and return the highest status; wait for others that build these."""
    with ExitStack() as held:
        held.enter_context(alone(CATALOGUES, among_others=True))
        for build in sorted(builds, key=lambda build: build.name):
            held.enter_context(alone(build.name))
        begun = [build for build in builds if build.begin()]
        # A build makes millions of objects and keeps most to its end: looking through them for
        # rubbish as often as Python does on its own takes a sixth of the time and frees next to
        # nothing. The numbers keep the largest resident set within a tenth of what it was.
        gc.set_threshold(30_000, 20, 100)
        if len(begun) > 1:
            return run_all({build.language: build.run for build in begun}, jobs or len(begun))
        return max((build.run() for build in begun), default=0)


def languages_and_folders(words: Sequence[str]) -> list[tuple[str, Path]]:
    """Return the pairs of a command line; raises `ValueError` if one is not whole."""
    return [(language, Path(folder)) for language, folder in zip(*[iter(words)] * 2, strict=True)]


def main() -> int:
    """Read the command line, build, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=main.__doc__)
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
    try:
        pairs = languages_and_folders(arguments.builds)
    except ValueError:
        parser.error(f"after the language {arguments.builds[-1]!r} comes the folder to write to")
    builds = [
        Build(arguments.builder, language, target, arguments.empty_folder)
        for language, target in pairs
    ]
    return build_all(builds, arguments.jobs)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
