"""Nodes for Python listings that hand out their messages and take translations back.

Each class bears the name of the docutils node that it extends, because visitors choose their
method by that name; so every writer, and Sphinx's own doctest builder, treats it as before.
"""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes
from sphinx.ext.doctest import blankline_re, doctestopt_re

from gleichlauf.code.block import Problem
from gleichlauf.code.put_back import translate
from gleichlauf.sphinxext.authors.listing import Listing


def text_of(node: nodes.Element) -> str:
    """Return the text of a node: the very string it was made of, if it is the same.

    ``astext`` makes a new one each time, and much of what we keep of a page is such texts.
    """
    text = node.astext()
    return node.rawsource if node.rawsource == text else text


class Code(nodes.TextElement, addnodes.translatable):
    """What our nodes share; ``node["listing"]`` holds the block as its author wrote it.

    Sphinx's ``Locale`` transform must not see the messages: it parses every translation as
    markup, which gives warnings about characters that are plain in code, and it leaves a whole
    node alone when the last message's translation equals the message. So nothing is handed out
    before `settle`, which `translating.translation.TranslateCode` calls after it.
    """

    @property
    def listing(self) -> Listing:
        """The block as its author wrote it, and what is known about it."""
        listing: Listing = self["listing"]
        return listing

    @property
    def program(self) -> str:
        """The code in the page's language: what ``-b doctest`` runs and examples contain."""
        program: str = self["test"] if "test" in self else text_of(self)
        return program

    @property
    def texts(self) -> Mapping[str, str]:
        """Each message that has been translated, and its translation."""
        texts: Mapping[str, str] = self.get("texts", {})
        return texts

    def preserve_original_messages(self) -> None:
        """Do nothing: the listing keeps the block as it was."""

    def extract_original_messages(self) -> list[str]:
        """Return the messages, once the document has been translated."""
        return [message.text for message in self.listing.messages] if "settled" in self else []

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note a translation; `settle` puts all of them in their places at once."""
        self["texts"] = {**self.texts, original_message: translated_message}

    def settle(self) -> tuple[Problem, ...]:
        """Put the noted translations into the code, and return those that do not fit."""
        self["settled"] = True
        if not self.texts:
            return ()
        translation = translate(self.listing.block, self.texts)
        refused = {problem.message.text for problem in translation.problems}
        self["texts"] = {text: new for text, new in self.texts.items() if text not in refused}
        self._write(translation.source)
        return translation.problems

    def _write(self, program: str) -> None:
        """Show a program, and keep it for the doctest builder where the page trims it."""
        shown = program
        if self.listing.role == "doctest":
            # What sphinx.ext.doctest does to a session before it shows it.
            shown = blankline_re.sub("", shown)
            if self.get("trim_flags", True):
                shown = doctestopt_re.sub("", shown)
        self.attributes.pop("test", None)
        if shown != program:
            self["test"] = program
        self.rawsource = shown
        self[:] = [nodes.Text(shown)]


class literal_block(nodes.literal_block, Code):  # noqa: N801
    """A block of code or of documented output."""


class doctest_block(nodes.doctest_block, Code):  # noqa: N801
    """A ``>>>`` session without a directive."""


class comment(nodes.comment, Code):  # noqa: N801
    """A block that the page does not show."""


CODE_NODES: Mapping[type[nodes.Element], type[Code]] = {
    nodes.literal_block: literal_block,
    nodes.doctest_block: doctest_block,
    nodes.comment: comment,
}
