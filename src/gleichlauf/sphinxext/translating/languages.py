"""A language without a folder: Sphinx would build the site in the language of the sources."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn


def check_language(app: Sphinx) -> None:
    """Warn of a language that has no folder in any of ``locale_dirs``.

    Only where ``gleichlauf_source_language`` tells which language needs none.
    """
    language, source = app.config.language, app.config.gleichlauf_source_language
    if not source or language == source or not app.builder.use_message_catalog:
        return
    # A folder without catalogues is one that somebody has just begun.
    if not any(Path(app.srcdir, folder, language).is_dir() for folder in app.config.locale_dirs):
        folders = " or ".join(str(Path(folder, language)) for folder in app.config.locale_dirs)
        reason = (
            f"there are no catalogues for the language {language!r} in {folders}, so the pages"
            f" would be in {source!r}; is the language misspelt, or is sphinx-intl still to run?"
        )
        warn(Fault(reason, Place(str(app.confdir / "conf.py"), 1), "language"))
