"""The search's languages, quicker: the stem of a word is found once, and not once a page."""

from __future__ import annotations

from functools import cache

from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish


class QuickGerman(SearchGerman):
    """German."""

    stem = staticmethod(cache(SearchGerman({}).stem))


class QuickEnglish(SearchEnglish):
    """English."""

    stem = staticmethod(cache(SearchEnglish({}).stem))


WORDS_OF = {"de": QuickGerman({}), "en": QuickEnglish({})}
"""What there is to know about the words of each language of the site."""
