"""How often a page has a word, for docs/_search_scorer.js to rank pages by."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms import SphinxTransform

from .search_stems import words_of
from .search_terms import known_terms

COUNTS = "Search.counts="
"""The first line of the index starts so, once the counts are there."""

WORDS = "site_words"
"""What is noted about a page in Sphinx's metadata, which follow it when it changes."""


class NoteWords(SphinxTransform):
    """Notes how often a page has each word, when it has been read and translated.

    A word that stands on a page fewer than four times is left out.
    """

    # The last one. FilterSystemMessages, which leaves docutils' remarks out, has it as well, and
    # goes first because Sphinx knows it for longer.
    default_priority = 999

    def apply(self, **kwargs: Any) -> None:
        """Count, where a search index will be written."""
        if issubclass(self.env._builder_cls, StandaloneHTMLBuilder):
            language = words_of(self.config.language)
            words = map(str.lower, language.split(self.document.astext()))
            found = Counter(language.stem(word) for word in words if language.word_filter(word))
            frequent = {word: count for word, count in found.items() if count > 3}
            self.env.metadata[self.env.current_document.docname][WORDS] = frequent


def take_counts_away(app: Sphinx, builder: Builder) -> None:
    """Leave the index as Sphinx wrote it: to change a part of it, Sphinx reads the rest."""
    index = Path(app.outdir, "searchindex.js")
    text = index.read_text(encoding="utf-8") if index.exists() else ""
    if text.startswith(COUNTS):
        index.write_text(text.partition("\n")[2], encoding="utf-8")


def add_counts(app: Sphinx, exception: Exception | None) -> None:
    """Put the counts before Sphinx's index, which says only whether a page has a word."""
    index = Path(app.outdir, "searchindex.js")
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder) or not builder.indexer:
        return
    text = index.read_text(encoding="utf-8")
    counts = {name: app.env.metadata[name][WORDS] for name in sorted(app.env.found_docs)}
    known = json.dumps(counts, ensure_ascii=False, separators=(",", ":"))
    terms = json.dumps(known_terms(app), ensure_ascii=False, separators=(",", ":"))
    index.write_text(f"{COUNTS}{known};Search.known={terms};\n{text}", encoding="utf-8")
