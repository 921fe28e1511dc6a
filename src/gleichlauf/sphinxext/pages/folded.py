"""What a page keeps folded until its reader asks for it: solutions and pictures of runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinx.writers.html5 import HTML5Translator

from gleichlauf.sphinxext.versions import builder_class, registered_directive


class folded(nodes.Element):  # noqa: N801
    """Content below a ``summary``; of those with the same ``group`` only one is open at a time.

    One that is ``open`` is so from the start. One that is ``quiet`` says more to a sentence: where
    nothing can be folded, its first paragraph begins with the summary.

    ``data`` maps further names to texts, for the script of the page.
    """


def visit_folded(self: HTML5Translator, node: folded) -> None:
    """Open the element and write its summary."""
    data: Mapping[str, str] = node.get("data", {})
    attributes: dict[str, Any] = {f"data-{name}": text for name, text in data.items()}
    if "group" in node:
        attributes["name"] = node["group"]
    if node.get("open"):
        attributes["open"] = ""
    self.body.append(self.starttag(node, "details", **attributes))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_folded(self: HTML5Translator, node: folded) -> None:
    """Close the element."""
    self.body.append("</details>\n")


class UnfoldElsewhere(SphinxPostTransform):
    """Where nothing can be folded, let the content follow its summary.

    In a book (HTML without a site around it) a drawing stands above its steps in words. These
    alone stay folded, because they say the same again for those who cannot see it.
    """

    default_priority = 310  # after the pictures are there

    def run(self, **kwargs: Any) -> None:
        """Replace each folded element, unless a page of a site is made."""
        builder = builder_class(self.env)
        if issubclass(builder, StandaloneHTMLBuilder) and not builder.embedded:
            return
        from gleichlauf.sphinxext.pages.phrases import phrases

        for node in list(self.document.findall(folded)):
            for steps in [it for it in node.findall(nodes.raw) if it.get("steps")]:
                say = phrases(self.config.language).gettext
                words = folded(summary=say("The steps in words"), classes=["gleichlauf-words"])
                steps.replace_self(words)
                words += steps
            if node.get("quiet"):
                summary = nodes.strong("", f"{node['summary']}.")
                first, *others = node.children
                begun = nodes.paragraph("", "", summary, nodes.Text(" "), *first.children)
                node.replace_self([begun, *others])
            else:
                node.replace_self([nodes.rubric("", node["summary"]), *node.children])


class SolutionDirective(SphinxDirective):
    """``solution``: the solution of an exercise, folded until its reader wants to see it."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return the content in one folded element."""
        # Not sooner: it takes its time, and most projects have no solutions.
        from gleichlauf.sphinxext.pages.phrases import phrases

        self.assert_has_content()
        summary = phrases(self.config.language).gettext("Solution")
        node = folded(summary=summary, classes=["gleichlauf-solution"])
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


def add_solution(app: Sphinx) -> None:
    """Register ``solution``, unless another extension has (sphinx-exercise does)."""
    if registered_directive("solution") is None:
        app.add_directive("solution", SolutionDirective)
