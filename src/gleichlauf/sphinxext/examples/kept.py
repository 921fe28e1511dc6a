"""What is noted of every page, kept in the environment: read once, used by every builder."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

if TYPE_CHECKING:
    from gleichlauf.example.example import Example
    from gleichlauf.sphinxext.examples.page import PageExamples

EXAMPLE = "gleichlauf_example"
"""The node's attribute for the example that a listing is part of, a `Shown`."""

OUTCOME = "gleichlauf_outcome"
"""The attribute of an output's node for the `Outcome` that it documents."""


def pages(env: BuildEnvironment) -> dict[str, PageExamples]:
    """Return what each page that was looked at holds, by the name of its document."""
    return cast("dict[str, PageExamples]", vars(env).setdefault("gleichlauf_pages", {}))


def examples_of(env: BuildEnvironment, page: str) -> Mapping[str, Example]:
    """Return the examples of a page by their names; none where nobody has looked at it."""
    found = pages(env).get(page)
    return {it.name: it for it in found.examples} if found else {}


def no_example(name: str, examples: Mapping[str, Example]) -> str:
    """Say that a page has no example of a name, and which it has."""
    known = ", ".join(sorted(examples)) or "none"
    return f"the page has no example named {name!r} (it has: {known})"


class PageCollector(EnvironmentCollector):
    """Forgets what is noted of a page with it, and joins what several processes have noted."""

    def kept(self, env: BuildEnvironment) -> dict[str, Any]:
        """Return what is noted, by the name of the page's document."""
        raise NotImplementedError

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is read again or gone."""
        self.kept(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over the pages that another process has read."""
        theirs = self.kept(other)
        self.kept(env).update({name: theirs[name] for name in sorted(docnames) if name in theirs})
