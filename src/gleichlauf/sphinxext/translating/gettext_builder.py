"""The ``gettext`` builder, with the true line of each message of code, and what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.gettext import (
    Catalog,
    GettextRenderer,
    Message,
    MessageCatalogBuilder,
    MsgOrigin,
    ctime,
    should_write,
)
from sphinx.util.osutil import ensuredir

from gleichlauf.catalogue.format_flags import format_flags
from gleichlauf.code.block import Message as CodeMessage
from gleichlauf.sphinxext.authors.listing import Listing
from gleichlauf.sphinxext.authors.nodes import blocks, listing

TEMPLATES = Path(__file__).parent / "templates"

ALSO_PROSE = "also prose"


class Code(nodes.TextElement, addnodes.translatable):
    """A block while catalogues are written: only then are its messages anyone's business."""

    @property
    def listing(self) -> Listing:
        """The block as its author wrote it."""
        return listing(self)

    def preserve_original_messages(self) -> None:
        """Do nothing: the listing keeps the block as it was."""

    def extract_original_messages(self) -> list[str]:
        """Return what people read in the block."""
        return [message.text for message in self.listing.messages]

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Do nothing: `gleichlauf.sphinxext.translating.translation` does it."""


class literal_block(nodes.literal_block, Code):  # noqa: N801
    """A block of code or of documented output."""


class doctest_block(nodes.doctest_block, Code):  # noqa: N801
    """A ``>>>`` session without a directive."""


class comment(nodes.comment, Code):  # noqa: N801
    """A block that the page does not show."""


CODE: Mapping[type[nodes.TextElement], type[Code]] = {
    nodes.literal_block: literal_block,
    nodes.doctest_block: doctest_block,
    nodes.comment: comment,
}


class CommentedMessage(Message):
    """A message with what a translator and his tools see above it."""

    __slots__ = ("comments", "flags")

    def __init__(self, message: Message, comments: list[str]) -> None:
        super().__init__(message.text, message.locations, message.uuids)
        self.comments = comments
        self.flags = sorted(format_flags(message.text, comments)) if comments else []


class CodeCatalog(Catalog):
    """A catalogue that knows which of its messages come from Python code."""

    __slots__ = ("code", "prose")

    def __init__(self) -> None:
        super().__init__()
        self.code: defaultdict[str, set[str]] = defaultdict(set)
        self.prose: set[str] = set()

    def add(self, msg: str, origin: nodes.Element | MsgOrigin) -> None:
        """Add a message; for one of code, every place that it has within its block."""
        if not isinstance(origin, Code):
            self.prose.add(msg)
            super().add(msg, origin)
            return
        for message in origin.listing.messages:
            if message.text == msg:
                place = origin.listing.at(message.line)
                super().add(msg, MsgOrigin(place.path, place.line))
                self.code[msg].add(described(message))

    def __iter__(self) -> Iterator[CommentedMessage]:
        for message in super().__iter__():
            comments = sorted(self.code.get(message.text, ()))
            if comments and message.text in self.prose:
                comments.append(ALSO_PROSE)
            yield CommentedMessage(message, comments)


def described(message: CodeMessage) -> str:
    """Return the extracted comment of a message: its kind, and what to leave as it is.

    Tools find the entries that are code by its start, ``Python`` and the kind; what reads the
    text stands in brackets.
    """
    kept = ", ".join(dict.fromkeys(message.placeholders))
    notation = f" ({message.notation})" if message.notation else ""
    return f"Python {message.kind}{notation}" + (f"; keep {kept}" if kept else "")


class GettextBuilder(MessageCatalogBuilder):
    """Write the ``.pot`` files of all pages."""

    def init(self) -> None:
        """Start with catalogues that know code."""
        super().init()
        self.catalogs = defaultdict(CodeCatalog)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Let the blocks of a page, which is read for this builder alone, hand out messages."""
        for node in blocks(doctree):
            node.__class__ = CODE[type(node)]
        super().write_doc(docname, doctree)

    def finish(self) -> None:
        """Write each catalogue through our template (or one of the project's)."""
        own = [self.srcdir / path for path in self.config.templates_path]
        renderer = GettextRenderer([*own, TEMPLATES], outdir=self.outdir)
        context = {
            "version": self.config.version,
            "copyright": self.config.copyright,
            "project": self.config.project,
            "last_translator": self.config.gettext_last_translator,
            "language_team": self.config.gettext_language_team,
            "ctime": ctime,
            "display_location": self.config.gettext_location,
            "display_uuid": self.config.gettext_uuid,
        }
        for domain, catalog in self.catalogs.items():
            file = self.outdir / f"{domain}.pot"
            ensuredir(file.parent)
            content = renderer.render("message.pot.jinja", {**context, "messages": list(catalog)})
            if should_write(file, content):
                file.write_text(content, encoding="utf-8", newline="\n")
