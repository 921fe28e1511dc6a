"""Check translated code, search the thread schedules of a script, renew documented output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from gleichlauf import __version__
from gleichlauf.bless.command_line import add_parser
from gleichlauf.guard.check import catalogues, check
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import KINDS, NAMES, chosen, explanation
from gleichlauf.guard.reports import as_json, as_sarif, as_text, printable
from gleichlauf.pairs.check import check_pairs
from gleichlauf.pairs.command_line import add_options, summary, wanted_pairs
from gleichlauf.pairs.layout import Pair
from gleichlauf.pairs.markdown import as_markdown
from gleichlauf.schedules.command_line import add_parsers

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit statuses: nothing found; findings; it could not run."""
_ON_REQUEST = [kind.name for kind in KINDS if not kind.by_default]

_DESCRIPTION = """\
Find translated code blocks that are broken or mean something else than their source, in gettext
catalogues (.po) or in documents that are translated file by file (--pair, or --source with
folders of documents). Nothing is imported or executed from what is read, unless --run is given.
The exit status is 0 if all is well, 1 if there are findings, 2 if the check could not run.
"""
_RUN = """\
also EXECUTE the code in the catalogues: each page's blocks in order, in the source language and in
the translation, each in a process of its own with an empty directory and limits on time and memory.
That is no sandbox: use it only for catalogues whose code you would run yourself
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    parser = argparse.ArgumentParser(prog="gleichlauf", description=__doc__)
    parser.add_argument("--version", action="version", version=f"gleichlauf {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(subparsers)
    add_parsers(subparsers)
    add_parser(subparsers)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough; nothing more can be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("gleichlauf: interrupted", file=sys.stderr)
        return FAILED
    return status


def _add_check(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "check", help="check the code blocks in catalogues", description=_DESCRIPTION
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a .po file, or a folder to search for them; with --source also a folder of documents",
    )
    parser.add_argument(
        "--source",
        metavar="DOCS",
        help="the documents: only blocks of theirs are code; for documents in pairs, the folder "
        "that they were translated from",
    )
    add_options(parser)
    parser.add_argument("--run", action="store_true", dest="execute", help=_RUN)
    parser.add_argument(
        "--select",
        type=_names,
        metavar="NAMES",
        help=f"report only these findings (a,b,...); otherwise all but {', '.join(_ON_REQUEST)}",
    )
    parser.add_argument(
        "--ignore", type=_names, default=(), metavar="NAMES", help="do not report these findings"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "markdown"),
        default="text",
        help="how to print findings; markdown is for documents in pairs, a section per language",
    )
    parser.add_argument(
        "--jobs", type=int, default=_processors(), metavar="N", help="how many processes to use"
    )
    parser.add_argument(
        "--explain", choices=NAMES, metavar="NAME", help="explain a finding: " + ", ".join(NAMES)
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    if options.explain:
        print(explanation(options.explain))
        return CLEAN
    try:
        pairs = wanted_pairs(options)
        if pairs is not None:
            return _check_pairs(pairs, options)
        if not options.paths:
            raise ValueError("name at least one .po file, or a folder of them")
        if options.format == "markdown":
            raise ValueError("--format markdown is for documents in pairs")
        files = catalogues(options.paths)
        with _bar(len(files)) as bar:
            findings = check(
                *options.paths, source=options.source, select=options.select, ignore=options.ignore,
                run=options.execute, jobs=options.jobs, on_file=lambda path: bar.update(),
            )  # fmt: skip
    except (OSError, ValueError) as error:
        print(f"gleichlauf check: {error}", file=sys.stderr)
        return FAILED
    _print(findings, options.format)
    return FOUND if findings else CLEAN


def _check_pairs(pairs: Sequence[Pair], options: argparse.Namespace) -> int:
    names = chosen(options.select, options.ignore)
    with _bar(len({pair.source for pair in pairs})) as bar:
        report = check_pairs(
            pairs, names, jobs=options.jobs, on_document=lambda path: bar.update()
        )  # fmt: skip
    if options.format == "markdown":
        _write(as_markdown(report))
    else:
        _print(report.findings, options.format)
    for note in report.notes:
        print(f"gleichlauf check: {printable(note)}", file=sys.stderr)
    print(summary(report), file=sys.stderr)
    return FOUND if report.findings else CLEAN


def _bar(total: int) -> tqdm[NoReturn]:
    # On a terminal alone, and only if the work takes long enough to wonder about it.
    return tqdm(total=total, unit="file", delay=1, leave=False, disable=not sys.stderr.isatty())


def _print(findings: Sequence[Finding], form: str) -> None:
    match form:
        case "json":
            _write(as_json(findings))
        case "sarif":
            _write(as_sarif(findings, Path.cwd()))
        case _:
            _write(as_text(findings, excerpts=sys.stdout.isatty()))


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), end="")


def _names(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in NAMES]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"choose among {', '.join(NAMES)}")
    return names


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(main())
