"""The command ``gleichlauf check``: its options, what a project configures, and its summary."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from gleichlauf.guard.baseline import FILE, Key, read_baseline, without_known, write_baseline
from gleichlauf.guard.check import Options, Survey, catalogues, survey
from gleichlauf.guard.configuration import find_configuration
from gleichlauf.guard.finding import Finding
from gleichlauf.guard.kinds import KINDS, NAMES, chosen, explanation
from gleichlauf.guard.reports import as_github, as_json, as_sarif, as_text, printable
from gleichlauf.pairs.check import Report, check_pairs
from gleichlauf.pairs.command_line import add_options, summary, wanted_pairs
from gleichlauf.pairs.layout import Pair
from gleichlauf.pairs.markdown import as_markdown

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit statuses: nothing found; findings; it could not run."""
_FORMATS = ("text", "json", "sarif", "github", "markdown")
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


def add_check(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
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
        choices=_FORMATS,
        help="how to print findings: text (default), for programs, as annotations on GitHub, or "
        "(markdown) documents in pairs with a section per language",
    )
    parser.add_argument(
        "--baseline", metavar="FILE", help="report only findings that this file does not hold"
    )
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help=f"write all findings into the baseline (--baseline, or {FILE}), and report none",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="say nothing but findings: no summary at the end"
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
        _configure(options)
        baseline = Path(options.baseline or FILE)
        known = None if options.baseline else Counter[Key]()
        if known is None and not options.write_baseline:
            known = read_baseline(baseline)
        pairs = wanted_pairs(options)
        report = _of_pairs(pairs, options) if pairs is not None else None
        if report is not None:
            findings, notes = report.findings, [*report.notes, summary(report)]
        else:
            findings, notes = _of_catalogues(options)
        if options.write_baseline:
            count = write_baseline(baseline, findings)
            print(f"{baseline}: {several(count, 'finding')} written", file=sys.stderr)
            return CLEAN
    except (OSError, ValueError) as error:
        print(f"gleichlauf check: {error}", file=sys.stderr)
        return FAILED
    new, old = without_known(findings, baseline, known or Counter[Key]())
    if report is not None and options.format == "markdown":
        _write(as_markdown(replace(report, findings=tuple(new))))
    else:
        _print(new, options.format)
    if not options.quiet:
        *others, counted = notes
        for note in others:
            print(f"gleichlauf check: {printable(note)}", file=sys.stderr)
        left_out = f"; {several(old, 'finding')} of the baseline left out" if old else ""
        print(f"{counted}{left_out}", file=sys.stderr)
    return FOUND if new else CLEAN


def _configure(options: argparse.Namespace) -> None:
    """Take what the command line does not say from ``pyproject.toml``."""
    configuration = find_configuration(Path.cwd())
    for name, value in (configuration.values if configuration else {}).items():
        attribute = name.replace("-", "_")
        if name == "paths" and options.pair:
            continue
        if not getattr(options, attribute):
            setattr(options, attribute, value)
    options.format = options.format or "text"
    options.source_language = options.source_language or "en"
    if options.format not in _FORMATS:
        raise ValueError(f"there is no format {options.format}; there are {', '.join(_FORMATS)}")


def _of_catalogues(options: argparse.Namespace) -> tuple[tuple[Finding, ...], list[str]]:
    if not options.paths:
        raise ValueError("name at least one .po file, or a folder of them")
    if options.format == "markdown":
        raise ValueError("--format markdown is for documents in pairs")
    files = catalogues(options.paths)
    with _bar(len(files)) as bar:
        found = survey(
            options.paths,
            Options(
                options.source,
                options.select or None,
                options.ignore,
                options.execute,
                options.jobs,
                lambda path: bar.update(),
            ),
        )
    return found.findings, [_summary(found)]


def _summary(found: Survey) -> str:
    parts = [several(found.catalogues, "catalogue"), several(found.blocks, "block") + " checked"]
    if found.unread:
        parts.append(f"{found.unread} of them not understood in part (--select unread)")
    parts.append(several(len(found.findings), "finding"))
    if found.silenced:
        parts.append(f"{found.silenced} silenced")
    return ", ".join(parts)


def _of_pairs(pairs: Sequence[Pair], options: argparse.Namespace) -> Report:
    names = chosen(options.select or None, options.ignore)
    with _bar(len({pair.source for pair in pairs})) as bar:
        return check_pairs(
            pairs, names, jobs=options.jobs, on_document=lambda path: bar.update()
        )  # fmt: skip


def several(number: int, word: str) -> str:
    """Return e.g. "1 block" or "3 blocks"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _bar(total: int) -> tqdm[NoReturn]:
    # On a terminal alone, and only if the work takes long enough to wonder about it.
    return tqdm(total=total, unit="file", delay=1, leave=False, disable=not sys.stderr.isatty())


def _print(findings: Sequence[Finding], form: str) -> None:
    match form:
        case "json":
            _write(as_json(findings))
        case "sarif":
            _write(as_sarif(findings, Path.cwd()))
        case "github":
            _write(as_github(findings))
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
