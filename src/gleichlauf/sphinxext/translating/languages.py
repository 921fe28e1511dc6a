"""A language without catalogues: Sphinx would build the site in the language of the sources."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.i18n import CatalogRepository

from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn


def check_language(app: Sphinx) -> None:
    """Warn of a language that no folder in ``locale_dirs`` has a catalogue for.

    Only where ``gleichlauf_source_language`` tells which language needs none.
    """
    language, source = app.config.language, app.config.gleichlauf_source_language
    if not source or language == source or not app.builder.use_message_catalog:
        return
    repository = CatalogRepository(
        app.srcdir, app.config.locale_dirs, language, app.config.source_encoding
    )
    if not any(True for _ in repository.catalogs):
        folders = " or ".join(str(Path(folder, language)) for folder in app.config.locale_dirs)
        reason = (
            f"there are no catalogues for the language {language!r} in {folders}, so the pages"
            f" would be in {source!r}; is the language misspelt, or is sphinx-intl still to run?"
        )
        warn(Fault(reason, Place(str(app.confdir / "conf.py"), 1), "language"))
