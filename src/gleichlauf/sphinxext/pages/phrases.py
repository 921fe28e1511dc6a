"""What the extension itself says on a page, in the page's language.

The translations are ordinary ``.po`` files in ``locales/``. They are read as they are, since a
compiled catalogue would have to be committed, or made when the package is built.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from gleichlauf.catalogue.compiling import compiled
from gleichlauf.catalogue.reading import read

LOCALES = Path(__file__).parent / "locales"

Say = Callable[[str], str]
"""Returns what a phrase is in the language of a page."""


@lru_cache(maxsize=4)
def phrases(language: str) -> gettext.NullTranslations:
    """Return the translations for a language such as ``de`` or ``de_AT``; English for others."""
    for code in (language, language.replace("-", "_").partition("_")[0]):
        source = LOCALES / code / "LC_MESSAGES" / "gleichlauf.po"
        if source.is_file():
            return gettext.GNUTranslations(BytesIO(compiled(read(source))))
    return gettext.NullTranslations()
