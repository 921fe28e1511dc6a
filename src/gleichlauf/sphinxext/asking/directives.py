"""``question`` and ``answer``: what authors write."""

from __future__ import annotations

from inspect import cleandoc
from typing import ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from gleichlauf.example.example import ThreadException
from gleichlauf.questions.question import Change, Condition, Output
from gleichlauf.sphinxext.asking.nodes import answer, question
from gleichlauf.sphinxext.authors import options
from gleichlauf.sphinxext.authors.listing import Place
from gleichlauf.sphinxext.authors.nodes import IS_ANSWER
from gleichlauf.sphinxext.versions import registered_directive


class QuestionDirective(SphinxDirective):
    """``question``: on the example that is its argument; each ``answer`` in it is an option."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"wanted": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the question; it is complete when its page is read."""
        self.assert_has_content()
        node = question(
            example=self.arguments[0],
            wanted=self.options.get("wanted", ""),
            place=Place(*self.get_source_info()),
        )
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        found = [it for it in node.children if isinstance(it, answer)]
        if len(found) < 2:
            raise self.error("a question needs at least two answers to choose from")
        if any(not isinstance(it, answer) for it in node[node.index(found[0]) :]):
            raise self.error("after the first answer of a question only answers may follow")
        return [node]


class AnswerDirective(SphinxDirective):
    """``answer``: one option of a question, and the reason that is told afterwards."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        "right": directives.flag,
        "line": directives.flag,
        "never-ends": directives.flag,
        "prints-nothing": directives.flag,
        "exceptions": options.exceptions,
        "change": directives.flag,
        "if": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the option: what is ticked, then the reason."""
        node = answer(right="right" in self.options, place=Place(*self.get_source_info()))
        self.set_source_info(node)
        text = cleandoc(self.arguments[0]) if self.arguments else ""
        reason = self.parse_content_to_nodes()
        kinds = self.options.keys() & {"change", "if"}
        of_output = self.options.keys() & {"line", "never-ends", "prints-nothing", "exceptions"}
        if len(kinds) > 1 or (kinds and of_output):
            raise self.error(
                "an answer is an output, or with :change: a program, or with :if: a condition"
            )
        if kinds:
            node["asks"] = Condition(self.options["if"]) if "if" in kinds else Change("")
            node += self._prose(text)
            if "change" in kinds:
                code = [it for it in reason if _is_code(it)]
                if not code:
                    raise self.error("with :change:, an answer holds a code-block with the change")
                node += code[0]
                reason.remove(code[0])
        else:
            node["asks"] = self._output(text, reason)
            if node["asks"].text:
                node += self._literal(text, reason)
        node["shown"] = len(node)
        node += reason
        if not (node["right"] or reason):
            raise self.error("an answer that is not :right: needs its reason: why is it wrong?")
        return [node]

    def _prose(self, text: str) -> nodes.Node:
        if not text:
            raise self.error("say behind the name of the directive what a reader may tick")
        inlines, messages = self.parse_inline(text, lineno=self.lineno)
        paragraph = nodes.paragraph(text, "", *inlines, *messages)
        self.set_source_info(paragraph)
        return paragraph

    def _output(self, text: str, reason: list[nodes.Node]) -> Output:
        silent, endless = "prints-nothing" in self.options, "never-ends" in self.options
        in_block = isinstance(next(iter(reason), None), nodes.literal_block)
        if silent and (text or in_block):
            raise self.error("what :prints-nothing: has no output")
        exceptions: tuple[ThreadException, ...] = self.options.get("exceptions", ())
        if not (text or in_block or silent or endless or exceptions):
            raise self.error("give the output behind the name of the directive, or as first block")
        shown = text or (reason[0].astext() if in_block else "")
        known = shown if shown or silent else None
        return Output(known, "line" in self.options, endless, exceptions)

    def _literal(self, text: str, reason: list[nodes.Node]) -> nodes.Node:
        """Return the output as a block, whose lines are translated like those of an example."""
        block = nodes.literal_block(text, text)
        if not text:
            block = cast(nodes.literal_block, reason.pop(0))
        else:
            self.set_source_info(block)
        block["language"] = "none"
        block[IS_ANSWER] = True
        return block


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, nodes.literal_block) or (
        isinstance(node, nodes.container) and bool(node.get("literal_block"))
    )


def add_directives(app: Sphinx) -> None:
    """Register the directives, unless they are taken."""
    for name, directive in ("question", QuestionDirective), ("answer", AnswerDirective):
        if registered_directive(name) is None:
            app.add_directive(name, directive)
