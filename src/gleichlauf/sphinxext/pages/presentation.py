"""What a page shows of its examples: code and its outcomes together, and links to the files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from weakref import WeakSet

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from gleichlauf.example.example import Example
from gleichlauf.example.needs import needs
from gleichlauf.schedules import CannotSearchError
from gleichlauf.sphinxext.authors.listing import Fault
from gleichlauf.sphinxext.authors.nodes import OURS, blocks, listing, program
from gleichlauf.sphinxext.authors.warn import warn
from gleichlauf.sphinxext.examples.downloads import can_download, example_uri, zip_uri
from gleichlauf.sphinxext.examples.groups import CODE
from gleichlauf.sphinxext.examples.kept import EXAMPLE, OUTCOME, pages
from gleichlauf.sphinxext.examples.page import Shown
from gleichlauf.sphinxext.examples.tested import tested_with
from gleichlauf.sphinxext.pages.cures import beside
from gleichlauf.sphinxext.pages.folded import folded
from gleichlauf.sphinxext.pages.frames import by_example, runs
from gleichlauf.sphinxext.pages.html import download_link
from gleichlauf.sphinxext.pages.outputs import frame_output
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.sphinxext.pages.verdicts import Judged, judged
from gleichlauf.sphinxext.pages.workshop import change_and_run
from gleichlauf.sphinxext.versions import app_of, builder_class, document_name

logger = logging.getLogger(__name__)

KIND = {"fault": "Wrong on purpose", "cure": "The cure"}

_told: WeakSet[BuildEnvironment] = WeakSet()
"""Environments whose build has said that nothing is searched."""

_misled: WeakSet[BuildEnvironment] = WeakSet()
"""Environments whose build has said that there is no page to explain claims with."""


class ForgetListings(SphinxPostTransform):
    """Let no attribute of ours reach formats that write down all attributes, such as XML."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Remove what is noted on the nodes of a page that is about to be written."""
        if builder_class(self.env).name not in ("xml", "pseudoxml"):
            return
        for node in self.document.findall(nodes.Element):
            for name in [name for name in node.attributes if name.startswith(OURS)]:
                del node.attributes[name]


