"""What a page loads: its own bytes, and not what comes along with themes and extensions."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

NEEDLESS = {
    # Of these, pages need the copy button's look alone. It stands in site.css.
    "_static/copybutton.css",
    "_static/styles/furo-extensions.css",
    # copy.js does what these do, with the browser's own clipboard.
    "_static/clipboard.min.js",
    "_static/copybutton.js",
}

FOR_CODE = {"_static/copy.js", "_static/gleichlauf.js"}
"""On pages that Sphinx makes, such as the search, there is no code."""

FOR_THE_SEARCH = {
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/translations.js",
}
"""On other pages these would do two things: "/" leads to the search, for which site.js has three
lines, and what was searched for is marked, which found.js does, loaded after a search alone."""


def leave_out_needless_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take what it does not need out of the page that is about to be written."""
    needless = NEEDLESS
    if doctree is None:
        needless = needless | FOR_CODE
    if pagename != "search":
        needless = needless | FOR_THE_SEARCH
    for files in ("css_files", "script_files"):
        context[files] = [it for it in context[files] if it.filename not in needless]
