"""The Sphinx side: nodes, directives, builders, and what a page shows."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import gleichlauf
from gleichlauf.sphinxext import directives


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything that Sphinx has to know."""
    app.setup_extension("sphinx.ext.doctest")
    app.add_directive("testsetup", directives.TestsetupDirective, override=True)
    app.add_directive("testcode", directives.TestcodeDirective, override=True)
    app.add_directive("testoutput", directives.TestoutputDirective, override=True)
    app.add_directive("testcleanup", directives.TestcleanupDirective, override=True)
    app.add_directive("doctest", directives.DoctestDirective, override=True)
    app.add_directive("code-block", directives.CodeBlockDirective, override=True)
    app.add_directive("sourcecode", directives.CodeBlockDirective, override=True)
    return {
        "version": gleichlauf.__version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