class ShowExamples(SphinxPostTransform):
    """Put the parts of an example that follow one another into one frame."""

    default_priority = 300  # after references and "only", before the blocks get their language

    def is_supported(self) -> bool:
        """Say whether a page is made, and not a catalogue of its messages."""
        return builder_class(self.env).use_message_catalog

    def run(self, **kwargs: Any) -> None:
        """Frame what is shown, and link the files where they can be downloaded."""
        self.say = phrases(self.config.language).gettext
        links = can_download(builder_class(self.env))
        self.code = by_example(self.document)
        last: dict[Shown, nodes.Element] = {}
        for shown, units in runs(self.document):
            frame = nodes.container(classes=["gleichlauf-example"])
            kind = self._kind(shown)
            if kind:
                frame["classes"].append(f"gleichlauf-{kind}")
                if shown not in last:
                    text = self.say(KIND[kind])
                    frame += nodes.paragraph("", text, classes=["gleichlauf-kind"])
            parent, first = units[0].parent, units[0].parent.index(units[0])
            inside = parent[first : parent.index(units[-1]) + 1]
            parent[first : first + len(inside)] = [frame]
            frame += inside
            last[shown] = frame
        if builder_class(self.env).format == "html":
            for shown, example_frame in last.items():
                self._compare(shown, example_frame)
                self._prove(shown, example_frame)
                example_frame += list(self._footer(shown, links))
        for node in list(blocks(self.document)):
            if OUTCOME in node and not isinstance(node, nodes.comment):
                several = len(self._example(node[EXAMPLE]).outcomes) > 1
                frame_output(node, node[OUTCOME], self.say, several=several)
        if links:
            self._link_all(last)

    def _example(self, shown: Shown) -> Example:
        return pages(self.env)[shown.page].example(shown.name)

    def _kind(self, shown: Shown) -> str:
        """Return "fault" or "cure" where an example is one of these."""
        options = [listing(node).options for node in self.code[shown]]
        if any(it.fault for it in options):
            return "fault"
        return "cure" if any(it.cures for it in options) else ""

    def _judged(self, shown: Shown) -> tuple[Judged, ...]:
        return judged(self._example(shown).outcomes, self.code[shown])

    def _compare(self, shown: Shown, frame: nodes.Element) -> None:
        """Show a cure beside the fault that it cures."""
        for node in self.code[shown]:
            if name := listing(node).options.cures:
                other = Shown(shown.page, name)
                if other not in self.code:
                    reason = f"cures: this page has no example {name!r}"
                    warn(Fault(reason, listing(node).place, "cures"))
                    continue
                both = self._judged(other), self._judged(shown)
                frame += beside(self._example(other), self._example(shown), both, self.say)

    def _prove(self, shown: Shown, frame: nodes.Element) -> None:
        """Show what a search over the schedules of an example has found."""
        example = self._example(shown)
        if example.search is None or not self.config.gleichlauf_schedules:
            return
        code = [node for node in self.code[shown] if listing(node).role in CODE]
        # Not sooner: a project that does not ask for them need not wait for what they need.
        from gleichlauf.proof.cache import FOLDER
        from gleichlauf.sphinxext.pages.pictures import UnprovedError, pictures
        from gleichlauf.sphinxext.pages.playing import link

        cache = Path(app_of(self.env).confdir, FOLDER)
        try:
            shown_below = list(
                pictures(
                    example,
                    self._judged(shown),
                    example.search,
                    cache,
                    self.say,
                    playable=self.config.gleichlauf_player,
                )
            )
        except CannotSearchError as error:
            if self.env not in _told:
                _told.add(self.env)
                logger.info("No page says what its examples may do: %s", error)
            return
        except UnprovedError as error:
            warn(Fault(str(error), listing(code[0]).place, "schedules"))
            return
        if any(listing(node).options.open_picture for node in code):
            for picture in shown_below[1:2]:
                picture["open"] = True
        for node in shown_below:
            if isinstance(node, folded) and "graph" in node:
                graph = node.attributes.pop("graph")
                link(app_of(self.env), document_name(self.env), node, shown.page, graph)
        self._explain(shown_below)
        frame += shown_below
        _number_lines(shown.name, code)

    def _explain(self, shown_below: list[nodes.Element]) -> None:
        """Link what was checked with the page or address that says what this means."""
        target = self.config.gleichlauf_checked
        if not target or not shown_below:
            return
        if "://" not in target:
            if target not in self.env.found_docs:
                if self.env not in _misled:
                    _misled.add(self.env)
                    logger.warning("gleichlauf_checked: there is no page %r", target)
                return
            try:
                target = app_of(self.env).builder.get_relative_uri(document_name(self.env), target)
            except NoUri:  # a book may leave pages out
                return
        words = self.say("What this means")
        link = nodes.reference("", words, refuri=target, internal="://" not in target)
        claim = next(shown_below[0].findall(nodes.paragraph))
        claim += [nodes.Text(" "), link]

    def _footer(self, shown: Shown, links: bool) -> Iterator[nodes.Element]:
        """Link the file of an example, and say which Pythons it has passed with."""
        parts: list[nodes.Element] = []
        example = pages(self.env)[shown.page].example(shown.name)
        if besides := needs(example):
            text = self.say("Needs besides Python: {modules}").format(modules=", ".join(besides))
            parts.append(nodes.inline("", text, classes=["no-search"]))
        if example.unless:
            parts.append(self._condition(example.unless))
        if links:
            parts += list(change_and_run(self.env, shown.page, example))
            text = self.say("Download {file}").format(file=f"{shown.name}.py")
            parts.append(self._download(text, example_uri(shown.page, shown.name)))
        file = pages(self.env)[shown.page].by_name()[shown.name]
        if versions := tested_with(self.env, file):
            text = self.say("Tested with Python {versions}").format(versions=", ".join(versions))
            parts.append(nodes.inline("", text, classes=["no-search"]))
        if parts:
            yield nodes.paragraph("", "", *parts, classes=["gleichlauf-download"])

    def _condition(self, expression: str) -> nodes.inline:
        """Say where an example is left out."""
        before, _, after = self.say("Left out where {condition}").partition("{condition}")
        code = nodes.literal("", expression)
        return nodes.inline("", "", nodes.Text(before), code, nodes.Text(after))

    def _download(self, text: str, uri: str) -> download_link:
        here = app_of(self.env).builder.get_target_uri(document_name(self.env))
        return download_link("", text, uri=relative_uri(here, uri))

    def _link_all(self, last: dict[Shown, nodes.Element]) -> None:
        """Link the zip with all examples at the end of their page."""
        for page, group in groupby(last.items(), key=lambda item: item[0].page):
            text = self.say("Download all examples of this page (zip)")
            link = self._download(text, zip_uri(page))
            *_, (_, frame) = group
            paragraph = nodes.paragraph("", "", link, classes=["gleichlauf-download-all"])
            _end_of_page(frame).append(paragraph)


def _number_lines(name: str, code: list[nodes.TextElement]) -> None:
    """Give an example's lines of code the numbers and ids that its pictures lead to."""
    first = 1
    for node in code:
        node["linenos"] = True
        more = {"linenostart": first, "linespans": f"{name}-line"}
        node["highlight_args"] = node.get("highlight_args", {}) | more
        # Blocks of one example are joined by an empty line.
        first += len(program(node).strip("\n").split("\n")) + 1


def _end_of_page(node: nodes.Element) -> nodes.Element:
    """Return where the last line of a page belongs: its outermost section.

    Builders that join all pages into one keep each in a node of its own.
    """
    page = node
    while not isinstance(page, (nodes.document, addnodes.start_of_file)):
        page = page.parent
    sections = [child for child in page.children if isinstance(child, nodes.section)]
    return sections[-1] if sections else page
