"""From the language of the sources to another: translations are put into the code of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from gleichlauf.code.block import Problem
from gleichlauf.sphinxext.authors.listing import SET_UP, Fault, Listing
from gleichlauf.sphinxext.authors.nodes import blocks, listing, settle, show
from gleichlauf.sphinxext.authors.warn import shown, warn
from gleichlauf.sphinxext.translating.catalogues import Catalogue, find_catalogue
from gleichlauf.sphinxext.versions import document_name


class TranslateCode(SphinxTransform):
    """Put the translations of a page into its code, all messages of a block at once."""

    default_priority = 21  # Locale has 20, TranslationProgressTotaliser 25

    def apply(self, **kwargs: Any) -> None:
        """Translate every listing, and warn of each translation that does not fit."""
        found = list(blocks(self.document))
        if not found:
            return
        catalogue = self._catalogue()
        if not catalogue.files:
            return
        whole = [node for node in found if not self._translate(node, catalogue)]
        if whole:
            warn(_still_whole(listing(whole[0]), len(whole), catalogue))

    def _catalogue(self) -> Catalogue:
        domain = docname_to_domain(document_name(self.env), self.config.gettext_compact)
        directories = [Path(self.env.srcdir, name).resolve() for name in self.config.locale_dirs]
        return find_catalogue(directories, self.config.language, domain)

    def _translate(self, node: nodes.TextElement, catalogue: Catalogue) -> bool:
        """Translate a block; return False if a translation of it as a whole was all there is."""
        block = listing(node)
        found = {m.text: catalogue.translation(m.text) for m in block.messages}
        translations = {message: text for message, text in found.items() if text}
        done = bool(found) and all(found.values())
        source = "" if done or block.role in SET_UP else block.block.source.strip()
        if source and (whole := catalogue.translation(block.block.source)):
            show(node, whole)
            node["translated"] = True
            return False
        if found:
            node["translated"] = done
        for problem in settle(node, translations):
            warn(_fault(block, problem, catalogue))
        return True


def _still_whole(first: Listing, count: int, catalogue: Catalogue) -> Fault:
    blocks = "a block of this page is" if count == 1 else f"{count} blocks of this page are"
    reason = (
        f"{blocks} still translated as a whole, which no catalogue will ask for any more;"
        " carry the translation over with: gleichlauf migrate-catalogues"
    )
    return Fault(reason, catalogue.place(first.block.source), "whole-block")


def _fault(block: Listing, problem: Problem, catalogue: Catalogue) -> Fault:
    reason = (
        f"this translation is not used: {problem.reason}"
        f" (the source stands at {shown(block.at(problem.message.line))})"
    )
    return Fault(reason, catalogue.place(problem.message.text), "translation")
