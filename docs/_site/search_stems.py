"""The search's languages, quicker: the stem of a word is found once, and not once a page."""

from __future__ import annotations

from functools import cache

from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish


class QuickGerman(SearchGerman):
    """German."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stem = cache(super().stem)  # type: ignore[method-assign]


class QuickEnglish(SearchEnglish):
    """English."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stem = cache(super().stem)  # type: ignore[method-assign]
