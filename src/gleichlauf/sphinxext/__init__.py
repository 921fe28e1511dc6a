"""The Sphinx side: nodes, directives, builders, and what a page shows."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import ENUM
from sphinx.util.typing import ExtensionMetadata

import gleichlauf
from gleichlauf.example.example import Granularity
from gleichlauf.sphinxext.authors import directives
from gleichlauf.sphinxext.authors.marking import MarkCode
from gleichlauf.sphinxext.examples.collector import ExampleCollector
from gleichlauf.sphinxext.examples.downloads import write_downloads
from gleichlauf.sphinxext.examples.examples_builder import ExamplesBuilder
from gleichlauf.sphinxext.examples.tested import depend_on_record
from gleichlauf.sphinxext.pages import coverage, folded, html
from gleichlauf.sphinxext.pages.epub_builder import EpubBuilder
from gleichlauf.sphinxext.pages.links import LinkNames
from gleichlauf.sphinxext.pages.presentation import ShowExamples
from gleichlauf.sphinxext.translating import refusing
from gleichlauf.sphinxext.translating.catalogue_check import check_catalogues
from gleichlauf.sphinxext.translating.gettext_builder import GettextBuilder
from gleichlauf.sphinxext.translating.languages import check_language
from gleichlauf.sphinxext.translating.translation import TranslateCode

STATIC = Path(__file__).parent / "pages" / "static"


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
    app.add_transform(refusing.RefuseActing)
    app.add_transform(refusing.KeepMetadata)
    app.add_env_collector(refusing.RefusedCollector)
    app.connect("env-updated", refusing.tell_refused)
    app.connect("builder-inited", refusing.check_interface)
    app.add_transform(TranslateCode)
    app.add_builder(GettextBuilder, override=True)
    app.add_builder(EpubBuilder, override=True)

    app.add_config_value("gleichlauf_source_language", "", "", types=(str,))
    app.connect("builder-inited", check_language)
    app.connect("builder-inited", check_catalogues)
    app.add_config_value("gleichlauf_whole_blocks", False, "env", types=(bool,))

    app.add_config_value("gleichlauf_bound", 2, "env", types=(int,))
    app.add_config_value("gleichlauf_granularity", "line", "env", ENUM(*get_args(Granularity)))
    app.add_config_value("gleichlauf_tested_with", "examples/tested_with.txt", "html", types=(str,))
    app.add_env_collector(ExampleCollector)
    app.connect("doctree-read", depend_on_record, priority=600)  # after the collectors
    app.add_builder(ExamplesBuilder)

    app.add_node(html.download_link, html=(html.visit_download_link, html.depart_download_link))
    # Not add_node: the node is docutils' own, and stays so for every other writer.
    app.registry.add_translation_handlers(
        nodes.literal_block, html=(html.visit_literal_block, html.depart_literal_block)
    )
    app.add_node(folded.folded, html=(folded.visit_folded, folded.depart_folded))
    app.add_directive("solution", folded.SolutionDirective)
    app.add_node(coverage.coverage_table)
    app.add_directive("translation-coverage", coverage.CoverageDirective)
    app.add_post_transform(coverage.FillCoverageTables)
    app.add_builder(coverage.CoverageBuilder)
    app.add_post_transform(ShowExamples)
    app.add_post_transform(LinkNames)
    app.add_post_transform(folded.UnfoldElsewhere)
    app.add_css_file("gleichlauf.css")
    app.add_js_file("gleichlauf.js", loading_method="defer")
    app.connect("builder-inited", _add_static_files)
    app.connect("build-finished", write_downloads)
    return {
        "version": gleichlauf.__version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_static_files(app: Sphinx) -> None:
    # Not sooner: a project's own conf.py sets this list, and its folders go first.
    app.config.html_static_path.append(str(STATIC))
