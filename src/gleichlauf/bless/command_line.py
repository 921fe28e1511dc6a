"""``gleichlauf bless``: runs the examples, proposes new expected output, asks, and writes."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gleichlauf.bless.proposal import Edit, RefusedError, Twin, apply, propose
from gleichlauf.example.error import ExampleFileError
from gleichlauf.example.file import read_example
from gleichlauf.run.judge import judge
from gleichlauf.run.origin import read_sources
from gleichlauf.whole_file import write_whole


def add_parser(subparsers: Any) -> None:
    """Add the command to those of ``gleichlauf``."""
    parser = subparsers.add_parser(
        "bless",
        help="propose new expected output where the real one changed on purpose",
        description=(
            "Runs each example. Where it prints something else than its page says, and only the "
            "text of lines differs, shows the diff for the page and for the catalogues, asks, and "
            "writes. Never runs in CI: what is expected is for people to decide."
        ),
    )
    parser.add_argument(
        "examples",
        type=Path,
        help="the folder of the extracted examples, with a folder for each language in it",
    )
    parser.add_argument("--source", default="de", help="the source language (default: %(default)s)")
    parser.add_argument(
        "-k", default="", metavar="TEXT", help="only examples with this in the name"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 if all was as documented or was accepted, 1 if not, 2 if it could not run."""
    if os.environ.get("CI"):
        print("gleichlauf bless does not run in CI: a person has to look at it.", file=sys.stderr)
        return 2
    if not sys.stdin.isatty():
        print("gleichlauf bless asks, so it needs a terminal.", file=sys.stderr)
        return 2
    folder: Path = arguments.examples
    if not (folder / arguments.source).is_dir():
        print(
            f"{folder / arguments.source}: there are no examples in this folder; extract them "
            "first (make examples)",
            file=sys.stderr,
        )
        return 2
    return bless(folder, arguments.source, arguments.k, _ask)


def bless(folder: Path, source: str, wanted: str, accept: Callable[[str], bool]) -> int:
    """Bless the examples below ``folder/source`` with ``wanted`` in their names.

    ``accept`` is given a diff and says whether to write it. Returns 1 if something stays as it
    was although it differs, otherwise 0.
    """
    left = asked = False
    for path in sorted((folder / source).rglob("*.py")):
        if wanted not in path.stem:
            continue
        others = sorted(
            language.joinpath(path.relative_to(folder / source))
            for language in folder.iterdir()
            if language.is_dir() and language.name != source
        )
        try:
            twins = [_observe(each) for each in (path, *others) if each.is_file()]
            if all(_is_as_documented(twin) for twin in twins):
                continue
            edits = propose(twins[0], twins[1:])
        except (RefusedError, ExampleFileError) as error:
            print(f"{path}: refused: {error}", file=sys.stderr)
            left = True
            continue
        root = folder.absolute().parent
        changed = dict(_changed_files(root, edits))
        asked = True
        if accept("".join(_diffs(root, changed))):
            for file, content in changed.items():
                write_whole(file, content.encode())
        else:
            left = True
    if not left and not asked:
        print("There is nothing to do: each example prints what its page says.")
    return int(left)


def _observe(path: Path) -> Twin:
    example = read_example(path.read_text(encoding="utf-8"))
    # Imported here, so that the other commands need not have what it needs.
    from gleichlauf.run.process import run_example

    result = run_example(path)
    outcomes = tuple(replace(outcome, stdout=result.stdout) for outcome in example.outcomes)
    if not judge(replace(example, outcomes=outcomes), result).passed:  # apart from the output
        raise RefusedError(f"{path}: it does not end well; pytest {path} says what is wrong")
    return Twin(read_sources(path, example), example, (result.stdout,))


def _is_as_documented(twin: Twin) -> bool:
    example = twin.example
    if example.form == "session" or not example.outcomes:
        return True  # A session that ends with status 0 printed what stands in it.
    return {*twin.printed} <= {outcome.stdout for outcome in example.outcomes}


def _changed_files(root: Path, edits: tuple[Edit, ...]) -> Iterator[tuple[Path, str]]:
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.path].append(edit)
    for name, some in by_file.items():
        path = root / name
        yield path, apply(_text(path), dict.fromkeys(some))


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _diffs(root: Path, changed: dict[Path, str]) -> Iterator[str]:
    for path, content in changed.items():
        name = path.relative_to(root).as_posix()
        yield from difflib.unified_diff(
            _text(path).splitlines(keepends=True), content.splitlines(keepends=True), name, name
        )


def _ask(diff: str) -> bool:
    print(diff, end="")
    try:
        return input("Write this? [y/N] ").strip().lower() in ("y", "yes", "j", "ja")
    except EOFError:
        return False
