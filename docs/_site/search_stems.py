"""The search's languages, quicker: the stem of a word is found once, and not once a page."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sphinx.search import SearchLanguage
from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish


class QuickGerman(SearchGerman):
    """German."""

    stem = staticmethod(cache(SearchGerman({}).stem))


class QuickEnglish(SearchEnglish):
    """English."""

    stem = staticmethod(cache(SearchEnglish({}).stem))


QUICK: dict[str, SearchLanguage] = {"de": QuickGerman({}), "en": QuickEnglish({})}


@cache
def words_of(language: str) -> SearchLanguage:
    """Return what Sphinx knows about the words of a language; as it does, of English for others."""
    code = language.replace("-", "_").partition("_")[0]
    if code in QUICK:
        return QUICK[code]
    try:
        module = import_module(f"sphinx.search.{code}")
    except ModuleNotFoundError:
        return QUICK["en"]
    known = (it for it in vars(module).values() if isinstance(it, type))
    own = (it for it in known if issubclass(it, SearchLanguage) and it.lang == code)
    return next((it({}) for it in own), QUICK["en"])
