"""How much of a page is translated: what Sphinx counts for that."""

from __future__ import annotations

from typing import Any

from sphinx import addnodes
from sphinx.transforms import SphinxTransform


class PassOverTablesOfContents(SphinxTransform):
    """Let tables of contents take no part: Sphinx counts each one as not translated.

    It translates their captions, but does not note it (seen with Sphinx 9.0.4).
    """

    default_priority = 22  # Locale has 20, TranslationProgressTotaliser 25

    def apply(self, **kwargs: Any) -> None:
        """Take the mark away that would be counted."""
        for table in self.document.findall(addnodes.toctree):
            table.attributes.pop("translated", None)
