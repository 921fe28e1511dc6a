"""From the language of the sources to another: translations are put into the code of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from gleichlauf.code.block import Problem
from gleichlauf.sphinxext.authors.listing import Fault, Listing
from gleichlauf.sphinxext.authors.nodes import Code
from gleichlauf.sphinxext.authors.warn import shown, warn
from gleichlauf.sphinxext.translating.catalogues import Catalogue, find_catalogue


class TranslateCode(SphinxTransform):
    """Put the translations of a page into its code, all messages of a block at once."""

    default_priority = 21  # Locale has 20, TranslationProgressTotaliser 25

    def apply(self, **kwargs: Any) -> None:
        """Translate every listing, and warn of each translation that does not fit."""
        found = list(self.document.findall(Code))
        if not found:
            return
        catalogue = self._catalogue()
        faults = catalogue.faults()
        for fault in faults:
            warn(fault)
        for node in found:
            if catalogue.files:
                _translate(node, catalogue)
            for problem in node.settle():
                warn(_fault(node.listing, problem, catalogue))

    def _catalogue(self) -> Catalogue:
        domain = docname_to_domain(self.env.current_document.docname, self.config.gettext_compact)
        directories = [Path(self.env.srcdir, name).resolve() for name in self.config.locale_dirs]
        return find_catalogue(directories, self.config.language, domain)


def _translate(node: Code, catalogue: Catalogue) -> None:
    found = {m.text: catalogue.translation(m.text) for m in node.listing.messages}
    for message, translation in found.items():
        if translation:
            node.apply_translated_message(message, translation)
    if found:
        node["translated"] = all(found.values())


def _fault(listing: Listing, problem: Problem, catalogue: Catalogue) -> Fault:
    reason = (
        f"this translation is not used: {problem.reason}"
        f" (the source stands at {shown(listing.at(problem.message.line))})"
    )
    return Fault(reason, catalogue.place(problem.message.text), "translation")
