"""Translations that would act are refused: the page keeps the text of its source.

A translated message is parsed by Sphinx like a page of its own: it may include files, define roles,
hold raw HTML, or run whatever an extension's directive runs. So each message whose characters allow
for any of that is read beforehand, with directives and strange roles taken away, and what comes of
it is looked at. Sphinx's ``Locale`` never sees one that is refused. This holds for every project
that lists the extension, whatever else it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, cast

from babel.messages.mofile import read_mo
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages

from gleichlauf.markup.acting import acts, acts_while_read
from gleichlauf.markup.addresses import scheme
from gleichlauf.markup.tags import differing
from gleichlauf.sphinxext.authors.listing import Fault
from gleichlauf.sphinxext.authors.warn import refuse, shown
from gleichlauf.sphinxext.translating.catalogues import Catalogue, find_catalogue
from gleichlauf.sphinxext.translating.confined import acting, filetype, role_names
from gleichlauf.sphinxext.versions import document_name

_MAY_ACT = re.compile(r"[`<{|$\[]|::|\.\.\s|:(?=\S)|\A\s*---")
"""Without any of these a text is a sentence in every markup."""

_KEPT = "gleichlauf_kept"
"""The attribute of a node of metadata for its text, while nobody may translate it."""


class RefuseActing(SphinxTransform):
    """Keep every translation that would act away from the page."""

    default_priority = 15  # after PreserveTranslatableMessages (10), before Locale (20)

    def apply(self, **kwargs: Any) -> None:
        """Look at each message of the page that has a translation."""
        catalogue = _catalogue(self.env, docname_to_domain(
            document_name(self.env), self.config.gettext_compact
        ))  # fmt: skip
        if not catalogue.files:
            return
        found = [
            (node, message)
            for node, message in extract_messages(self.document)
            if not isinstance(node, addnodes.translatable)  # those take texts, and no markup
        ]
        roles: set[str] | None = None
        for node, message in found:
            translation = catalogue.translation(message)
            if translation in ("", message):
                continue
            if isinstance(node, nodes.meta):
                reasons = ["it changes what the page tells a browser to do"]
                if "http-equiv" not in node:
                    continue
            elif isinstance(node, nodes.image) and not node.get("translatable"):
                continue  # its alternative text, which is no markup
            elif not _MAY_ACT.search(translation) and not isinstance(node, nodes.raw):
                continue
            else:
                if roles is None:
                    roles = role_names([it for _, it in found])
                reasons = self._told_by_text(node, message, translation)
                reasons = reasons or acting(node, message, translation, self.env, roles)
            if reasons:
                self._refuse(node, message, reasons[0], catalogue)

    def _told_by_text(self, node: nodes.Element, message: str, translation: str) -> list[str]:
        """Return what ``gleichlauf check`` finds in it too, and what must not be parsed at all."""
        if isinstance(node, LITERAL_TYPE_NODES):
            return []
        markdown = filetype(self.env) != "restructuredtext"
        schemes = {scheme(it.get("refuri", "")) for it in self.document.findall(nodes.reference)}
        depth = document_name(self.env).count("/")
        found = acts(message, translation, "md" if markdown else "rst", schemes, depth)
        if markdown:
            delimiters = getattr(self.config, "myst_sub_delimiters", ("{", "}"))
            found += acts_while_read(message, translation, delimiters)
        return [act.reason for act in found]

    def _refuse(self, node: nodes.Element, message: str, reason: str, catalogue: Catalogue) -> None:
        node["translatable"] = False
        if isinstance(node, nodes.meta):
            node[_KEPT], node["content"] = node["content"], ""
        place = catalogue.place(message)
        fault = Fault(f"this translation is refused: {reason}", place, "unsafe")
        refused(self.env).setdefault(document_name(self.env), []).append(fault)


class KeepMetadata(SphinxTransform):
    """Give metadata whose translation was refused its own text back."""

    default_priority = 22  # after Locale

    def apply(self, **kwargs: Any) -> None:
        """Look at the page's metadata."""
        for node in self.document.findall(nodes.meta):
            if _KEPT in node:
                node["content"] = node.attributes.pop(_KEPT)


def refused(env: BuildEnvironment) -> dict[str, list[Fault]]:
    """Return what was refused on each page, by the name of its document."""
    return cast("dict[str, list[Fault]]", vars(env).setdefault("gleichlauf_refused", {}))


class RefusedCollector(EnvironmentCollector):
    """Forgets what was refused on a page when it is read again, and joins what processes found."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        refused(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over what another process has found."""
        theirs = refused(other)
        refused(env).update({name: theirs[name] for name in sorted(docnames) if name in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Do nothing: the transform has noted all."""


def tell_refused(app: Sphinx, env: BuildEnvironment) -> None:
    """Make an error of each refused translation, in every build until the catalogue is mended."""
    for _, faults in sorted(refused(env).items()):
        for fault in faults:
            refuse(app, fault)


def check_interface(app: Sphinx) -> None:
    """Stop the build where a translation of the theme's texts brings markup of its own along.

    Templates write these texts into every page as they are.
    """
    for reason in _interface_faults(app):
        raise ExtensionError(reason)


def _interface_faults(app: Sphinx) -> Iterator[str]:
    """Yield what is wrong with the theme's texts.

    Templates show what is in the compiled catalogue, and a theme may ship that alone. It is no
    catalogue as translators write it, which `gleichlauf.catalogue` reads; and `gettext` looks up
    messages in it, but has no public way to list them, so Babel, which compiled it, reads it.
    """
    if not app.builder.use_message_catalog:
        return
    catalogue = _catalogue(app.env, "sphinx")
    for path in catalogue.files:
        with path.open("rb") as file:
            entries = read_mo(file)
        for entry in entries:
            sources = entry.id if isinstance(entry.id, (list, tuple)) else [entry.id]
            texts = entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
            for text in filter(None, texts):
                if entry.id and (piece := differing(" ".join(sources), text)):
                    place = shown(catalogue.place(str(sources[0])))
                    yield f"{place}: this translation is refused: it adds {piece:.60}"


def _catalogue(env: BuildEnvironment, domain: str) -> Catalogue:
    directories = [Path(env.srcdir, name).resolve() for name in env.config.locale_dirs]
    return find_catalogue(directories, env.config.language, domain)
