"""The directives for code, whoever has registered them, each with further options.

They do what the originals do and add to the node what the options say. Everything else happens
when the whole document is known: see `gleichlauf.sphinxext.authors.marking`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from gleichlauf.sphinxext.authors import options
from gleichlauf.sphinxext.authors.looking import note_said
from gleichlauf.sphinxext.versions import parse_line_num_spec, registered_directive

if TYPE_CHECKING:
    from gleichlauf.sphinxext.authors.listing import Options

JUDGED = "gleichlauf-judged"
"""The class of the box around an output and the reason of its verdict."""


def is_judged(node: object) -> bool:
    """Say whether a node is the box around an output and the reason of its verdict."""
    return isinstance(node, nodes.container) and JUDGED in node["classes"]


OF_CODE: OptionSpec = {
    "texts": options.texts,
    "not-texts": options.texts,
}
OF_EXAMPLE: OptionSpec = {
    **OF_CODE,
    "example": directives.unchanged,
    "caption": directives.unchanged_required,
    "emphasize": options.lines,
    "emphasize-lines": directives.unchanged_required,
    "files": options.files,
    "bound": directives.nonnegative_int,
    "granularity": options.granularity,
    "exact-time": directives.flag,
    "explore": options.explore,
    "fragment": directives.flag,
    "open-picture": directives.flag,
    "fault": directives.flag,
    "cures": directives.unchanged_required,
}
OF_OUTCOME: OptionSpec = {
    "also-possible": directives.flag,
    "ending": options.ending,
    "waiting": options.waiting,
    "exceptions": options.exceptions,
    "verdict": options.verdict,
}
FLAGS = frozenset({"exact-time", "fragment", "open-picture", "fault", "also-possible"})
OF_LINES = frozenset({"emphasize", "emphasize-lines"})
OF_SPHINX = frozenset({"name", "skipif", "pyversion"})
"""Options of Sphinx's own that mean something to us, too."""
TO_US = frozenset({*OF_EXAMPLE, *OF_OUTCOME, *OF_SPHINX} - OF_LINES)
OURS_ALONE = TO_US - OF_SPHINX - {"caption"}
"""With one of these, an author asks us to look at the page."""


def said(directive: SphinxDirective) -> Options | None:
    """Return what a directive's options say to us; None where they say nothing, as most do."""
    given = directive.options
    if TO_US.isdisjoint(given):
        return None
    # Not sooner: a project that lists us and says nothing need not wait for it.
    from gleichlauf.sphinxext.authors.listing import Options

    note_said(directive.env, ours=not OURS_ALONE.isdisjoint(given))
    ours: dict[str, Any] = {
        name.replace("-", "_"): True if name in FLAGS else value
        for name, value in given.items()
        if name in TO_US
    }
    return Options(**ours)


def emphasized(directive: SphinxDirective) -> Sequence[int]:
    """Return the lines, from 0, that ``:emphasize:`` names; none, with a warning, if it cannot."""
    if "emphasize" not in directive.options:
        return ()
    from gleichlauf.sphinxext.authors.emphasis import named_lines
    from gleichlauf.sphinxext.authors.listing import Fault, Place
    from gleichlauf.sphinxext.authors.warn import warn

    try:
        return named_lines(directive.options["emphasize"], list(directive.content))
    except ValueError as error:
        place = Place(*directive.get_source_info())
        warn(Fault(f"emphasize: {error}", place, "emphasize"))
        return ()


def _judged(directive: SphinxDirective, output: nodes.Element, reason: str) -> nodes.Element:
    """Keep the reason of a verdict beside its output: a paragraph, so that it is translated."""
    if isinstance(output, nodes.comment):  # the page does not show it
        return output
    box = nodes.container("", output, classes=[JUDGED])
    if reason:
        inline, messages = directive.parse_inline(reason)
        paragraph = nodes.paragraph(reason, "", *inline)
        directive.set_source_info(paragraph)
        box += [paragraph, *messages]
    return box


class _Described:
    """Comes before a directive for tested code: the options, the caption, the emphasised lines."""

    def run(self) -> list[nodes.Node]:
        directive = cast(SphinxDirective, self)
        made = cast("list[nodes.Node]", super().run())  # type: ignore[misc]
        node = next((it for it in made if isinstance(it, nodes.TextElement)), None)
        if node is None:
            return made
        if ours := said(directive):
            node[options.OPTIONS] = ours
        lines = [*emphasized(directive)]
        if spec := directive.options.get("emphasize-lines"):
            try:
                lines += parse_line_num_spec(spec, len(directive.content))
            except ValueError as error:
                raise directive.error(f"emphasize-lines: {error}") from None
            if any(line >= len(directive.content) for line in lines):
                count = len(directive.content)
                raise directive.error(f"emphasize-lines: there are only {count} lines")
        if lines:
            node["highlight_args"] = {"hl_lines": sorted({line + 1 for line in lines})}
        caption = directive.options.get("caption")
        if caption and isinstance(node, nodes.literal_block):
            return [container_wrapper(directive, node, caption)]
        verdict = directive.options.get("verdict")
        return [_judged(directive, node, verdict.reason)] if verdict else made


class _Plain:
    """Comes before a directive for code that is only shown, such as ``code-block``."""

    def run(self) -> list[nodes.Node]:
        directive = cast(SphinxDirective, self)
        ours = said(directive)  # before add_name takes the name away
        numbers = [
            directive.options.get("emphasize-lines"),
            *(n + 1 for n in emphasized(directive)),
        ]
        if any(numbers):
            directive.options["emphasize-lines"] = ",".join(str(it) for it in numbers if it)
        result = cast("list[nodes.Node]", super().run())  # type: ignore[misc]
        for node in result if ours else ():
            for literal in node.findall(nodes.literal_block):
                literal[options.OPTIONS] = ours
        return result


EXTENDED: Mapping[str, tuple[type, OptionSpec]] = {
    "testsetup": (_Described, OF_CODE),
    "testcleanup": (_Described, OF_CODE),
    "testcode": (_Described, OF_EXAMPLE),
    "doctest": (_Described, OF_EXAMPLE),
    "testoutput": (_Described, OF_OUTCOME),
    "code-block": (_Plain, OF_EXAMPLE),
    "sourcecode": (_Plain, OF_EXAMPLE),
    "literalinclude": (_Plain, OF_EXAMPLE),
}
"""Each directive that we extend: what comes before it, and the options that it gets."""


def extend_directives(app: Sphinx) -> None:
    """Give each directive our options; whoever has registered it keeps what is his.

    Called when all extensions are set up: some of them replace ``code-block`` as well.
    """
    for name, (first, spec) in EXTENDED.items():
        original = registered_directive(name)
        if original is None or issubclass(original, first):
            continue
        options = {**spec, **(original.option_spec or {})}
        extended = type(original.__name__, (first, original), {"option_spec": options})
        app.add_directive(name, cast("type[Directive]", extended), override=True)
