"""How long a chapter takes to read, and how many examples it has: counted, never written by hand.

A chapter is a page that the overview names in a numbered list; the overview itself says what all
of them come to. Solutions, which are folded, count for neither figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.locale import get_translator
from sphinx.util import docname_join

from gleichlauf.sphinxext.authors.nodes import blocks
from gleichlauf.sphinxext.examples.kept import EXAMPLE, pages
from gleichlauf.sphinxext.pages.folded import folded

WORDS_PER_MINUTE = {"en": 238, "de": 222}
"""English: adults, silently, non-fiction (Brysbaert, Journal of Memory and Language 109, 2019,
104047). The same paper finds that other languages take as long for the same message, so German
has 238 times the German words of this course for each English one: 21,745 to 23,322."""

FASTEST = WORDS_PER_MINUTE["en"]

WORDS_FOR_A_LINE = 10
"""What a line of code or output counts for. This is our own estimate: we know of no figure."""

CHAPTERS, EXTENT = "site_chapters", "site_extent"
"""What is noted about a page in Sphinx's metadata, which follow it when it changes."""

_CODE = (nodes.literal_block, nodes.doctest_block, nodes.comment)
_UNSEEN = (folded, *_CODE, nodes.meta, addnodes.toctree)


@dataclass(frozen=True, slots=True)
class Extent:
    """What there is to read: words of prose, lines of code and output, and examples."""

    words: int
    lines: int
    examples: int

    def minutes(self, language: str) -> float:
        """Return the time to read it; in a language that nobody has timed, as in English."""
        speed = WORDS_PER_MINUTE.get(language.replace("-", "_").partition("_")[0], FASTEST)
        return (self.words + self.lines * WORDS_FOR_A_LINE) / speed

    @classmethod
    def total(cls, extents: Sequence[Extent]) -> Extent:
        """Return what several come to."""
        return cls(
            sum(it.words for it in extents),
            sum(it.lines for it in extents),
            sum(it.examples for it in extents),
        )


def extent(doctree: nodes.document, examples: int) -> Extent:
    """Return what there is to read on a page, of whose examples some may be in solutions."""
    words = lines = 0
    solved = set()
    todo: list[nodes.Node] = [doctree]
    while todo:
        node = todo.pop()
        if isinstance(node, folded):
            solved |= {code[EXAMPLE] for code in blocks(node) if EXAMPLE in code}
        elif isinstance(node, nodes.literal_block | nodes.doctest_block):
            lines += sum(bool(line.strip()) for line in node.astext().splitlines())
        elif isinstance(node, nodes.Text):
            words += len(node.astext().split())
        if not isinstance(node, _UNSEEN):
            todo += node.children
    return Extent(words, lines, examples - len(solved))


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page holds when it has been read and translated."""
    page = app.env.current_document.docname
    held = pages(app.env).get(page)
    found = app.env.metadata[page]
    found[EXTENT] = extent(doctree, len(held.examples) if held else 0)
    if page == app.config.site_overview:
        found[CHAPTERS] = [
            docname_join(page, link["reftarget"])
            for numbered in doctree.findall(nodes.enumerated_list)
            for link in numbered.findall(addnodes.pending_xref)
            if link["reftype"] == "doc"
        ]


def chapters_of(app: Sphinx) -> list[str]:
    """Return the pages that are chapters, in their order."""
    named: list[str] = app.env.metadata[app.config.site_overview].get(CHAPTERS, [])
    return [page for page in named if page in app.env.all_docs]


def renew_overview(app: Sphinx, env: object) -> list[str]:
    """Write the overview again, whichever chapter has changed."""
    return [page for page in [app.config.site_overview] if page in app.env.all_docs]


def show(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put the figures under the titles of chapters and overview, where all is one book as well."""
    parts = {it["docname"]: it for it in doctree.findall(addnodes.start_of_file)}
    chapters = chapters_of(app)
    extents = [app.env.metadata[it][EXTENT] for it in chapters]
    for name, part in {page: doctree, **parts}.items():
        title = part.next_node(nodes.title)
        if title is None or name not in (*chapters, app.config.site_overview):
            continue
        if name in chapters:
            place = chapters.index(name) + 1, len(chapters)
            line = _chapter(place, app.env.metadata[name][EXTENT], app.config.language)
        else:
            line = _overview(extents, app.config.language)
        # No ordinary paragraph: the first of these is the page's description.
        text = addnodes.compact_paragraph("", line)
        figures = nodes.container("", text, classes=["reading-time"])
        title.parent.insert(title.parent.index(title) + 1, figures)


def _chapter(place: tuple[int, int], read: Extent, language: str) -> str:
    minutes = max(1, round(read.minutes(language)))
    number, of = place
    return " · ".join(
        [
            get_translator("sphinx", "general").gettext("chapter {} of {}").format(number, of),
            _count("about {} minute to read", "about {} minutes to read", minutes),
            _count("{} example", "{} examples", read.examples),
        ]
    )


def _overview(chapters: Sequence[Extent], language: str) -> str:
    read = Extent.total(chapters)
    hours = max(1, round(read.minutes(language) / 60))
    return " · ".join(
        [
            _count("{} chapter", "{} chapters", len(chapters)),
            _count("about {} hour to read", "about {} hours to read", hours),
            _count("{} example", "{} examples", read.examples),
        ]
    )


def _count(one: str, many: str, number: int) -> str:
    return get_translator("sphinx", "general").ngettext(one, many, number).format(number)
