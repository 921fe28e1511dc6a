"""The examples of every page, kept in the environment: read once, used by every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx.environment import BuildEnvironment

if TYPE_CHECKING:
    from gleichlauf.sphinxext.examples.page import PageExamples

EXAMPLE = "gleichlauf_example"
"""The node's attribute for the example that a listing is part of, a `Shown`."""

OUTCOME = "gleichlauf_outcome"
"""The attribute of an output's node for the `Outcome` that it documents."""


def pages(env: BuildEnvironment) -> dict[str, PageExamples]:
    """Return what each page that was looked at holds, by the name of its document."""
    return cast("dict[str, PageExamples]", vars(env).setdefault("gleichlauf_pages", {}))
