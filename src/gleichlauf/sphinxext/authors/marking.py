"""From the nodes that parsers make to ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from sys import intern
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import get_node_line, get_node_source

from gleichlauf.code.block import CodeBlock, Form, NotPythonError
from gleichlauf.code.extract import messages
from gleichlauf.sphinxext.authors.directives import OPTIONS
from gleichlauf.sphinxext.authors.listing import NOTHING, Fault, Listing, Options, Place, Role
from gleichlauf.sphinxext.authors.nodes import CODE_NODES, text_of
from gleichlauf.sphinxext.authors.source_lines import bare, first_line
from gleichlauf.sphinxext.authors.warn import warn

PYTHON = frozenset({"python", "python3", "py", "py3", "pycon", "pycon3"})
"""The languages whose blocks are ours; Sphinx's "default" may be anything."""


class MarkCode(SphinxTransform):
    """Turn every Python block into one of our nodes, before Sphinx looks for messages."""

    default_priority = 5  # PreserveTranslatableMessages and ExtraTranslatableNodes have 10

    def apply(self, **kwargs: Any) -> None:
        """Look at each block in the order of the document, where ``highlight`` matters.

        A project whose translators get whole blocks leaves them to Sphinx.
        """
        if self.config.gleichlauf_whole_blocks:
            return
        self.files: dict[str, list[str]] = {}
        language = self.config.highlight_language
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, addnodes.highlightlang):
                language = node["lang"]
            elif type(node) in CODE_NODES and not isinstance(node.parent, nodes.system_message):
                self._mark(node, node.get("language", language))

    def _mark(self, node: nodes.Element, language: str) -> None:
        options: Options = node.attributes.pop(OPTIONS, NOTHING)
        role: Role = node.get("testnodetype", "plain")
        if role == "plain":
            if isinstance(node, nodes.comment) or not _is_plain_code(node, language):
                if options != Options(caption=options.caption, name=options.name):
                    place = self._place(node, node.astext())
                    reason = f"these options are for Python, but the block is {language!r}"
                    warn(Fault(reason, place, "options"))
                return
        elif role != "testoutput" and not node.astext().strip():
            warn(Fault(f"this {role} is empty", self._place(node, ""), "parse"))
            return
        source: str = node["test"] if "test" in node else text_of(node)
        block = CodeBlock(source, _form(role, source), options.texts, options.not_texts)
        listing = Listing(
            role=cast(Role, intern(role)),
            groups=tuple(node.get("groups", ())),
            block=block,
            place=self._place(node, source),
            section=_section(node),
            options=options,
            hidden=isinstance(node, nodes.comment),
        )
        # The class changes in place, so that every reference to the node stays good.
        node.__class__ = CODE_NODES[type(node)]
        node["listing"] = _checked(listing)
        if role != "plain":
            node["testnodetype"] = listing.role

    def _place(self, node: nodes.Element, source: str) -> Place:
        """Return where the first line of a block stands."""
        try:
            path, near = get_node_source(node), get_node_line(node)
        except ValueError:
            return Place(str(self.env.doc2path(self.env.current_document.docname)), 1)
        if path not in self.files:
            file = Path(path)
            # Docstrings and generated pages have sources that are no files.
            text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
            self.files[path] = [bare(line) for line in text.splitlines()]
        block = [bare(line) for line in source.splitlines()]
        if not block:
            return Place(path, near)
        forward = not isinstance(node, nodes.doctest_block)
        return Place(path, first_line(self.files[path], block, near, forward=forward))


def _is_plain_code(node: nodes.Element, language: str) -> bool:
    """Say whether a block without a role is Python that we translate.

    What ``literalinclude`` shows is left alone (its node has a source of its own), and so is a
    block with markup inside.
    """
    if isinstance(node, nodes.doctest_block):
        return True
    is_text = len(node.children) == 1 and isinstance(node.children[0], nodes.Text)
    return language in PYTHON and is_text and "source" not in node


def _form(role: Role, source: str) -> Form:
    if role == "testoutput":
        return "output"
    if role == "doctest" or (role == "plain" and source.lstrip().startswith(">>>")):
        return "session"
    return "program"


def _section(node: nodes.Element) -> str:
    """Return the title of the section around a node, or ""."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.section) and isinstance(parent[0], nodes.title):
            return intern(parent[0].astext())  # one for all blocks of the section
        parent = parent.parent
    return ""


def _checked(listing: Listing) -> Listing:
    """Return a listing as it is; one that does not parse, and should, is marked as broken."""
    try:
        messages(listing.block)
    except NotPythonError as error:
        if listing.options.fragment:
            return listing
        reason = f"this does not parse as Python: {error.reason}"
        if listing.role == "plain":
            reason += "; give a fragment as code-block with the option :fragment:"
        warn(Fault(reason, listing.at(error.line), "parse"))
        return replace(listing, broken=True)
    return listing
