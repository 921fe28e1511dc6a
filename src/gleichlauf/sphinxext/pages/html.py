"""What HTML writes in its own way: links to files, code with links in it, and our assets.

The keyboard scrolls code, and its names lead to their documentation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.links import LINKS, with_links
from gleichlauf.sphinxext.pages.workshop import link_workshop
from gleichlauf.sphinxext.versions import Handlers, registered_handlers

STATIC = Path(__file__).parent / "static"


class download_link(nodes.TextElement):  # noqa: N801
    """A link to a file that the browser saves; ``uri`` is relative to the page."""


def visit_download_link(self: HTML5Translator, node: download_link) -> None:
    """Open the link."""
    attributes = {"href": node["uri"], "download": ""}
    self.body.append(
        self.starttag(node, "a", "", CLASS="reference download internal", **attributes)
    )


def depart_download_link(self: HTML5Translator, node: download_link) -> None:
    """Close the link."""
    self.body.append("</a>")


def write_links_in_code(app: Sphinx) -> None:
    """Register how code is written, where a project asks for links in it.

    Not with ``add_node``: the node is docutils' own. Who has said before how it is written says
    so still, and we put the links into that.
    """
    if not app.config.gleichlauf_links:
        return
    before = registered_handlers(app, "html", nodes.literal_block)
    app.registry.add_translation_handlers(nodes.literal_block, html=_handlers(before))


def _handlers(before: Handlers | None) -> Handlers:
    def visit_literal_block(self: HTML5Translator, node: nodes.literal_block) -> None:
        start = len(self.body)
        try:
            if before is None:
                type(self).visit_literal_block(self, node)
            else:
                before[0](self, node)
        finally:  # the block is written in one piece, and then raises SkipNode
            for index in range(start, len(self.body)):
                self.body[index] = _reachable(self.body[index], node)

    def depart_literal_block(self: HTML5Translator, node: nodes.literal_block) -> None:
        if before is None:
            type(self).depart_literal_block(self, node)
        elif before[1] is not None:
            before[1](self, node)

    return visit_literal_block, depart_literal_block


def _reachable(html: str, node: nodes.literal_block) -> str:
    """Put links into a block, and let its ``pre``, the last one beside line numbers, take focus."""
    before, pre, after = html.rpartition("<pre")
    if not pre:
        return html
    html = f'{before}{pre} tabindex="0"{after}'
    return with_links(html, node[LINKS]) if LINKS in node else html


def provide_assets(app: Sphinx) -> None:
    """Let Sphinx copy our style and script."""
    # Not sooner: a project's own conf.py sets this list, and its folders go first.
    app.config.html_static_path.append(str(STATIC))


def link_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link our style and script on a page that shows something of ours."""
    if doctree is not None and any(_is_ours(node) for node in doctree.findall(nodes.Element)):
        app.add_css_file("gleichlauf.css")
        if any("gleichlauf-play" in node["classes"] for node in doctree.findall(folded)):
            app.add_css_file("gleichlauf-player.css")
        app.add_js_file("gleichlauf.js", loading_method="defer")
        for script in link_workshop(doctree):
            app.add_css_file("gleichlauf-player.css")
            app.add_css_file("gleichlauf-workshop.css")
            app.add_js_file(script, loading_method="defer")


def _is_ours(node: nodes.Element) -> bool:
    classes: list[str] = node.get("classes", [])
    return (
        isinstance(node, (folded, download_link))
        or any(name.startswith("gleichlauf-") for name in classes)
        or bool(node.get(LINKS))
    )
