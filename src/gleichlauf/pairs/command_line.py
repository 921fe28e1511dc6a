"""``gleichlauf check`` for documents in pairs: its options, and when it is meant."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from gleichlauf.pairs.check import Report
from gleichlauf.pairs.layout import Pair, documents, pairs_of_folders, pairs_of_pattern

_PAIR = """\
documents in pairs instead of catalogues: a pattern of the translations' paths, in which @lang
stands for the language and @path for the rest ('docs/@lang/docs/@path', '@path.@lang.md'). The
source is the same with --source-language, or without @lang; --source names another folder. May be
repeated
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for documents in pairs."""
    parser.add_argument("--pair", action="append", default=[], metavar="PATTERN", help=_PAIR)
    parser.add_argument(
        "--languages",
        type=lambda value: tuple(part.strip() for part in value.split(",") if part.strip()),
        metavar="CODES",
        help="with --pair: only these languages (de,ja,...); otherwise all that look like one",
    )
    parser.add_argument(
        "--source-language",
        metavar="CODE",
        help="with --pair: the language of the source (en)",
    )


def wanted_pairs(options: argparse.Namespace) -> list[Pair] | None:
    """Return the pairs that the options name, or None if they name catalogues.

    Folders are documents in pairs if the source is named and no folder holds a catalogue. Raises
    `ValueError` for options that do not go together, `FileNotFoundError` if there is no pair.
    """
    if options.pair:
        if options.paths or options.execute:
            raise ValueError("--pair goes neither with paths nor with --run")
        found = [
            pair
            for pattern in options.pair
            for pair in pairs_of_pattern(
                os.path.normpath(pattern), options.source, languages=options.languages,
                source_language=options.source_language,
            )
        ]  # fmt: skip
        return list(dict.fromkeys(found))
    folders = [Path(path) for path in options.paths]
    if options.source is None or not folders or not all(f.is_dir() for f in folders):
        return None
    if any(next(folder.rglob("*.po"), None) for folder in folders):
        return None
    if not any(next(documents(folder), None) for folder in folders):
        return None
    return pairs_of_folders(Path(options.source), folders)


def summary(report: Report) -> str:
    """Return one line that says what was compared, and what came of it."""
    files = sum(count.documents for count in report.languages)
    blocks = sum(count.blocks for count in report.languages)
    behind = sum(finding.name == "stale" for finding in report.findings)
    languages = len(report.languages)
    counted = ", ".join(
        (_several(languages, "language"), _several(files, "document"), _several(blocks, "block"))
    )
    silenced = f", {report.silenced} silenced" if report.silenced else ""
    return f"{counted}: {behind} behind, {len(report.findings) - behind} wrong{silenced}"


def _several(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
