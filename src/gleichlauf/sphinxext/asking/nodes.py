"""The nodes of questions: as an author writes them, and as a page of a site shows them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class question(nodes.General, nodes.Element):  # noqa: N801
    """A question: paragraphs, and an `answer` for each option.

    ``example`` and ``wanted`` are names of examples of its page.
    """


class answer(nodes.General, nodes.Element):  # noqa: N801
    """An option: what a reader may tick, and behind it what is said of it.

    ``right`` is the key. ``options`` is what the directive's options say, and ``shown`` how many
    of the children are what a reader may tick.
    """


class asked(nodes.General, nodes.Element):  # noqa: N801
    """The part of a question that a reader answers: a group of boxes to tick, with a ``title``."""


class choice(nodes.General, nodes.Element):  # noqa: N801
    """One box to tick: its first child is the label, the others belong to it."""


def visit_question(self: HTML5Translator, node: question) -> None:
    """Open the question."""
    data: dict[str, Any] = {f"data-{name}": text for name, text in node["data"].items()}
    self.body.append(self.starttag(node, "div", CLASS="gleichlauf-question no-search", **data))


def depart_question(self: HTML5Translator, node: question) -> None:
    """Close the question."""
    self.body.append("</div>\n")


def visit_asked(self: HTML5Translator, node: asked) -> None:
    """Open the group; its text is read after its title."""
    described = {"aria-describedby": node["described"]}
    self.body.append(self.starttag(node, "fieldset", "", **described))
    self.body.append(f"<legend>{self.encode(node['title'])}</legend>\n")


def depart_asked(self: HTML5Translator, node: asked) -> None:
    """Close the group."""
    self.body.append("</fieldset>\n")


def visit_choice(self: HTML5Translator, node: choice) -> None:
    """Open a box with what belongs to it."""
    self.body.append(self.starttag(node, "div", CLASS="gleichlauf-choice"))


def depart_choice(self: HTML5Translator, node: choice) -> None:
    """Close it."""
    self.body.append("</div>\n")


class choice_label(nodes.TextElement):  # noqa: N801
    """The label of a box."""


def visit_choice_label(self: HTML5Translator, node: choice_label) -> None:
    """Write the box and open its label."""
    self.body.append('<label><input type="checkbox" /> <span>')


def depart_choice_label(self: HTML5Translator, node: choice_label) -> None:
    """Close the label."""
    self.body.append("</span></label>\n")


class sample(nodes.TextElement):  # noqa: N801
    """Output of a program, of one line or several, within a sentence."""


def visit_sample(self: HTML5Translator, node: sample) -> None:
    """Open it."""
    self.body.append(self.starttag(node, "samp", ""))


def depart_sample(self: HTML5Translator, node: sample) -> None:
    """Close it."""
    self.body.append("</samp>")
