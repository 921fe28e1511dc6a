"""The Sphinx side: what authors write, what is translated, the examples, what a page shows."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import gleichlauf
from gleichlauf.sphinxext.authors.directives import extend_directives
from gleichlauf.sphinxext.authors.marking import KeepFromSphinx, MarkCode
from gleichlauf.sphinxext.authors.settings import add_settings
from gleichlauf.sphinxext.examples.collector import ExampleCollector
from gleichlauf.sphinxext.examples.downloads import write_downloads
from gleichlauf.sphinxext.examples.examples_builder import ExamplesBuilder
from gleichlauf.sphinxext.examples.tested import depend_on_record
from gleichlauf.sphinxext.pages import coverage, folded, html
from gleichlauf.sphinxext.pages.epub_builder import EpubBuilder
from gleichlauf.sphinxext.pages.links import LinkNames
from gleichlauf.sphinxext.pages.player_script import write_player
from gleichlauf.sphinxext.pages.presentation import ForgetListings, ShowExamples
from gleichlauf.sphinxext.translating import refusing
from gleichlauf.sphinxext.translating.catalogue_check import check_catalogues
from gleichlauf.sphinxext.translating.compiling import compile_catalogues
from gleichlauf.sphinxext.translating.gettext_builder import GettextBuilder
from gleichlauf.sphinxext.translating.languages import check_language
from gleichlauf.sphinxext.translating.translation import TranslateCode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything that Sphinx has to know; until a project asks, nothing changes."""
    app.setup_extension("sphinx.ext.doctest")
    add_settings(app)

    # When all other extensions are set up: what they have registered stays theirs.
    app.connect("builder-inited", extend_directives)
    app.add_transform(MarkCode)

    app.connect("builder-inited", check_language)
    app.connect("builder-inited", compile_catalogues)
    app.connect("builder-inited", check_catalogues)
    app.connect("builder-inited", refusing.check_interface)
    app.add_transform(refusing.RefuseActing)
    app.add_transform(refusing.KeepMetadata)
    app.add_env_collector(refusing.RefusedCollector)
    app.connect("env-updated", refusing.tell_refused)
    app.add_transform(KeepFromSphinx)
    app.add_transform(TranslateCode)
    app.add_builder(GettextBuilder, override=True)

    app.add_env_collector(ExampleCollector)
    app.connect("doctree-read", depend_on_record, priority=600)  # after the collectors
    app.add_builder(ExamplesBuilder)
    app.connect("build-finished", write_downloads)
    app.connect("build-finished", write_player)

    app.add_node(html.download_link, html=(html.visit_download_link, html.depart_download_link))
    app.add_node(folded.folded, html=(folded.visit_folded, folded.depart_folded))
    app.connect("builder-inited", folded.add_solution)
    app.add_node(coverage.coverage_table)
    app.add_directive("translation-coverage", coverage.CoverageDirective)
    app.add_post_transform(coverage.FillCoverageTables)
    app.add_builder(coverage.CoverageBuilder)
    app.add_post_transform(ShowExamples)
    app.add_post_transform(LinkNames)
    app.add_post_transform(folded.UnfoldElsewhere)
    app.add_post_transform(ForgetListings)
    app.add_builder(EpubBuilder, override=True)
    app.connect("builder-inited", html.write_links_in_code)
    app.connect("builder-inited", html.provide_assets)
    app.connect("html-page-context", html.link_assets)
    return {
        "version": gleichlauf.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
