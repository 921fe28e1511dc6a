"""Links from names in code to their documentation, as far as intersphinx knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from gleichlauf.code.block import CodeBlock
from gleichlauf.sphinxext.authors.nodes import blocks, listing
from gleichlauf.sphinxext.examples.kept import EXAMPLE
from gleichlauf.sphinxext.versions import app_of, builder_class

if TYPE_CHECKING:
    from gleichlauf.reference.values import Kind

LINKS = "gleichlauf_links"
"""The attribute of a block's node for the `Link`s in it."""

_CLASSES = frozenset({"py:class", "py:exception"})
# What the highlighting writes on one line: its number, coloured tokens, tags around whole lines.
_UNIT = re.compile(
    r'<span class="linenos">[^<]*</span>|<span class="[^"]*">(?P<token>[^<]+)</span>'
    r"|<[^>]*>|(?P<plain>[^<]+)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a line of code (both from 0, columns in characters) that leads somewhere.

    Only the ``first`` link of a page to each place is a stop of the Tab key: where a name is new.
    The others lead to the same places, and whoever walks by key need not pass a hundred of them.
    """

    line: int
    start: int
    end: int
    text: str
    uri: str
    first: bool


@dataclass(frozen=True, slots=True)
class Documentation:
    """The Python names that the inventories of a project list, and where each is described."""

    kinds: Mapping[str, Kind]
    uris: Mapping[str, str]


_documentation: WeakKeyDictionary[BuildEnvironment, Documentation] = WeakKeyDictionary()


def documentation(env: BuildEnvironment) -> Documentation:
    """Return what is known of Python names from elsewhere; nothing without intersphinx."""
    if env not in _documentation:
        kinds: dict[str, Kind] = {}
        uris: dict[str, str] = {}
        if "sphinx.ext.intersphinx" in app_of(env).extensions:
            # Not sooner: it loads what is needed for downloads, and takes its time.
            from sphinx.ext.intersphinx import InventoryAdapter

            inventory = InventoryAdapter(env).main_inventory
            for role in sorted(role for role in inventory if role.startswith("py:")):
                for name, item in inventory[role].items():
                    kinds.setdefault(name, "class" if role in _CLASSES else "other")
                    uris.setdefault(name, item.uri)
        _documentation[env] = Documentation(kinds, uris)
    return _documentation[env]


class LinkNames(SphinxPostTransform):
    """Find the documented names in the code of a page."""

    default_priority = 305  # after the blocks are where they belong

    def run(self, **kwargs: object) -> None:
        """Note on each block which stretches of it lead where, for HTML."""
        if not self.config.gleichlauf_links or builder_class(self.env).format != "html":
            return
        known = documentation(self.env)
        if not known.uris:
            return
        # Not sooner: only a project that asks for links needs it.
        from gleichlauf.reference.references import references

        seen: set[str] = set()
        for group in _programs(self.document):
            programs = [CodeBlock(node.astext(), listing(node).block.form) for node in group]
            for node, found in zip(group, references(programs, known.kinds), strict=True):
                if isinstance(node, nodes.comment):
                    continue  # set-up code that the page does not show
                lines = node.astext().split("\n")
                links = []
                for it in found:
                    uri, text = known.uris[it.name], lines[it.line][it.start : it.end]
                    links.append(Link(it.line, it.start, it.end, text, uri, uri not in seen))
                    seen.add(uri)
                node[LINKS] = tuple(links)


def _programs(document: nodes.document) -> Iterable[list[nodes.TextElement]]:
    """Return the blocks of code of a page: those of an example together, others on their own."""
    programs: dict[object, list[nodes.TextElement]] = {}
    for node in blocks(document):
        if listing(node).block.form != "output":
            programs.setdefault(node.get(EXAMPLE, node), []).append(node)
    return programs.values()


def with_links(html: str, links: Sequence[Link]) -> str:
    """Put links into a highlighted block: its lines are those of the last ``<pre>``.

    No character of the code is changed. A link whose text does not stand where it should is left
    out.
    """
    before, pre, block = html.rpartition("<pre")
    attributes, bracket, code = block.partition(">")
    lines = code.split("\n")
    for number, group in groupby(links, key=lambda link: link.line):
        if number < len(lines):
            lines[number] = _linked(lines[number], list(group))
    return before + pre + attributes + bracket + "\n".join(lines)


def _linked(line: str, links: Sequence[Link]) -> str:
    """Put links around whole tokens of a line, or into one of them."""
    units: list[tuple[int, int, re.Match[str]]] = []
    text = ""
    for unit in _UNIT.finditer(line):
        own = unescape(unit["token"] or unit["plain"] or "")
        if own:
            units.append((len(text), len(text) + len(own), unit))
        text += own
    for link in sorted(links, key=lambda link: link.start, reverse=True):
        if text[link.start : link.end] != link.text:
            continue
        touched = [it for it in units if it[0] < link.end and it[1] > link.start]
        (start, _, first), (_, end, last) = touched[0], touched[-1]
        if (start, end) == (link.start, link.end):
            opening, closing = first.start(), last.end()
        elif len(touched) == 1 and "&" not in first[0]:
            opening = first.start("token" if first["token"] else "plain") + link.start - start
            closing = opening + len(link.text)
        else:
            continue
        stop = "" if link.first else ' tabindex="-1"'
        anchor = f'<a href="{escape(link.uri)}"{stop}>{line[opening:closing]}</a>'
        line = line[:opening] + anchor + line[closing:]
    return line
