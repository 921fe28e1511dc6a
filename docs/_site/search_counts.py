"""How often a page has a word, for docs/_search_scorer.js to rank pages by."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

COUNTS = "Search.counts="
"""The first line of the index starts so, once the counts are there."""


def take_counts_away(app: Sphinx, builder: Builder) -> None:
    """Leave the index as Sphinx wrote it: to change a part of it, Sphinx reads the rest."""
    index = Path(app.outdir, "searchindex.js")
    text = index.read_text(encoding="utf-8") if index.exists() else ""
    if text.startswith(COUNTS):
        index.write_text(text.partition("\n")[2], encoding="utf-8")


def add_counts(app: Sphinx, exception: Exception | None) -> None:
    """Put the counts before Sphinx's index, which says only whether a page has a word.

    A word that stands on a page once or twice is left out.
    """
    index = Path(app.outdir, "searchindex.js")
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder) or not builder.indexer:
        return
    text = index.read_text(encoding="utf-8")
    words_of = builder.indexer.lang
    counts = {}
    for name in sorted(app.env.found_docs):
        words = map(str.lower, words_of.split(app.env.get_doctree(name).astext()))
        found = Counter(words_of.stem(word) for word in words if words_of.word_filter(word))
        counts[name] = {word: count for word, count in found.items() if count > 2}
    known = json.dumps(counts, ensure_ascii=False, separators=(",", ":"))
    index.write_text(f"{COUNTS}{known};\n{text}", encoding="utf-8")
