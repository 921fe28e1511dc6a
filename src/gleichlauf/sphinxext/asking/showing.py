"""Questions on a page: boxes to tick and a folded answer; in a book, both one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform

from gleichlauf.example.example import Example
from gleichlauf.questions.question import Change, Condition, Output
from gleichlauf.sphinxext.asking.collecting import asks
from gleichlauf.sphinxext.asking.nodes import answer, asked, choice, choice_label, question, sample
from gleichlauf.sphinxext.examples.kept import examples_of
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.versions import builder_class, document_name


class ShowQuestions(SphinxPostTransform):
    """Make of each question what the format of the build can show."""

    default_priority = 295  # before ShowExamples frames what follows

    def is_supported(self) -> bool:
        """Say whether a page is made, and not a catalogue of its messages."""
        return builder_class(self.env).use_message_catalog

    def run(self, **kwargs: Any) -> None:
        """Show every question of the page."""
        self.say = phrases(self.config.language).gettext
        builder = builder_class(self.env)
        site = issubclass(builder, StandaloneHTMLBuilder) and not builder.embedded
        for number, node in enumerate(list(self.document.findall(question)), 1):
            answers = [it for it in node.children if isinstance(it, answer)]
            example = examples_of(self.env, document_name(self.env)).get(node["example"])
            text = [it for it in node.children if not isinstance(it, answer)]
            if site:
                self._on_a_site(node, text, answers, example, number)
            else:
                node.replace_self(list(self._in_a_book(text, answers, example)))

    def _on_a_site(
        self,
        node: question,
        text: Sequence[nodes.Node],
        answers: Sequence[answer],
        example: Example | None,
        number: int,
    ) -> None:
        name = f"gleichlauf-question-{number}"
        told = nodes.container(ids=[name])
        told += text
        group = asked(title=self.say("Predict first"), described=name)
        group += told
        items = nodes.bullet_list(bullet="*")
        for it in answers:
            shown, reason = it.children[: it["shown"]], it.children[it["shown"] :]
            box = choice()
            box += choice_label("", "", *self._in_a_line(it, shown))
            box += [child for child in shown if _is_block_of_code(child)]
            group += box
            item = nodes.list_item(
                classes=["gleichlauf-right" if it["right"] else "gleichlauf-not"]
            )
            what = nodes.inline("", "", *self._in_a_line(it, shown), classes=["gleichlauf-what"])
            verdict = nodes.strong("", self._verdict(it, example))
            item += nodes.paragraph("", "", what, nodes.Text(" "), verdict)
            item += [child.deepcopy() for child in reason]
            if (goal := _goal(it, example)) is not None:
                item["classes"].append(f"gleichlauf-goal-{goal}")
            items += item
        key = folded(summary=self.say("Answer"), classes=["gleichlauf-answers"])
        key += items
        node["data"] = {
            "example": node["example"],
            "check": self.say("Check my answers"),
            "all": self.say("All of it is right."),
            "some": self.say("{right} of {all} are right; below each stands why."),
            "show": self.say("Show me how"),
            "right": self.say("You are right."),
            "wrong": self.say("It is the other way round."),
        }
        node[:] = [group, key]

    def _in_a_book(
        self, text: Sequence[nodes.Node], answers: Sequence[answer], example: Example | None
    ) -> Iterator[nodes.Node]:
        yield nodes.rubric("", self.say("Predict first"))
        yield from text
        offered, key = nodes.bullet_list(bullet="*"), nodes.bullet_list(bullet="*")
        for it in answers:
            shown, reason = it.children[: it["shown"]], it.children[it["shown"] :]
            item = nodes.list_item("", nodes.paragraph("", "", *self._in_a_line(it, shown)))
            item += [child for child in shown if _is_block_of_code(child)]
            offered += item
            verdict = nodes.strong("", self._verdict(it, example))
            line = nodes.paragraph("", "", *self._in_a_line(it, shown), nodes.Text(" "), verdict)
            key += nodes.list_item("", line, *reason)
        yield offered
        yield nodes.rubric("", self.say("Answer"))
        yield key

    def _in_a_line(self, node: answer, shown: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
        """Yield what a reader may tick, without code, as parts of a line."""
        asks_for = node["asks"]
        for child in shown:
            if isinstance(child, nodes.paragraph):
                yield from (part.deepcopy() for part in child.children)
            elif isinstance(asks_for, Output):
                yield from self._lines(child.astext())
        if not isinstance(asks_for, Output):
            return
        if asks_for.text == "":
            yield nodes.Text(self.say("It prints nothing."))
        if asks_for.never_ends:
            yield nodes.Text(" " * bool(shown) + self.say("It never ends."))
        for died in asks_for.exceptions:
            text = self.say("{thread} ends with an exception:").format(thread=died.thread)
            yield nodes.Text(f" {text} ")
            yield nodes.literal("", died.exception)

    def _lines(self, text: str) -> Iterator[nodes.Node]:
        if issubclass(builder_class(self.env), StandaloneHTMLBuilder):
            yield sample("", text)
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                yield nodes.Text(" / ")
            yield nodes.literal("", line)

    def _verdict(self, node: answer, example: Example | None) -> str:
        searched = example is not None and example.search is not None
        match node["asks"], node["right"]:
            case Output(), True:
                return self.say("Possible.") if searched else self.say("Yes.")
            case Output(), _:
                return self.say("In no schedule that was checked.") if searched else self.say("No.")
            case Change(), True:
                return self.say("This helps: nothing else was found in any schedule.")
            case Change(), _:
                return self.say("This does not help: the search found a schedule that goes wrong.")
            case Condition(), True:
                return self.say("Yes.")
            case _:
                return self.say("In no schedule that was checked.") if searched else self.say("No.")


def _is_block_of_code(node: nodes.Node) -> bool:
    """Say whether a part of an option is the code of a change, and not an output."""
    if isinstance(node, nodes.container):
        return True
    return isinstance(node, nodes.literal_block) and not isinstance(
        cast(nodes.Element, node.parent).get("asks"), Output
    )


def _goal(node: answer, example: Example | None) -> int | None:
    """Return which documented outcome of the example, from 0, shows that an option is possible."""
    found = asks(node)
    if example is None or not isinstance(found, Output) or not node["right"] or found.part:
        return None
    for number, outcome in enumerate(example.outcomes):
        ends = found.never_ends == (outcome.ending != "finished")
        text = outcome.stdout if found.text is None else f"{found.text}\n" if found.text else ""
        if ends and text == outcome.stdout:
            return number
    return None
