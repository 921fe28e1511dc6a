"""From the nodes that parsers make to listings, which are noted on them.

Imported where the code of a page is looked at: `gleichlauf.sphinxext.authors.looking` says when.
"""

from __future__ import annotations

import doctest
from dataclasses import replace
from pathlib import Path
from sys import intern
from typing import cast

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import get_node_line, get_node_source

from gleichlauf.code.block import CodeBlock, Form, NotPythonError
from gleichlauf.code.extract import messages
from gleichlauf.sphinxext.authors.listing import NOTHING, Fault, Listing, Options, Place, Role
from gleichlauf.sphinxext.authors.nodes import BLOCKS, IS_ANSWER, LISTING, text_of
from gleichlauf.sphinxext.authors.options import OPTIONS
from gleichlauf.sphinxext.authors.settings import marks_all, marks_doctests, translates_code
from gleichlauf.sphinxext.authors.source_lines import bare, first_line
from gleichlauf.sphinxext.authors.warn import warn
from gleichlauf.sphinxext.versions import document_name

PYTHON = frozenset({"python", "python3", "py", "py3", "pycon", "pycon3"})
"""The languages whose blocks are ours; Sphinx's "default" may be anything."""

_DOCSTRING = ":docstring of "
"""How autodoc names the source of a docstring, after the path of its module."""


class Marking:
    """Notes on each Python block of a page what it is."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env, self.config = env, env.config
        self.files: dict[str, list[str]] = {}
        self.unmarked = self.in_docstrings = 0

    def mark(self, document: nodes.document) -> tuple[int, int]:
        """Look at each block in the order of the document, where ``highlight`` matters.

        Returns how many blocks of Python nobody asks us to look at: on the page itself, and those
        in docstrings that `doctest` would test.
        """
        language = self.config.highlight_language
        for node in list(document.findall(nodes.Element)):
            if isinstance(node, addnodes.highlightlang):
                language = node["lang"]
            elif type(node) in BLOCKS and not isinstance(node.parent, nodes.system_message):
                self._mark(node, node.get("language", language))
        return self.unmarked, self.in_docstrings

    def _mark(self, node: nodes.Element, language: str) -> None:
        options: Options = node.attributes.pop(OPTIONS, NOTHING)
        role: Role = "answer" if IS_ANSWER in node else node.get("testnodetype", "plain")
        if not self.config.gleichlauf_docstrings and _DOCSTRING in (node.source or ""):
            self.in_docstrings += isinstance(node, nodes.doctest_block) or "testnodetype" in node
            return
        in_session = isinstance(node, nodes.doctest_block)
        groups: tuple[str, ...] = tuple(node.get("groups", ()))
        if role == "plain":
            if isinstance(node, nodes.comment) or not _is_plain_code(node, language):
                if options != Options(caption=options.caption, name=options.name):
                    place = self._place(node, node.astext())
                    reason = f"these options are for Python, but the block is {language!r}"
                    warn(Fault(reason, place, "options"))
                return
            if in_session and self.config.doctest_test_doctest_blocks:
                groups = (self.config.doctest_test_doctest_blocks,)
            asked = marks_all(self.config) or options.example is not None
            if not (asked or groups or translates_code(self.config)):
                self.unmarked += 1
                return
            marked = asked or (bool(groups) and marks_doctests(self.config))
        else:
            marked = marks_doctests(self.config) or options.example is not None
            if role != "testoutput" and not node.astext().strip():
                if marked:
                    place = self._place(node, "")
                    warn(Fault(f"this {role} is empty", place, "parse"))
                return
        source: str = node["test"] if "test" in node else text_of(node)
        listing = Listing(
            role=cast(Role, intern(role)),
            groups=groups,
            block=CodeBlock(source, _form(role, source), options.texts, options.not_texts),
            place=self._place(node, source),
            section=_section(node),
            options=options,
            flags=_flags(node, options.pyversion),
            marked=marked,
            docstring=(node.source or "").partition(_DOCSTRING)[2],
            hidden=isinstance(node, nodes.comment),
        )
        node[LISTING] = _checked(listing)

    def _place(self, node: nodes.Element, source: str) -> Place:
        """Return where the first line of a block stands."""
        try:
            path, near = get_node_source(node), get_node_line(node)
        except ValueError:
            return Place(str(self.env.doc2path(document_name(self.env))), 1)
        path = path.partition(_DOCSTRING)[0]
        if "source" in node and Path(node["source"]).is_file():  # of a literalinclude
            path, near = node["source"], 1
        if path not in self.files:
            file = Path(path)
            # Generated pages have sources that are no files.
            text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
            self.files[path] = [bare(line) for line in text.splitlines()]
        block = [bare(line) for line in source.splitlines()]
        if not block or IS_ANSWER in node:  # which stands behind the name of its directive
            return Place(path, near)
        forward = not isinstance(node, nodes.doctest_block)
        return Place(path, first_line(self.files[path], block, near, forward=forward))


def _is_plain_code(node: nodes.Element, language: str) -> bool:
    """Say whether a block without a role is Python; a block with markup inside is left alone."""
    if isinstance(node, nodes.doctest_block):
        return True
    is_text = len(node.children) == 1 and isinstance(node.children[0], nodes.Text)
    # A literalinclude may leave it to its file to say what it is.
    included = "language" not in node and str(node.get("source", "")).endswith(".py")
    return is_text and (language in PYTHON or included)


def _form(role: Role, source: str) -> Form:
    if role in ("testoutput", "answer"):
        return "output"
    if role == "doctest" or (role == "plain" and source.lstrip().startswith(">>>")):
        return "session"
    return "program"


def _flags(node: nodes.Element, pyversion: str) -> tuple[tuple[str, bool], ...]:
    names = {value: name for name, value in doctest.OPTIONFLAGS_BY_NAME.items()}
    options: dict[int, bool] = node.get("options", {})
    given = {names[flag]: on for flag, on in options.items() if flag in names}
    if pyversion:
        # Sphinx says so of the Python that builds; an example asks the one that runs it.
        given.pop("SKIP", None)
    return tuple(sorted(given.items()))


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
        fault = Fault(reason, listing.at(error.line), "parse")
        if listing.marked:
            warn(fault)
        return replace(listing, broken=fault)
    return listing
