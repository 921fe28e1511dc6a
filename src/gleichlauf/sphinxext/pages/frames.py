"""Which nodes of a page belong to the same example, and which of these follow one another."""

from __future__ import annotations

from docutils import nodes

from gleichlauf.sphinxext.authors.directives import is_judged
from gleichlauf.sphinxext.authors.nodes import blocks
from gleichlauf.sphinxext.examples.kept import EXAMPLE
from gleichlauf.sphinxext.examples.page import Shown


def by_example(document: nodes.document) -> dict[Shown, list[nodes.TextElement]]:
    """Return the blocks of each example, in their order."""
    found: dict[Shown, list[nodes.TextElement]] = {}
    for node in blocks(document):
        if EXAMPLE in node:
            found.setdefault(node[EXAMPLE], []).append(node)
    return found


def runs(document: nodes.document) -> list[tuple[Shown, list[nodes.Element]]]:
    """Return the parts of each example that follow one another, captions and all."""
    runs: list[tuple[Shown, list[nodes.Element]]] = []
    for node in blocks(document):
        if EXAMPLE not in node or isinstance(node, nodes.comment):
            continue
        box = node.parent
        captioned = isinstance(box, nodes.container) and box.get("literal_block")
        boxed = captioned or is_judged(box)
        unit = box if boxed else node
        if runs and runs[-1][0] == node[EXAMPLE] and _follows(unit, runs[-1][1][-1]):
            runs[-1][1].append(unit)
        else:
            runs.append((node[EXAMPLE], [unit]))
    return runs


def _follows(second: nodes.Element, first: nodes.Element) -> bool:
    """Say whether a page shows nothing between two nodes."""
    parent = first.parent
    if second.parent is not parent:
        return False
    between = parent[parent.index(first) + 1 : parent.index(second)]
    return all(isinstance(node, nodes.Invisible) for node in between)
