"""The pages for machines that read text: each as Markdown, and the list of them, ``llms.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx_markdown_builder.contexts import (  # type: ignore[import-untyped]
    SubContext,
    SubContextParams,
    WrappedContext,
)
from sphinx_markdown_builder.translator import (  # type: ignore[import-untyped]
    MarkdownTranslator,
    pushing_context,
)

from gleichlauf.sphinxext.asking.nodes import asked, choice_label, sample
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.html import download_link

from .metadata import description_of, title_of

PICTURES = {"gleichlauf-run", "gleichlauf-play"}

TITLE, DESCRIPTION = "site_title", "site_description"
"""What is noted about a page in Sphinx's metadata, which follow it when it changes."""


class PageTranslator(MarkdownTranslator):  # type: ignore[misc]
    """Writes a page whose links are those of the HTML page beside it, without its pictures."""

    # The package looks up every attribute in Python, to make methods up that are not there. Python
    # asks for those alone with the other hook, and most of a page's time went into the first.
    __getattribute__ = object.__getattribute__

    def __getattr__(self, name: str) -> Any:
        """Return a method that the package makes up for its tables of nodes."""
        method = self._find_predefined_method(name)
        if method is None:
            raise AttributeError(name, name=name, obj=self)
        return method

    def visit_folded(self, node: folded) -> None:
        """Write a solution unfolded; the picture of a run says nothing without being seen."""
        if PICTURES & set(node["classes"]):
            raise nodes.SkipNode
        self.add(f"**{node['summary']}**", prefix_eol=2, suffix_eol=2)

    def unknown_visit(self, node: nodes.Element) -> None:
        """Write what is in a node of ours that only a browser makes more of."""
        if not type(node).__module__.startswith("gleichlauf."):
            super().unknown_visit(node)

    def unknown_departure(self, node: nodes.Element) -> None:
        """End it, too."""
        if not type(node).__module__.startswith("gleichlauf."):
            super().unknown_departure(node)

    def visit_admonition(self, node: nodes.admonition) -> None:
        """Write a box that has a title of its own: the title, and what follows it."""

    @pushing_context  # type: ignore[untyped-decorator]
    def visit_title(self, node: nodes.title) -> None:
        """Write a title; that of a box begins no section."""
        if isinstance(node.parent, nodes.admonition):
            self._push_context(WrappedContext("**", "**", params=SubContextParams(2, 2)))
        else:
            super().visit_title(node)

    def visit_asked(self, node: asked) -> None:
        """Write what a question is called; its text and its options follow."""
        self.add(f"**{node['title']}**", prefix_eol=2, suffix_eol=2)

    def visit_choice_label(self, node: choice_label) -> None:
        """Write an option as a line of its own."""
        self.add("- ", prefix_eol=1)

    def visit_sample(self, node: sample) -> None:
        """Write output in one line."""
        self.add(" / ".join(f"`{line}`" for line in node.astext().splitlines()))
        raise nodes.SkipNode

    def _push_box(self, title: str) -> None:
        """Open a note; the pages give it a title of their own, in their language."""
        self._push_context(SubContext(SubContextParams(2, 2)))

    @pushing_context  # type: ignore[untyped-decorator]
    def visit_caption(self, node: nodes.caption) -> None:
        """Write what stands above a block of code as a paragraph of its own."""
        self._push_context(WrappedContext("**", "**", params=SubContextParams(2, 2)))

    def visit_comment(self, node: nodes.comment) -> None:
        """Leave out what the HTML page does not show either, such as the set-up of an example."""
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Leave out what is written for HTML."""
        raise nodes.SkipNode

    def visit_meta(self, node: nodes.meta) -> None:
        """Leave out what only the head of an HTML page can hold."""
        raise nodes.SkipNode

    @pushing_context  # type: ignore[untyped-decorator]
    def visit_download_link(self, node: download_link) -> None:
        """Write a link to a file."""
        self.visit_reference({"refuri": node["uri"]})


def write_markdown(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write ``<page>.md`` beside the page."""
    if doctree is None or app.builder.name != "html":
        return
    translator = PageTranslator(doctree, app.builder)
    doctree.walkabout(translator)
    file = Path(app.outdir, f"{pagename}.md")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(translator.astext(), encoding="utf-8")


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page is about, when it has been read and translated."""
    found = app.env.metadata[app.env.current_document.docname]
    found[TITLE], found[DESCRIPTION] = title_of(doctree), description_of(doctree)


def reading_order(includes: Mapping[str, list[str]], start: str) -> list[str]:
    """Return ``start`` and all pages below it, each before what comes next to it."""
    below = (it for page in includes.get(start, []) for it in reading_order(includes, page))
    return [start, *below]


def write_list_of_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write ``llms.txt``: every page in reading order, with what it is about.

    The form is that of llmstxt.org. docs/_root/llms.txt leads to the lists of both languages.
    """
    if exception or app.builder.name != "html":
        return
    env, start = app.env, app.config.root_doc
    order = reading_order(env.toctree_includes, start)
    lines = [f"# {app.config.project}", ""]
    for name in order:
        title, description = env.metadata[name][TITLE], env.metadata[name][DESCRIPTION]
        if name == start:
            lines += [f"> {description}", "", f"## {title}", ""]
        lines.append(f"- [{title}]({name}.md): {description}")
    text = "".join(f"{line}\n" for line in lines)
    Path(app.outdir, "llms.txt").write_text(text, encoding="utf-8")
