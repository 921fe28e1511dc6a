"""The Sphinx side: what authors write, what is translated, the examples, what a page shows.

What a project has not asked for is not imported, so that listing the extension costs next to
nothing.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

import gleichlauf
from gleichlauf.sphinxext.authors.directives import extend_directives
from gleichlauf.sphinxext.authors.looking import MarkCode
from gleichlauf.sphinxext.authors.settings import add_settings, asks_for_anything
from gleichlauf.sphinxext.examples.collector import ExampleCollector
from gleichlauf.sphinxext.examples.examples_builder import ExamplesBuilder
from gleichlauf.sphinxext.pages import coverage, folded
from gleichlauf.sphinxext.pages import set_up as pages
from gleichlauf.sphinxext.translating import set_up as translating


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what has to be there before Sphinx knows what a project asks for."""
    app.setup_extension("sphinx.ext.doctest")
    add_settings(app)

    app.add_transform(MarkCode)
    app.add_env_collector(ExampleCollector)
    app.add_builder(ExamplesBuilder)

    app.add_node(folded.folded, html=(folded.visit_folded, folded.depart_folded))
    app.add_post_transform(folded.UnfoldElsewhere)
    app.add_node(coverage.coverage_table)
    app.add_directive("translation-coverage", coverage.CoverageDirective)
    app.add_post_transform(coverage.FillCoverageTables)
    app.add_builder(coverage.CoverageBuilder)

    # The settings are known, the builder is not made yet.
    app.connect("config-inited", set_up_builders, priority=900)
    app.connect("builder-inited", set_up)
    app.connect("env-updated", pages.set_up_where_examples_are)
    return {
        "version": gleichlauf.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def set_up_builders(app: Sphinx, config: Config) -> None:
    """Let builders of Sphinx write what a project asks for."""
    translating.set_up_builder(app, config)
    if asks_for_anything(config):
        from gleichlauf.sphinxext.pages.epub_builder import EpubBuilder

        app.add_builder(EpubBuilder, override=True)


def set_up(app: Sphinx) -> None:
    """Register the rest: what a project asks for.

    All other extensions are set up by now: what they have registered stays theirs.
    """
    extend_directives(app)
    folded.add_solution(app)
    translating.set_up(app)
    if asks_for_anything(app.config):
        from gleichlauf.sphinxext.examples.tested import depend_on_record

        app.connect("doctree-read", depend_on_record, priority=600)  # after the collectors
        pages.set_up(app)
    if app.config.gleichlauf_questions:
        from gleichlauf.sphinxext.asking import set_up as asking

        asking.set_up(app)
