"""Makes the examples of a page when it is read, where anyone asks for them."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from gleichlauf.sphinxext.authors.looking import UNMARKED
from gleichlauf.sphinxext.authors.settings import looks_at_all_code
from gleichlauf.sphinxext.examples.kept import PageCollector, pages


class ExampleCollector(PageCollector):
    """Makes the examples of a page when it is read."""

    def kept(self, env: BuildEnvironment) -> dict[str, Any]:
        """Return the examples of each page."""
        return pages(env)

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Make the examples of a page, if anyone has asked to look at it."""
        if UNMARKED in app.env.temp_data:
            from gleichlauf.sphinxext.examples.gathering import gather

            gather(app, doctree)

    def get_outdated_docs(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: Set[str],
        changed: Set[str],
        removed: Set[str],
    ) -> list[str]:
        """Return the pages that a builder without an interest in examples has read."""
        return sorted(env.found_docs - pages(env).keys()) if looks_at_all_code(app) else []
