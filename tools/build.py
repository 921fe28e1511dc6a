"""Run one builder of Sphinx for one language, as good as new whatever happened before.

``python tools/build.py html de build/pages/de`` is what ``make html`` calls for German. Sphinx
builds what has changed, but it trusts what a build that was interrupted or failed has left: half
a page that is newer than its source, or a page whose warning was shown once and is forgotten. It
also keeps the page of a source that is gone, and does not know that pages depend on the code of
an extension. So each build that ends well leaves a mark that says what it was made from; without
that mark, or where a source is gone or our own code is newer, the next build starts from nothing.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from pathlib import Path

SOURCES = ("docs", "locales")
CODE = ("src", "docs/_site", "conf.py", "requirements.txt")
BUILD = Path("build")
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
    # A build makes millions of objects and keeps most to its end: looking through them for
    # rubbish as often as Python does on its own takes a sixth of the time and frees next to
    # nothing. The numbers keep the largest resident set within a fifth of what it was.
    gc.set_threshold(100_000, 20, 100)
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


def build(builder: str, language: str, target: Path, folder: Path) -> int:
    """Build one language, from nothing where that is safer, and return the exit status."""
    doctrees = BUILD / "doctrees" / f"{builder}-{language}"
    mark = BUILD / "finished" / f"{builder}-{language}"
    begun = mark.with_suffix(".begun")
    sources = files(*SOURCES)
    made_from = [f"site {os.environ.get('GLEICHLAUF_SITE_URL', '')}", *map(str, sources)]

    before = mark.read_text(encoding="utf-8").splitlines() if mark.exists() else None
    if before is None or not set(before) <= set(made_from) or newer(files(*CODE), mark):
        shutil.rmtree(doctrees, ignore_errors=True)
        if target.is_relative_to(BUILD):
            shutil.rmtree(target, ignore_errors=True)
        for compiled in Path("locales", language).rglob("*.mo"):
            compiled.unlink()
    elif builder == "html" and before == made_from and not newer(sources, mark):
        return 0

    # The mark carries the time at which the build began: what is written meanwhile is newer.
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.unlink(missing_ok=True)
    begun.write_text("".join(f"{line}\n" for line in made_from), encoding="utf-8")
    status = sphinx(builder, language, target, doctrees, folder)
    if status == 0:
        begun.rename(mark)
    return status


def main() -> int:
    """Read the command line, build, and return the exit status."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("builder", help="a builder of Sphinx: html, examples, doctest ...")
    parser.add_argument("language", help="de, en ...")
    parser.add_argument("target", type=Path, help="the folder to write to")
    parser.add_argument(
        "--empty-folder", type=Path, metavar="FOLDER", help="empty this folder and run there"
    )
    arguments = parser.parse_args()
    folder = Path()
    if arguments.empty_folder:
        folder = arguments.empty_folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return build(arguments.builder, arguments.language, arguments.target, folder)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
