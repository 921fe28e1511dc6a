"""Tables as HTML wants them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def keep_ids_unique(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a table alone have its id: the theme gives the same one to the box around it."""
    for box in doctree.findall(nodes.container):
        if "table-wrapper" in box["classes"]:
            box["ids"] = []
