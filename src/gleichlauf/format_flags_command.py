"""``gleichlauf format-flags``: which messages are formats, put right after each update."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from gleichlauf.catalogue.format_flags import with_format_flags
from gleichlauf.guard.check import catalogues
from gleichlauf.regular_file import content
from gleichlauf.whole_file import write_whole

_DESCRIPTION = """\
Put the flags python-format and python-brace-format of catalogues right. sphinx-intl guesses them,
so that msgfmt and editors take "10 % discount" for a format and its translation for an error.
Run it after each sphinx-intl update. Nothing else in the files changes. The exit status is 0, or
2 if it failed.
"""


def add_format_flags(subparsers: Any) -> None:
    """Add the command to those of ``gleichlauf``."""
    parser = subparsers.add_parser(
        "format-flags",
        help="say of each message in catalogues whether it is a format",
        description=_DESCRIPTION,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=".po files, or folders")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    changed = 0
    try:
        files = catalogues(options.paths)
    except FileNotFoundError as error:
        print(f"gleichlauf format-flags: {error}", file=sys.stderr)
        return 2
    for file in files:
        try:
            before = content(file).decode("utf-8")
            after = with_format_flags(before)
            if after != before:
                write_whole(file, after.encode("utf-8"))
                changed += 1
        except UnicodeDecodeError:
            print(f"{file}: is not UTF-8, and stays as it is", file=sys.stderr)
            return 2
        except OSError as error:
            print(f"{file}: stays as it is: {error}", file=sys.stderr)
            return 2
    print(f"{changed} catalogues changed")
    return 0
