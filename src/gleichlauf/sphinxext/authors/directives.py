"""The directives of ``sphinx.ext.doctest`` and ``code-block``, each with further options.

They do what the originals do and add to the node what the options say. Everything else happens
when the whole document is known: see `gleichlauf.sphinxext.authors.marking`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.directives.code import CodeBlock, container_wrapper
from sphinx.ext import doctest
from sphinx.util._lines import parse_line_num_spec
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from gleichlauf.sphinxext.authors import options
from gleichlauf.sphinxext.authors.emphasis import named_lines
from gleichlauf.sphinxext.authors.listing import NOTHING, Fault, Options, Place
from gleichlauf.sphinxext.authors.warn import warn

OPTIONS = "gleichlauf_options"
"""The node's attribute that holds our `Options` until the listing is made of it."""

OF_CODE: OptionSpec = {
    "texts": options.texts,
    "not-texts": options.texts,
}
OF_EXAMPLE: OptionSpec = {
    **OF_CODE,
    "caption": directives.unchanged_required,
    "emphasize": options.lines,
    "emphasize-lines": directives.unchanged_required,
    "files": options.files,
    "bound": directives.nonnegative_int,
    "granularity": options.granularity,
    "explore": options.explore,
    "fragment": directives.flag,
    "open-picture": directives.flag,
}
OF_OUTCOME: OptionSpec = {
    "also-possible": directives.flag,
    "ending": options.ending,
    "waiting": options.waiting,
    "exceptions": options.exceptions,
}
FLAGS = frozenset({"fragment", "open-picture", "also-possible"})
OF_LINES = frozenset({"emphasize", "emphasize-lines"})


def said(given: dict[str, Any]) -> Options:
    """Return what a directive's options say to us; those of Sphinx's own are left out."""
    ours: dict[str, Any] = {
        name.replace("-", "_"): True if name in FLAGS else value
        for name, value in given.items()
        if name in {*OF_EXAMPLE, *OF_OUTCOME, "name"} - OF_LINES
    }
    return Options(**ours) if ours else NOTHING


def emphasized(directive: SphinxDirective) -> Sequence[int]:
    """Return the lines, from 0, that ``:emphasize:`` names; none, with a warning, if it cannot."""
    try:
        return named_lines(directive.options.get("emphasize", ()), list(directive.content))
    except ValueError as error:
        place = Place(*directive.get_source_info())
        warn(Fault(f"emphasize: {error}", place, "emphasize"))
        return ()


class _Described(SphinxDirective):
    """What our doctest directives share: the options, the caption, the emphasised lines."""

    def run(self) -> list[nodes.Node]:
        node = cast(nodes.TextElement, super().run()[0])
        node[OPTIONS] = said(self.options)
        lines = [*emphasized(self)]
        if spec := self.options.get("emphasize-lines"):
            try:
                lines += parse_line_num_spec(spec, len(self.content))
            except ValueError as error:
                raise self.error(f"emphasize-lines: {error}") from None
            if any(line >= len(self.content) for line in lines):
                raise self.error(f"emphasize-lines: there are only {len(self.content)} lines")
        if lines:
            node["highlight_args"] = {"hl_lines": sorted({line + 1 for line in lines})}
        caption = self.options.get("caption")
        if caption and isinstance(node, nodes.literal_block):
            return [container_wrapper(self, node, caption)]
        return [node]


class TestsetupDirective(_Described, doctest.TestsetupDirective):
    """Set-up code: not shown and not translated."""

    option_spec: ClassVar[OptionSpec] = {**doctest.TestsetupDirective.option_spec, **OF_CODE}


class TestcleanupDirective(_Described, doctest.TestcleanupDirective):
    """Clean-up code: not shown and not translated."""

    option_spec: ClassVar[OptionSpec] = {**doctest.TestcleanupDirective.option_spec, **OF_CODE}


class TestcodeDirective(_Described, doctest.TestcodeDirective):
    """A program, or a part of one."""

    option_spec: ClassVar[OptionSpec] = {**doctest.TestcodeDirective.option_spec, **OF_EXAMPLE}


class DoctestDirective(_Described, doctest.DoctestDirective):
    """A ``>>>`` session."""

    option_spec: ClassVar[OptionSpec] = {**doctest.DoctestDirective.option_spec, **OF_EXAMPLE}


class TestoutputDirective(_Described, doctest.TestoutputDirective):
    """What the program before it prints, and how it ends."""

    option_spec: ClassVar[OptionSpec] = {**doctest.TestoutputDirective.option_spec, **OF_OUTCOME}


class CodeBlockDirective(CodeBlock):
    """A block of code; if it is Python, an example by itself."""

    option_spec: ClassVar[OptionSpec] = {**OF_EXAMPLE, **CodeBlock.option_spec}

    def run(self) -> list[nodes.Node]:
        """Do what ``code-block`` does, and note our options on the block."""
        ours = said(self.options)  # before add_name takes the name away
        numbers = [self.options.get("emphasize-lines"), *(n + 1 for n in emphasized(self))]
        if any(numbers):
            self.options["emphasize-lines"] = ",".join(str(it) for it in numbers if it)
        result = super().run()
        for node in result:
            for literal in node.findall(nodes.literal_block):
                literal[OPTIONS] = ours
        return result
