"""What the search knows besides the words of the pages: titles and terms, in every language.

A learner types a term of the other language, or one that no page has. The index gets, for each
title, its translations; for each entry of the glossary, its names in all languages; and what
stands in ``search_words.toml``. docs/_search_scorer.js ranks pages by all of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from gleichlauf.catalogue.reading import read

WORDS = Path(__file__).with_name("search_words.toml")
TITLES, TERMS = "site_titles", "site_terms"
"""What is noted about a page in Sphinx's metadata, which follow it when it changes."""

LONGEST_TITLE = 80
"""Characters: a longer message of a catalogue is no title."""


class NoteTitles(SphinxTransform):
    """Notes the titles of a page's sections, and the names that its glossary gives to things."""

    default_priority = 999

    def apply(self, **kwargs: Any) -> None:
        """Note them when the page has been read and translated."""
        noted = self.env.metadata[self.env.current_document.docname]
        noted[TITLES] = [
            (section["ids"][0] if section.parent is not self.document else "", title.astext())
            for section in self.document.findall(nodes.section)
            if isinstance(title := section[0], nodes.title)
        ]
        noted[TERMS] = [
            (term["ids"][0], list(_names(item)))
            for glossary in self.document.findall(addnodes.glossary)
            for item in glossary.findall(nodes.definition_list_item)
            for term in item.findall(nodes.term)
        ]


def _names(item: nodes.definition_list_item) -> Iterator[str]:
    """Yield the names of a thing: its terms, and what its first sentence stresses."""
    for part in item.children:
        if isinstance(part, nodes.term):
            yield part.astext()
        elif isinstance(part, nodes.definition):
            for node in part[0].children:
                if isinstance(node, nodes.Text) and re.search(r"[.;]", node.astext()):
                    return
                if isinstance(node, nodes.emphasis):
                    yield node.astext()


def known_terms(app: Sphinx) -> dict[str, list[list[str]]]:
    """Return what the index says of titles and terms."""
    env = app.env
    others = translations(Path(app.confdir, "locales"))
    titles = [
        [page, anchor, *_in_all_languages(title, others)]
        for page in sorted(env.found_docs)
        for anchor, title in env.metadata[page].get(TITLES, [])
    ]
    terms = [
        names for page in sorted(env.found_docs) for _, names in env.metadata[page].get(TERMS, [])
    ]
    same = [_listed(words) for words in _thesaurus()["same"].values()]
    return {"titles": titles, "terms": terms, "words": list(_words(env)), "same": same}


@cache
def _thesaurus() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


def _words(env: BuildEnvironment) -> Iterator[list[str]]:
    """Yield for each section of ``search_words.toml`` its page, its anchor, and the words.

    What a site of a few of the pages lacks is left out; a test looks for each name in docs/.
    """
    labels = env.domains.standard_domain.anonlabels
    for name, words in _thesaurus()["words"].items():
        if name in env.found_docs:
            place = (name, "")
        elif name in labels:
            place = labels[name]
        else:
            continue
        yield [*place, *_listed(words)]


@cache
def translations(folder: Path) -> dict[str, set[str]]:
    """Return for each short text of the catalogues, in any language, what it is in the others."""
    found: dict[str, set[str]] = {}
    for file in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        for entry in read(file).entries:
            if not entry.in_use or len(entry.message.value) > LONGEST_TITLE:
                continue
            one, other = _plain(entry.message.value), _plain(entry.translation.value)
            if one and other != one:
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
    return found


def _in_all_languages(title: str, others: dict[str, set[str]]) -> list[str]:
    plain = _plain(title)
    return [plain, *sorted(others.get(plain, ()))]


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "").replace("\N{SOFT HYPHEN}", "").split())
