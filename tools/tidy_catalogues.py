"""Settle the catalogues after ``sphinx-intl update``: what ``make locales`` runs last.

sphinx-intl leaves a catalogue alone while its messages are the same, so their lines in docs/ and
their order go stale; it notes the time of each run, and it asks for names and addresses of people.
Here each catalogue gets the places, remarks and order of its template, and keeps in its head
what says something: the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gleichlauf.whole_file import write_whole

EACH_TIME_NEW = {"POT-Creation-Date", "Generated-By"}
PLACEHOLDERS = ("@ADDRESS", "LL@li", "YEAR-MO-DA")
"""What Babel writes into a head where nobody has filled it in."""
BOILERPLATE = ("SOME DESCRIPTIVE TITLE", "Copyright (C)", "This file is distributed under")
"""What it writes above the head: the licence stands in LICENSE."""
NOT_OF_A_PAGE = {"sphinx"}
"""Catalogues without a template of ours: the texts of Sphinx and the theme."""


def read(path: Path) -> Catalog:
    """Return a catalogue or a template; ValueError if Babel cannot make sense of it."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def head(catalogue: Catalog) -> str:
    """Return the head of a catalogue: its language, its format, and what people wrote there."""

    def said(line: str, empty: tuple[str, ...]) -> bool:
        return bool(line.strip("# ")) and not any(placeholder in line for placeholder in empty)

    remarks = catalogue.header_comment.splitlines()
    return "\n".join(
        [
            *(line for line in remarks if said(line, PLACEHOLDERS + BOILERPLATE)),
            'msgid ""',
            'msgstr ""',
            *(
                f'"{name}: {text.strip()}\\n"'
                for name, text in catalogue.mime_headers
                if name not in EACH_TIME_NEW and said(text, PLACEHOLDERS)
            ),
        ]
    )


def settled(catalogue: Catalog, template: Catalog, folder: Path) -> str:
    """Return the text of a catalogue with the places, remarks and order of its template.

    ``folder`` is the template's: the places in it are relative to that.
    """
    catalogue.update(template)
    for message in catalogue:
        message.locations = [
            (Path(os.path.normpath(folder / place)).as_posix(), line)
            for place, line in message.locations
        ]
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True)
    return f"{head(catalogue)}\n\n{body.getvalue().decode('utf-8').strip()}\n"


def main() -> int:
    """Settle every catalogue that has a template, and name those that have none."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("templates", type=Path, help="the folder of .pot files")
    parser.add_argument("locales", type=Path, help="the folder of catalogues")
    arguments = parser.parse_args()
    status = 0
    for path in sorted(arguments.locales.glob("*/LC_MESSAGES/**/*.po")):
        page = Path(*path.relative_to(arguments.locales).parts[2:]).with_suffix("")
        template = arguments.templates / f"{page}.pot"
        if str(page) in NOT_OF_A_PAGE:
            continue
        if not template.exists():
            print(f"{path}: its page is gone. Delete it, or move it to the page's new name.")
            continue
        try:
            text = settled(read(path), read(template), template.parent)
        except ValueError as error:
            print(f"{path}: not a catalogue, left as it is: {error}", file=sys.stderr)
            status = 1
            continue
        if path.read_text(encoding="utf-8") != text:
            write_whole(path, text.encode("utf-8"))
    return status


if __name__ == "__main__":
    sys.exit(main())
