"""Make the site's books and its archive, and link them: ``python -m tools.offline --help``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from gleichlauf.whole_file import write_whole
from tools.addresses import address_contents
from tools.offline.archive import pack_folder, repack
from tools.offline.links import NoRoomError, show_links, show_links_in_twin
from tools.offline.one_page import PAPER, START, SiteError, one_page
from tools.offline.pdf import PrintError, browser, print_pdf
from tools.offline.previews import asking, draw_previews

NAME = "gleichlauf"
FOLDER = "offline"
"""Where the files lie below the site; no language has this code."""

WORKSHOP = "_workshop"
"""What runs programs, which browsers do not do in pages that are files."""

EARLIEST = 315532800
"""The beginning of 1980, in seconds since 1970: a zip archive knows no earlier time."""

TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site: its pages, and the book that Sphinx has made of them."""

    language: str
    pages: Path
    epub: Path

    @property
    def title(self) -> str:
        """What the book is called."""
        package = ElementTree.parse(self.epub.with_name("content.opf"))  # noqa: S314 - our own
        return package.findtext(f".//{TITLE}", NAME)


def editions(site: Path, epubs: Path) -> list[Edition]:
    """Return the languages of a site; raises `SiteError` where the site or a book is missing."""
    found = []
    for folder in sorted(path.parent for path in site.glob(f"*/{START}.html")):
        epub = next(iter(sorted((epubs / folder.name).glob("*.epub"))), None)
        if epub is None:
            raise SiteError(f"there is no EPUB in {epubs / folder.name}: run make offline")
        found.append(Edition(folder.name, folder, epub))
    if not found:
        raise SiteError(f"there is no site in {site}: run make html first")
    return found


def make_books(site: Path, epubs: Path, target: Path, changed: datetime) -> list[Edition]:
    """Write an EPUB and a PDF for each language, and one archive of the site, into a folder."""
    made = editions(site, epubs)
    books = [target / f"{NAME}-{edition.language}" for edition in made]
    for edition, book in zip(made, books, strict=True):
        write_whole(book.with_suffix(".epub"), repack(edition.epub, changed))
        page = one_page(edition.pages, edition.title)
        write_whole(book.with_suffix(".html"), page.encode())
    with browser() as chromium:
        for edition, book in zip(made, books, strict=True):
            page_file = book.with_suffix(".html")
            folders = (edition.pages / "_static", PAPER.parent)
            pdf = print_pdf(chromium, page_file, changed, folders)
            write_whole(book.with_suffix(".pdf"), pdf)
            page_file.unlink()
    write_whole(target / f"{NAME}.zip", pack_folder(site, NAME, changed, without=WORKSHOP))
    return made


def publish(site: Path, target: Path, made: Sequence[Edition]) -> None:
    """Copy the files into the site, and link them on the landing page of each language.

    Of a site that has an address, each page also gets a picture for whoever links to it.
    """
    for edition in made:
        book = f"{NAME}-{edition.language}"
        files = {
            name.rpartition(".")[2]: (f"../{FOLDER}/{name}", (target / name).stat().st_size)
            for name in (f"{book}.epub", f"{book}.pdf", f"{NAME}.zip")
        }
        for path, show in (
            (edition.pages / f"{START}.html", show_links),
            (edition.pages / "_twins" / f"{START}.js", show_links_in_twin),
        ):
            shown = show(path.read_text(encoding="utf-8"), edition.language, files)
            write_whole(path, shown.encode())
    shutil.copytree(target, site / FOLDER)
    address_contents(site)
    wanted = [asking(edition.pages) for edition in made]
    if any(wanted):
        with browser() as chromium:
            for edition, pages in zip(made, wanted, strict=True):
                draw_previews(chromium, edition.pages, edition.language, pages)


def main(words: Sequence[str] | None = None) -> int:
    """Read the command line, make everything, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.offline", description=main.__doc__)
    parser.add_argument("site", type=Path, help="the built site, with a folder for each language")
    parser.add_argument("epubs", type=Path, help="what Sphinx's builder epub wrote, likewise")
    parser.add_argument("target", type=Path, help="the folder to write to; it is emptied first")
    arguments = parser.parse_args(words)
    changed = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)), UTC)
    shutil.rmtree(arguments.target, ignore_errors=True)
    try:
        made = make_books(arguments.site, arguments.epubs, arguments.target, changed)
        publish(arguments.site, arguments.target, made)
    except (SiteError, NoRoomError, PrintError) as error:
        print(f"offline: {error}", file=sys.stderr)
        return 1
    for path in sorted(arguments.target.iterdir()):
        print(f"{path}: {path.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
