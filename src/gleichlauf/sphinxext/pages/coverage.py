"""How much of each page is translated, tested and proved equal: a table, and a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.i18n import docname_to_domain
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import OptionSpec

from gleichlauf.catalogue.entry import Entry
from gleichlauf.catalogue.reading import read
from gleichlauf.code.block import CodeBlock, NotPythonError
from gleichlauf.code.put_back import translate
from gleichlauf.sphinxext.examples.collector import pages
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.versions import app_of, builder_class, document_name


@dataclass(frozen=True, slots=True)
class Coverage:
    """One page in one language.

    ``translated`` of its ``messages`` have a translation that readers see. Of its ``blocks`` of
    Python code, ``tested`` belong to an example that is run, and ``equal`` have, in this
    language, the same code as the source but for comments and texts.
    """

    page: str
    language: str
    messages: int
    translated: int
    blocks: int
    tested: int
    equal: int

    @property
    def percent(self) -> int:
        """The share of messages that are translated; 100 only if all of them are."""
        return self.translated * 100 // self.messages if self.messages else 100


def measure(
    page: str, language: str, entries: Iterable[Entry], blocks: Sequence[CodeBlock], tested: int
) -> Coverage:
    """Return the coverage of a page, given its catalogue and its blocks in the source language."""
    current = [entry for entry in entries if entry.message.value and not entry.obsolete]
    translations = {e.message.value: e.translation.value for e in current if e.in_use}
    return Coverage(
        page=page,
        language=language,
        messages=len(current),
        translated=len(translations),
        blocks=len(blocks),
        tested=tested,
        equal=sum(_is_equal(block, translations) for block in blocks),
    )


def _is_equal(block: CodeBlock, translations: dict[str, str]) -> bool:
    """Say whether a block is the same program with its translations as without them."""
    try:
        # What could be put in its place was proved to leave the code alone (`same_code`).
        return not translate(block, translations).problems
    except NotPythonError:
        return False


def coverage(env: BuildEnvironment) -> Iterator[Coverage]:
    """Yield the coverage of each page in each language that it has a catalogue in."""
    config = env.config
    folders = [Path(env.srcdir, name).resolve() for name in config.locale_dirs]
    languages = sorted({path.parent.name for f in folders for path in f.glob("*/LC_MESSAGES")})
    for page in sorted(env.found_docs):
        found = pages(env).get(page)
        domain = docname_to_domain(page, config.gettext_compact)
        for language in languages:
            for folder in folders:
                path = folder / language / "LC_MESSAGES" / f"{domain}.po"
                if path.is_file():
                    blocks, tested = (found.blocks, found.tested) if found else ((), 0)
                    yield measure(page, language, read(path).entries, blocks, tested)
                    break


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
        for node in list(self.document.findall(coverage_table)):
            node.replace_self(self._table(list(coverage(self.env))))

    def _table(self, rows: Sequence[Coverage]) -> nodes.Element:
        say = phrases(self.config.language).gettext
        titles = [say(title) for title in ("Page", "Language", "Translated", "Blocks")]
        titles += [say("of these tested"), say("of these equal")]
        table = nodes.table(classes=["gleichlauf-coverage", "colwidths-auto"])
        group = nodes.tgroup(cols=len(titles))
        # Characters, for builders that need to know; browsers see to it themselves.
        group += [nodes.colspec(colwidth=width) for width in (40, 10, 12, 12, 18, 18)]
        group += nodes.thead("", _row(map(nodes.Text, titles)))
        body = nodes.tbody()
        for row in rows:
            figures = (f"{row.percent} %", row.blocks, row.tested, row.equal)
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
        lines = [("page", "language", "translated", "blocks", "tested", "equal")]
        lines += [
            (c.page, c.language, f"{c.percent} %", str(c.blocks), str(c.tested), str(c.equal))
            for c in coverage(self.env)
        ]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
            print("  ".join(cells).rstrip())
