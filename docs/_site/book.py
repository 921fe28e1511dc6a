"""The site as an EPUB: what a library shows of the book, and what it looks like."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import get_translator

import gleichlauf

STATIC = "docs/_epub"


NEEDLESS = (
    "basic.css",
    "check-solid.svg",
    "cover.svg",
    "copy-button.svg",
    "copybutton.css",
    "minus.png",
    "plus.png",
)
"""What lies beside the book's own files, or comes with theme and copy button, and is not used."""


def describe(app: Sphinx, config: Config) -> None:
    """Say what the book is, in its language."""
    say = get_translator("sphinx", "general").gettext
    config.epub_title = say("Gleichlauf: Threads and archives in Python")
    config.epub_description = say("A tutorial whose programs do what the book says.")
    # EPUB wants one identifier as two names. The same book has the same one wherever it is built.
    config.epub_identifier = config.epub_uid = f"gleichlauf-{config.language}"
    config.epub_contributor = config.author
    config.epub_cover = ("_static/cover.png", "book_cover.html")
    config.epub_css_files = ["book.css"]
    config.epub_show_urls = "no"
    config.epub_tocscope = "includehidden"
    config.epub_tocdepth = 2
    config.epub_tocdup = False


def leave_out_what_needs_a_site(app: Sphinx) -> None:
    """Give the book its own files, and none of the site's."""
    if app.builder.name != "epub":
        return
    # Not sooner: the other builders put the version, if there is one, into what they write.
    app.config.version = gleichlauf.__version__
    app.config.html_static_path = [STATIC]
    app.config.html_additional_pages = {}
    app.config.epub_exclude_files = ["_static/" + name for name in NEEDLESS]
