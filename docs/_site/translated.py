"""No page may come out in the source language under another one's name."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from gleichlauf.catalogue.reading import read

logger = logging.getLogger(__name__)


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn if nothing of a page is translated, though its catalogue has translations."""
    progress = doctree.get("translation_progress", {"total": 0, "translated": 0})
    if progress["translated"] or not progress["total"]:
        return
    page, language = app.env.current_document.docname, app.config.language
    for folder in app.config.locale_dirs:
        catalogue = Path(folder, language, "LC_MESSAGES", f"{page}.po")
        if catalogue.exists() and any(entry.in_use for entry in read(catalogue).entries):
            logger.warning(
                "this page is not in the language %s, though %s has translations; the compiled "
                "catalogues are not whole: make clean, and build again",
                language,
                catalogue,
                location=page,
            )
