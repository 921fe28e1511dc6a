"""Bring the catalogues up to date with their templates: what ``make locales`` runs last.

sphinx-intl does it, in a copy: it writes each file in place, so to interrupt it could cost a text.
It leaves a catalogue alone while its messages are the same, so their lines in docs/ and their order
go stale; it notes the time of each run, and it asks for names and addresses of people.
Here each catalogue gets the places, remarks and order of its template, its flags say which messages
are formats, and it keeps in its head what says something: the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gleichlauf.catalogue.format_flags import with_format_flags
from gleichlauf.whole_file import write_whole
from tools.build import CATALOGUES
from tools.waiting import alone, remove

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
    text = f"{head(catalogue)}\n\n{body.getvalue().decode('utf-8').strip()}\n"
    return with_format_flags(text)


def updated(templates: Path, locales: Path, languages: Sequence[str]) -> Path | None:
    """Return a copy of the catalogues that has all messages; nothing if that went wrong."""
    copy = templates.with_name("updated-catalogues")
    remove(copy)
    shutil.copytree(locales, copy)
    chosen = [f"--language={language}" for language in languages]
    command = ["sphinx_intl", "update", f"--pot-dir={templates}", f"--locale-dir={copy}"]
    whole = [sys.executable, "-m", *command, *chosen, "--line-width=0"]
    done = subprocess.run(whole, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout.replace(str(copy), str(locales)), end="")
    return None if done.returncode else copy


def settle(copy: Path, templates: Path, locales: Path) -> int:
    """Settle each catalogue that has a template, name those that have none; return a status."""
    status = 0
    for path in sorted(copy.glob("*/LC_MESSAGES/**/*.po")):
        catalogue = locales / path.relative_to(copy)
        page = Path(*path.relative_to(copy).parts[2:]).with_suffix("")
        template = templates / f"{page}.pot"
        if str(page) in NOT_OF_A_PAGE:
            continue
        if not template.exists():
            print(f"{catalogue}: its page is gone. Delete it, or move it to the page's new name.")
            continue
        try:
            text = settled(read(path), read(template), template.parent)
        except ValueError as error:
            print(f"{catalogue}: not a catalogue, left as it is: {error}", file=sys.stderr)
            status = 1
            continue
        if not catalogue.exists() or catalogue.read_text(encoding="utf-8") != text:
            catalogue.parent.mkdir(parents=True, exist_ok=True)
            write_whole(catalogue, text.encode("utf-8"))
    return status


def main() -> int:
    """Bring all catalogues up to date, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogues", description=main.__doc__)
    parser.add_argument("templates", type=Path, help="the folder of .pot files")
    parser.add_argument("locales", type=Path, help="the folder of catalogues")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="en ...")
    arguments = parser.parse_args()
    with alone(CATALOGUES):
        copy = updated(arguments.templates, arguments.locales, arguments.languages)
        if copy is None:
            return 1
        status = settle(copy, arguments.templates, arguments.locales)
        remove(copy)
    return status


if __name__ == "__main__":
    sys.exit(main())
