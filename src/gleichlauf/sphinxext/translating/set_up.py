"""What is registered where there are translations, or code is to be translated."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from gleichlauf.sphinxext.authors.settings import translates_code


def set_up_builder(app: Sphinx, config: Config) -> None:
    """Let catalogues have messages of code, if a project wants them."""
    if translates_code(config):
        from gleichlauf.sphinxext.translating.gettext_builder import GettextBuilder

        app.add_builder(GettextBuilder, override=True)


def set_up(app: Sphinx) -> None:
    """Register what checks translations, and what puts them into code.

    A project without either need not wait for what does it.
    """
    if translates_code(app.config):
        from gleichlauf.sphinxext.translating.catalogue_check import check_catalogues
        from gleichlauf.sphinxext.translating.compiling import compile_catalogues
        from gleichlauf.sphinxext.translating.keeping import KeepFromSphinx
        from gleichlauf.sphinxext.translating.languages import check_language
        from gleichlauf.sphinxext.translating.translation import TranslateCode

        check_language(app)
        compile_catalogues(app)
        check_catalogues(app)
        app.add_transform(KeepFromSphinx)
        app.add_transform(TranslateCode)
    if _has_catalogues(app):
        from gleichlauf.sphinxext.translating import refusing

        refusing.check_interface(app)
        app.add_transform(refusing.RefuseActing)
        app.add_transform(refusing.KeepMetadata)
        app.add_env_collector(refusing.RefusedCollector)
        app.connect("env-updated", refusing.tell_refused)


def _has_catalogues(app: Sphinx) -> bool:
    """Say whether any folder of catalogues is there: one of ``de`` serves ``de_AT``, too."""
    language = app.config.language.replace("-", "_").partition("_")[0]
    folders = (Path(app.srcdir, name) for name in app.config.locale_dirs)
    return any(True for folder in folders for _ in folder.glob(f"{language}*/LC_MESSAGES"))
