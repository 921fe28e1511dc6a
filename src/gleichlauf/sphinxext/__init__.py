"""The Sphinx side: nodes, directives, builders, and what a page shows."""

from __future__ import annotations

from typing import get_args

from sphinx.application import Sphinx
from sphinx.config import ENUM
from sphinx.util.typing import ExtensionMetadata

import gleichlauf
from gleichlauf.example.example import Granularity
from gleichlauf.sphinxext import directives
from gleichlauf.sphinxext.collector import ExampleCollector
from gleichlauf.sphinxext.examples_builder import ExamplesBuilder
from gleichlauf.sphinxext.gettext_builder import GettextBuilder
from gleichlauf.sphinxext.transforms import MarkCode, TranslateCode


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

    app.add_transform(MarkCode)
    app.add_transform(TranslateCode)
    app.add_builder(GettextBuilder, override=True)

    app.add_config_value("gleichlauf_bound", 2, "env", types=(int,))
    app.add_config_value(
        "gleichlauf_granularity", "line", "env", types=ENUM(*get_args(Granularity))
    )
    app.add_env_collector(ExampleCollector)
    app.add_builder(ExamplesBuilder)
    return {
        "version": gleichlauf.__version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
