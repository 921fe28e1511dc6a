"""``gleichlauf migrate-catalogues``: from whole translated blocks to the messages in them."""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from gleichlauf.catalogue.migration import carried_over
from gleichlauf.guard.check import catalogues
from gleichlauf.whole_file import write_whole

_DESCRIPTION = """\
Carry the translations of whole code blocks (gettext_additional_targets = ["literal-block"]) over to
the comments and texts in them, which is what gleichlauf asks translators for. Each block is proved:
with its messages translated it is what its translation was. A block for which that cannot be is
named and stays translated as a whole. No entry is removed. Run it before the next sphinx-intl
update. The exit status is 0 if all blocks could be carried over, 1 if some stay, 2 if it failed.
"""


def add_migrate(subparsers: Any) -> None:
    """Add the command to those of ``gleichlauf``."""
    parser = subparsers.add_parser(
        "migrate-catalogues",
        help="carry translations of whole blocks over to the messages in them",
        description=_DESCRIPTION,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=".po files, or folders")
    parser.set_defaults(run=_migrate)


def _migrate(options: argparse.Namespace) -> int:
    carried = stay = 0
    try:
        files = catalogues(options.paths)
    except FileNotFoundError as error:
        print(f"gleichlauf migrate-catalogues: {error}", file=sys.stderr)
        return 2
    for file in files:
        try:
            done, left = migrate_file(file)
        except (OSError, ValueError) as error:
            print(f"{file}: cannot be read, and stays as it is: {error}", file=sys.stderr)
            return 2
        carried += done
        stay += len(left)
        for line in left:
            print(f"{file}:{line}: this block stays translated as a whole: its code differs")
    print(f"{carried} blocks carried over and proved, {stay} stay as they are")
    return 1 if stay else 0


def migrate_file(path: Path) -> tuple[int, list[int]]:
    """Add to a catalogue what its whole blocks give; return how many did, and lines of the others.

    Raises `OSError` and `ValueError` where the file cannot be read, which then stays as it is.
    """
    from babel.messages.pofile import read_po, write_po

    content = path.read_bytes()
    catalogue = read_po(BytesIO(content), abort_invalid=True)
    found: dict[str, str] = {}
    carried, left = 0, []
    for entry in list(catalogue):
        source, translation = entry.id, entry.string
        if not (isinstance(source, str) and isinstance(translation, str)):
            continue
        if not source or not translation or entry.fuzzy:
            continue
        messages = carried_over(source, translation)
        known = {it: found.get(it) or _known(catalogue, it) for it in messages or ()}
        if messages is None or any(known[it] not in ("", messages[it]) for it in messages):
            left.append(entry.lineno or 1)
        elif messages and source not in messages:
            found |= messages
            carried += 1
    for message, text in found.items():
        catalogue.add(message, text)
    if found:
        output = BytesIO()
        write_po(output, catalogue, width=0)
        write_whole(path, output.getvalue())
    return carried, left


def _known(catalogue: Any, message: str) -> str:
    entry = catalogue.get(message)
    return str(entry.string) if entry is not None and not entry.fuzzy else ""
