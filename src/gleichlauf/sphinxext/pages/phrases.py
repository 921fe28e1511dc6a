"""What the extension itself says on a page, in the page's language.

The translations are ordinary ``.po`` files in ``locales/``. They are read as they are, since a
compiled catalogue would have to be committed, or made when the package is built.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"


@lru_cache(maxsize=4)
def phrases(language: str) -> gettext.NullTranslations:
    """Return the translations for a language such as ``de`` or ``de_AT``; English for others."""
    for code in (language, language.replace("-", "_").partition("_")[0]):
        source = LOCALES / code / "LC_MESSAGES" / "gleichlauf.po"
        if source.is_file():
            compiled = BytesIO()
            with source.open("rb") as file:
                write_mo(compiled, read_po(file, locale=code))
            compiled.seek(0)
            return gettext.GNUTranslations(compiled)
    return gettext.NullTranslations()
