"""Translated code examples that provably run the same in every language of a Sphinx site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from gleichlauf.guard.check import check
    from gleichlauf.guard.finding import Finding

__all__ = ["Finding", "__version__", "check", "setup"]
__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension: what Sphinx calls for ``extensions = ["gleichlauf"]``."""
    # Imported here, so that the core stays usable without Sphinx.
    from gleichlauf import sphinxext

    return sphinxext.setup(app)


def __getattr__(name: str) -> object:
    # Imported on first use: who imports one room should not load all of them.
    match name:
        case "check":
            from gleichlauf.guard.check import check

            return check
        case "Finding":
            from gleichlauf.guard.finding import Finding

            return Finding
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
