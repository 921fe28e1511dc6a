"""The list of all pages that stands beside each page, quicker: made from their titles alone."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from .reading_time import chapters_of


def titles_of(contents: nodes.bullet_list) -> nodes.bullet_list:
    """Return a page's table of contents with its title, and the pages below it, alone."""
    titles = contents.deepcopy()
    for entry in titles.children:
        if isinstance(entry, nodes.list_item):
            below = list(entry.findall(addnodes.toctree))
            del entry[1:]
            if below:
                entry += nodes.bullet_list("", *below)
    return titles


class Navigation:
    """What the theme asks for on each page: the titles of all pages, and nothing of their sections.

    Sphinx copies the tables of contents of all pages, sections and all, and then throws these away.
    """

    def note_titles(self, app: Sphinx, builder: Builder) -> None:
        """Take the titles of all pages, when they have been read."""
        self.titles = {name: titles_of(contents) for name, contents in app.env.tocs.items()}
        for number, name in enumerate(chapters_of(app), start=1):
            link = next(iter(self.titles[name].findall(nodes.reference)), None)
            if link is not None:
                link.insert(0, nodes.inline("", f"{number} ", classes=["chapter-number"]))

    def give_titles(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Let the template's ``toctree`` see titles where it is asked for titles only."""
        toctree = context["toctree"]

        def quick(**options: Any) -> str:
            contents = app.env.tocs
            if options.get("titles_only"):
                app.env.tocs = self.titles
            try:
                html: str = toctree(**options)
            finally:
                app.env.tocs = contents
            return html

        context["toctree"] = quick
