"""What is translated, tested and proved equal, for people: a table on a page, and a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import OptionSpec

from gleichlauf.sphinxext.authors.settings import asks_for_anything
from gleichlauf.sphinxext.versions import app_of, builder_class, document_name

if TYPE_CHECKING:
    from gleichlauf.sphinxext.pages.measuring import Coverage


class coverage_table(nodes.General, nodes.Element):  # noqa: N801
    """The place of the table, until all pages have been read."""


class CoverageDirective(SphinxDirective):
    """``translation-coverage``: a table with a line for each page and language."""

    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return the place of the table; its page is read again when any page may have changed."""
        self.env.note_reread()
        return [coverage_table()]


class FillCoverageTables(SphinxPostTransform):
    """Put the table in its place."""

    default_priority = 5  # before references are resolved

    def is_supported(self) -> bool:
        """Tell whether the builder shows pages; in the table there is nothing to translate."""
        return builder_class(self.env).use_message_catalog

    def run(self, **kwargs: Any) -> None:
        """Make the table from what is known about all pages."""
        found = list(self.document.findall(coverage_table))
        if not found:
            return
        from gleichlauf.sphinxext.pages.measuring import coverage

        for node in found:
            node.replace_self(self._table(list(coverage(self.env))))

    def _table(self, rows: Sequence[Coverage]) -> nodes.Element:
        from gleichlauf.sphinxext.pages.phrases import phrases

        say = phrases(self.config.language).gettext
        titles = [say(title) for title in ("Page", "Language", "Translated")]
        # Where nobody asks for anything of code, nobody has looked at it.
        code = asks_for_anything(self.config)
        if code:
            titles += [say(title) for title in ("Blocks", "of these tested", "of these equal")]
        table = nodes.table(classes=["gleichlauf-coverage", "colwidths-auto"])
        group = nodes.tgroup(cols=len(titles))
        # Characters, for builders that need to know; browsers see to it themselves.
        widths = (40, 10, 12, 12, 18, 18)[: len(titles)]
        group += [nodes.colspec(colwidth=width) for width in widths]
        group += nodes.thead("", _row(map(nodes.Text, titles)))
        body = nodes.tbody()
        for row in rows:
            figures = (f"{row.percent} %", row.blocks, row.tested, row.equal)[: 4 if code else 1]
            cells = [self._link(row.page), nodes.Text(row.language)]
            body += _row([*cells, *(nodes.Text(str(figure)) for figure in figures)])
        group += body
        table += group
        return table

    def _link(self, page: str) -> nodes.Node:
        builder = app_of(self.env).builder
        title = self.env.titles[page].astext()
        here = builder.get_target_uri(document_name(self.env))
        uri = relative_uri(here, builder.get_target_uri(page))
        return nodes.reference("", title, refuri=uri, internal=True)


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        row += nodes.entry("", nodes.paragraph("", "", cell))
    return row


class CoverageBuilder(DummyBuilder):
    """``translation-coverage``: prints the coverage of every page, and writes nothing."""

    name = "translation-coverage"
    epilog = ""

    def finish(self) -> None:
        """Print the table."""
        from gleichlauf.sphinxext.pages.measuring import coverage

        lines = [("page", "language", "translated", "blocks", "tested", "equal")]
        lines += [
            (c.page, c.language, f"{c.percent} %", str(c.blocks), str(c.tested), str(c.equal))
            for c in coverage(self.env)
        ]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
            print("  ".join(cells).rstrip())
