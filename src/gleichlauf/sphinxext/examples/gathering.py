"""From the nodes of a page to its examples, kept in the environment."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from sys import intern
from typing import cast

from docutils import nodes
from jinja2 import TemplateSyntaxError
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.tags import Tags

from gleichlauf.example.example import Outcome, Search
from gleichlauf.sphinxext.authors.listing import Fault
from gleichlauf.sphinxext.authors.looking import UNMARKED
from gleichlauf.sphinxext.authors.nodes import blocks, listing, program, texts
from gleichlauf.sphinxext.authors.settings import marks_doctests
from gleichlauf.sphinxext.authors.warn import warn
from gleichlauf.sphinxext.examples.checking import flag_names
from gleichlauf.sphinxext.examples.collect import collect
from gleichlauf.sphinxext.examples.kept import EXAMPLE, OUTCOME, pages
from gleichlauf.sphinxext.examples.outcomes import Part
from gleichlauf.sphinxext.examples.page import Defaults, PageExamples, Shown
from gleichlauf.sphinxext.versions import document_name

NO_EXAMPLES = PageExamples()
"""What most pages hold: one object for all of them."""


def gather(app: Sphinx, doctree: nodes.document) -> None:
    """Make the examples of the page that is read, and note on each node which one it is part of."""
    tags = _tags_of_html(app)
    found = [node for node in blocks(doctree) if _is_on_the_page(node, tags)]
    unmarked, in_docstrings = cast("tuple[int, int]", app.env.temp_data[UNMARKED])
    env = app.env
    if not (found or unmarked or in_docstrings):
        pages(env)[document_name(env)] = NO_EXAMPLES
        return
    parts = [_part(node) for node in found]
    docname, language = document_name(env), env.config.language
    collected = collect(docname, language, parts, _defaults(env.config), title=_title(doctree))
    page = replace(collected.page, unmarked=unmarked, in_docstrings=in_docstrings)
    for fault in collected.faults:
        if _is_to_be_told(fault, parts, env.config):
            warn(fault)
        else:
            page = replace(page, untold=(*page.untold, fault))
    broken = (it.listing.broken for it in parts if it.listing.groups and not it.listing.marked)
    page = replace(page, untold=(*page.untold, *filter(None, broken)))
    pages(env)[docname] = page
    for node, part, membership in zip(found, parts, collected.memberships, strict=True):
        if membership.name in page.marked:
            node[EXAMPLE] = Shown(docname, membership.name)
            if part.listing.role == "testoutput" and membership.outcome is not None:
                node[OUTCOME] = membership.outcome
    for example in page.examples:
        if not _is_certain(example.outcomes):
            groups = {
                group
                for part, membership in zip(parts, collected.memberships, strict=True)
                if membership.name == example.name
                for group in part.listing.groups
            }
            _hide_from_doctest(groups, found)


def _defaults(config: Config) -> Defaults:
    """Return what the settings for ``sphinx.ext.doctest`` and for schedules say."""
    return Defaults(
        Search(config.gleichlauf_bound, config.gleichlauf_granularity),
        flag_names(config.doctest_default_flags),
        config.doctest_global_setup,
        config.doctest_global_cleanup,
    )


def _is_to_be_told(fault: Fault, parts: Sequence[Part], config: Config) -> bool:
    """Say whether a fault concerns someone who has asked for examples."""
    return marks_doctests(config) or any(
        part.listing.marked and part.listing.place.path == fault.place.path for part in parts
    )


def _is_certain(outcomes: tuple[Outcome, ...]) -> bool:
    """Say whether ``-b doctest`` can check outcomes: it knows one output, and no deadlock."""
    return len(outcomes) < 2 and all(o.ending == "finished" and not o.exceptions for o in outcomes)


def _hide_from_doctest(hidden: Set[str], found: Sequence[nodes.Element]) -> None:
    for node in found:
        groups: list[str] = node.get("groups", [])
        if hidden & {*groups}:
            node["groups"] = [name for name in groups if name not in hidden]
            if not node["groups"]:
                node["skipif"] = "True"


def _tags_of_html(app: Sphinx) -> Tags:
    """Return the tags as they are when HTML is built.

    An example is extracted if the site shows it, whichever builder reads the page first.
    """
    builder = app.builder
    own = {builder.name, builder.format, f"format_{builder.format}", f"builder_{builder.name}"}
    return Tags(sorted({*app.tags} - own | {"html", "format_html", "builder_html"}))


def _is_on_the_page(node: nodes.Node, tags: Tags) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.substitution_definition):
            return False
        if isinstance(parent, addnodes.only):
            try:
                if not tags.eval_condition(parent["expr"]):
                    return False
            except (ValueError, TypeError, TemplateSyntaxError):
                return True  # Sphinx warns of the expression, and shows the block
        parent = parent.parent
    return True


def _part(node: nodes.Element) -> Part:
    caption = None
    if isinstance(node.parent, nodes.container) and node.parent.get("literal_block"):
        caption = node.parent[0].astext()
    return Part(listing(node), program(node), _title(node), caption, texts(node))


def _title(node: nodes.Node) -> str:
    """Return the title, in the page's language, of the section that a node is in or has."""
    found = node
    while found is not None:
        children = found.children if isinstance(found, nodes.Element) else []
        if isinstance(found, nodes.document):
            children = [c for s in children if isinstance(s, nodes.section) for c in s.children]
        for child in children:
            if isinstance(child, nodes.title):
                return intern(child.astext())  # one for all examples of the section
        found = found.parent
    return ""
