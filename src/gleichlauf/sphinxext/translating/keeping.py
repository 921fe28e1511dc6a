"""Blocks that are messages in parts are none as a whole."""

from __future__ import annotations

from typing import Any

from sphinx.transforms import SphinxTransform

from gleichlauf.sphinxext.authors.nodes import blocks


class KeepFromSphinx(SphinxTransform):
    """Keep our blocks from being messages as a whole, where they are messages in parts."""

    default_priority = 11  # ExtraTranslatableNodes has 10, Locale 20

    def apply(self, **kwargs: Any) -> None:
        """Take back what ``gettext_additional_targets`` has given to all blocks of code."""
        for node in blocks(self.document):
            node.attributes.pop("translatable", None)
