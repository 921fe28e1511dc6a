"""How much of a page is translated: what Sphinx counts for that, and what is marked."""

from __future__ import annotations

from typing import Any

from docutils import nodes
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


class MarkUntranslated(SphinxTransform):
    """Mark what is still in the language of the sources, for readers and for what reads aloud."""

    default_priority = 960  # after all that Sphinx does to translations

    def apply(self, **kwargs: Any) -> None:
        """Give each part its language: of a class like this docutils makes the attribute."""
        source = self.config.gleichlauf_source_language
        if self.config.language == source:
            return
        left = [node for node in self.document.findall(nodes.Element) if is_left(node)]
        if not counted(self.document):  # there is no catalogue
            left = [node for node in self.document.children if isinstance(node, nodes.section)]
        for node in left:
            node["classes"] += ["in-source-language", f"language-{source}"]


def is_left(node: nodes.Element) -> bool:
    """Say whether Sphinx looked for a translation of this text, and found none."""
    return node.get("translated") is False and not isinstance(node, nodes.meta)


def counted(document: nodes.document) -> int:
    """Return how many texts of a page Sphinx has looked for in a catalogue."""
    total: int = document.get("translation_progress", {"total": 0})["total"]
    return total


def percent(document: nodes.document) -> int:
    """Return how much of a page is translated: 100 only if all of it is."""
    total = counted(document)
    return document["translation_progress"]["translated"] * 100 // total if total else 0
