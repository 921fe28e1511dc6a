"""Makes the examples of a page when it is read, where anyone asks for them."""

from __future__ import annotations

from collections.abc import Set
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from gleichlauf.sphinxext.authors.looking import UNMARKED
from gleichlauf.sphinxext.authors.settings import looks_at_all_code
from gleichlauf.sphinxext.examples.kept import pages


class ExampleCollector(EnvironmentCollector):
    """Makes the examples of a page when it is read, and forgets them with it."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is read again or gone."""
        pages(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over the pages that another process has read."""
        theirs = pages(other)
        pages(env).update({name: theirs[name] for name in sorted(docnames) if name in theirs})

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
