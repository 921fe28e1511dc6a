"""The EPUB builder: Sphinx's own, with what drawings and readers of other languages need."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _

LINK = re.compile(r"</?a\b[^>]*>")
ITEM = re.compile(r'(<item id="epub-\d+" href="([^"]+\.xhtml)"[^>]*?)( />)')


class EpubBuilder(Epub3Builder):
    """Write a book with drawings, in the language of the build, where a project asks for any of it.

    A page with a drawing has to be declared (EPUB 3.3, "Manifest item properties": ``svg``), each
    page has to say its language, so that it is read aloud and hyphenated rightly, and the table
    of contents has a title in that language.
    """

    def init(self) -> None:
        """Begin each page with its language."""
        super().init()
        language = escape(self.config.epub_language)
        self.html_tag = f'{self.html_tag[:-1]} lang="{language}" xml:lang="{language}">'
        self.guide_titles = {**self.guide_titles, "toc": _("Table of Contents")}

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page; its drawings lead nowhere, because their steps in words follow."""
        for meta in doctree.findall(nodes.meta):
            meta.attributes.pop("translated", None)  # Sphinx's mark; HTML has no such attribute
        for raw in doctree.findall(nodes.raw):
            if raw.astext().startswith('<svg class="gleichlauf-picture"'):
                raw[:] = [nodes.Text(LINK.sub("", raw.astext()))]
        super().write_doc(docname, doctree)

    def build_content(self) -> None:
        """Write the list of files, and declare in it which pages have drawings."""
        super().build_content()
        content = Path(self.outdir, "content.opf")
        content.write_text(
            ITEM.sub(self._declare, content.read_text(encoding="utf-8")), encoding="utf-8"
        )

    def _declare(self, item: re.Match[str]) -> str:
        page = Path(self.outdir, item[2])
        drawn = "<svg" in page.read_text(encoding="utf-8")
        return f'{item[1]} properties="svg"{item[3]}' if drawn else item[0]
