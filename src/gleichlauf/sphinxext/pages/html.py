"""The nodes that HTML writes in its own way: links to files, and code.

The keyboard scrolls code, and its names lead to their documentation.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from gleichlauf.sphinxext.pages.links import LINKS, with_links


class download_link(nodes.TextElement):  # noqa: N801
    """A link to a file that the browser saves; ``uri`` is relative to the page."""


def visit_download_link(self: HTML5Translator, node: download_link) -> None:
    """Open the link."""
    attributes = {"href": node["uri"], "download": ""}
    self.body.append(
        self.starttag(node, "a", "", CLASS="reference download internal", **attributes)
    )


def depart_download_link(self: HTML5Translator, node: download_link) -> None:
    """Close the link."""
    self.body.append("</a>")


def visit_literal_block(self: HTML5Translator, node: nodes.literal_block) -> None:
    """Write a block of code with its links.

    Its ``pre``, the last one beside line numbers, takes the focus.
    """
    try:
        type(self).visit_literal_block(self, node)
    finally:  # the block is written in one piece, and then raises SkipNode
        before, pre, after = self.body[-1].rpartition("<pre")
        self.body[-1] = f'{before}{pre} tabindex="0"{after}' if pre else after
        if LINKS in node:
            self.body[-1] = with_links(self.body[-1], node[LINKS])


def depart_literal_block(self: HTML5Translator, node: nodes.literal_block) -> None:
    """Close a block with markup inside."""
    type(self).depart_literal_block(self, node)
