"""Translated code examples that provably run the same in every language of a Sphinx site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension: what Sphinx calls for ``extensions = ["gleichlauf"]``."""
    # Imported here, so that the core stays usable without Sphinx.
    from gleichlauf import sphinxext

    return sphinxext.setup(app)
