"""What we note on the nodes of code blocks; their classes stay docutils' own.

So whoever looks at a page sees what he always saw: writers, Sphinx's own doctest builder, and
other extensions, also those that ask for the very type of a node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from gleichlauf.code.block import NotPythonError, Problem
from gleichlauf.code.put_back import translate
from gleichlauf.code.unparsed import translate_unparsed
from gleichlauf.sphinxext.authors.listing import Listing
from gleichlauf.sphinxext.versions import blankline_re, doctestopt_re

LISTING = "gleichlauf_listing"
"""The node's attribute for the block as its author wrote it, a `Listing`."""

TEXTS = "gleichlauf_texts"
"""The attribute for the messages that were translated, each with its translation."""

IS_ANSWER = "gleichlauf_is_answer"
"""The attribute of a block of output that a question offers as an answer."""

OURS = "gleichlauf_"
"""How the names of all attributes of ours start."""

BLOCKS = (nodes.literal_block, nodes.doctest_block, nodes.comment)
"""The classes of nodes that may hold code; a comment is a block that the page does not show."""


def blocks(tree: nodes.Element) -> Iterator[nodes.TextElement]:
    """Yield the nodes with a listing, in the order of the document."""
    for node in tree.findall(nodes.TextElement):
        if LISTING in node:
            yield node


def listing(node: nodes.Element) -> Listing:
    """Return the block as its author wrote it, and what is known about it."""
    found: Listing = node[LISTING]
    return found


def text_of(node: nodes.Element) -> str:
    """Return the text of a node: the very string it was made of, if it is the same.

    ``astext`` makes a new one each time, and much of what we keep of a page is such texts.
    """
    text = node.astext()
    return node.rawsource if node.rawsource == text else text


def program(node: nodes.Element) -> str:
    """Return the code in the page's language: what ``-b doctest`` runs and examples contain."""
    found: str = node["test"] if "test" in node else text_of(node)
    return found


def texts(node: nodes.Element) -> Mapping[str, str]:
    """Return each message that has been translated, and its translation."""
    found: Mapping[str, str] = node.get(TEXTS, {})
    return found


def settle(node: nodes.TextElement, translations: Mapping[str, str]) -> tuple[Problem, ...]:
    """Put translations into the code, all at once, and return those that do not fit."""
    if not translations:
        return ()
    try:
        translation = translate(listing(node).block, translations)
    except NotPythonError:
        translation = translate_unparsed(listing(node).block, translations)
    refused = {problem.message.text for problem in translation.problems}
    node[TEXTS] = {text: new for text, new in translations.items() if text not in refused}
    show(node, translation.source)
    return translation.problems


def show(node: nodes.TextElement, program: str) -> None:
    """Let a node show a program, and keep it for the doctest builder where the page trims it."""
    shown = program
    if listing(node).role == "doctest":
        # What sphinx.ext.doctest does to a session before it shows it.
        shown = blankline_re.sub("", shown)
        if node.get("trim_flags", True):
            shown = doctestopt_re.sub("", shown)
    node.attributes.pop("test", None)
    if shown != program:
        node["test"] = program
    node.rawsource = shown
    node[:] = [nodes.Text(shown)]
