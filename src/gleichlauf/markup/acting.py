"""What a translated message would do beyond showing text, told from its characters alone.

A message is a paragraph of reStructuredText or of MyST Markdown. What acts in them are directives,
some roles, links with schemes that run or read something, and in Markdown HTML, substitutions and
the settings at the head of a file. The text alone does not tell all of it (an author may have given
the dangerous a name of its own), so the Sphinx side looks once more at what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from gleichlauf.markup.addresses import USUAL, leaves, scheme
from gleichlauf.markup.tags import PIECE, is_harmless

Markup = Literal["rst", "md", "unknown"]
"""In what a message is written."""

RUNS = frozenset({"javascript", "vbscript", "data", "file", "livescript", "mocha", "view-source"})
"""Schemes that never stand in a sentence by chance."""

_CONTAINER = r"[ \t]*(?:(?:[-*+\u2022\u2023\u2043>|]|\(?(?:\w{1,3}|#)[.)]|:[^:\n]+:)[ \t]+)*"
_DIRECTIVE = re.compile(
    rf"^{_CONTAINER}\.\.[ \t]+(?:\|[^|\n]+\|[ \t]*)?([\w.+:-]*[\w.+-])[ \t]?::(?:[ \t]|$)",
    re.MULTILINE,
)
_FENCE = re.compile(
    rf"^{_CONTAINER}(?:`{{3,}}|~{{3,}}|:{{3,}})[ \t]*\{{([^}}\s]+)\}}", re.MULTILINE
)
_ROLE = re.compile(
    r":([A-Za-z][\w.+:-]*):`([^`]*)`|\{([A-Za-z][\w.+:-]*)\}`([^`]*)`|`([^`]+)`:([\w.+-]+):"
)
_TARGET = re.compile(r"<([^<>]*)>\s*$")
_LINK = re.compile(
    r"<([^<>]+)>`__?"  # reStructuredText: `text <address>`_
    r"|^[ \t]*\.\.[ \t]+_[^:\n]*:[ \t]*(\S[^\n]*)"  # .. _name: address
    r"|\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]*))"  # Markdown: [text](address), [text](<address>)
    r"|^[ \t]*\[[^\]\n]+\]:\s*<?([^\s<>]+)"  # [name]: address
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>",  # <address>
    re.MULTILINE,
)
_AUTOMATIC = 6
"""The group of ``<address>``."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)<>]+)|\.\.[ \t]+(?:image|figure)::[ \t]*(\S+)")
_BARE = re.compile(rf"(?<![\w+.-])(?:{'|'.join(sorted(RUNS))})\s*:\s*(?=\S)", re.IGNORECASE)
_QUOTED = re.compile(
    r"``(?!`).+?(?<!`)``(?!`)|(:[\w.+:-]+:|\{[^}\s]+\}|`)?`[^`]*`(:[\w.+-]+:|`|_)?", re.DOTALL
)
"""What stands in backquotes: a literal, or with something before or after it a role or a link."""
_NAME = re.compile(r"(?!env$)[\w-]+")
"""A key of ``myst_substitutions``; "env" is Sphinx's own environment."""
_HEAD = re.compile(r"\s*---[ \t]*$", re.MULTILINE)
_COMMAND = re.compile(r"\\(?:begin|end)\s*\{\s*([^}]*?)\s*\}|\\([A-Za-z@]+)")
_FORMULA = re.compile(
    r":math:`([^`]*)`|\{math\}`([^`]*)`|`([^`]*)`:math:|(\${1,2})(.+?)\4", re.DOTALL
)
_SETS_FORMULAS = frozenset(
    {
        *("text", "textrm", "textit", "textbf", "mathrm", "mathit", "mathbf", "mathsf", "mathtt"),
        *("operatorname", "quad", "qquad", "cdot", "times", "div", "pm", "le", "leq", "ge", "geq"),
        *("ne", "neq", "approx", "equiv", "frac", "sqrt", "sum", "prod", "int", "lim", "log", "ln"),
        *("exp", "sin", "cos", "tan", "min", "max", "dots", "ldots", "cdots", "infty", "left"),
        *("right", "to", "in", "notin", "subset", "cup", "cap", "forall", "exists", "land", "lor"),
        *("neg", "alpha", "beta", "gamma", "delta", "epsilon", "lambda", "mu", "pi", "sigma"),
        *("tau", "phi", "omega", "Delta", "Omega", "Sigma", "label"),
    }
)
"""Commands of TeX that a translation may bring along: they set a formula, and nothing else.

All others may read files (``\\input``, also as an environment), or make links and HTML in a page.
"""


@dataclass(frozen=True, slots=True)
class Act:
    """What a message would do: a reason to be refused, and where it stands in the text."""

    offset: int
    reason: str


_MARK = re.compile(r"[`<\[{$\\:]|---")
"""What any markup that acts is written with; most texts have none of it."""


def acts(
    source: str,
    translation: str,
    markup: Markup = "unknown",
    schemes: Set[str] = frozenset(),
    depth: int = 0,
) -> list[Act]:
    """Return what a translation would do that its source does not, in the order of the text.

    ``schemes`` are further ones that the author of the page uses in links; ``depth`` is how many
    folders below the top of the sources the page lies.
    """
    if not _MARK.search(translation):
        return []
    found = _all(source, translation, markup, USUAL | schemes, depth)
    return sorted(found, key=lambda act: act.offset)


def acts_while_read(
    source: str, translation: str, delimiters: Sequence[str] = ("{", "}")
) -> Iterator[Act]:
    """Yield what MyST does with a translation before there is any tree of nodes to look at.

    It takes settings from the head of a text, among them which extensions are on, and gives
    substitutions to Jinja, which runs any expression. ``delimiters`` are the two characters that,
    doubled, enclose one (``myst_sub_delimiters``).
    """
    if _HEAD.match(translation) and not _HEAD.match(source):
        yield Act(0, "it begins with ---, as the settings of a file do")
    opening, closing = (re.escape(character * 2) for character in delimiters)
    substitution = re.compile(rf"{opening}(.*?){closing}", re.DOTALL)
    own = {it[0] for it in substitution.finditer(source)}
    for found in substitution.finditer(translation):
        if found[0] not in own and not _NAME.fullmatch(found[1].strip()):
            yield Act(found.start(), f"it holds the substitution {found[0]}, the source does not")


def link_schemes(source: str) -> set[str]:
    """Return the schemes of the links in a message."""
    return {scheme(address) for _, address in _links(source)} - {""}


def added_commands(source: str, formula: str) -> str:
    """Return a command of TeX that a formula uses, the source does not, and might act, or ""."""
    added = _commands(formula) - _commands(source) - _SETS_FORMULAS
    return min(added, default="")


def _commands(formula: str) -> set[str]:
    # "^^5c" is another way to write a backslash.
    found = _COMMAND.findall(formula)
    return {command or environment for command, environment in found} | {
        *re.findall(r"\^\^", formula)
    }


def _all(
    source: str, translation: str, markup: Markup, usual: Set[str], depth: int
) -> Iterator[Act]:
    plain, own = _without_literals(translation), _without_literals(source)
    if markup != "md":
        names = {it.lower() for it in _DIRECTIVE.findall(own)} | {"image", "figure"}
        for found in _DIRECTIVE.finditer(plain):
            if found[1].lower() not in names:
                yield Act(found.start(1), f"it holds the directive {found[1]}, the source does not")
    if markup != "rst":
        yield from _markdown(own, plain, markup)
    yield from _roles(own, plain)
    yield from _addresses(own, plain, markup, usual, depth)
    for found in _FORMULA.finditer(plain):
        if (found[4] is None or markup == "md") and (added := added_commands(source, found[0])):
            reason = f"a formula may not use more commands than that of the source: {added}"
            yield Act(found.start(), reason)


def _markdown(source: str, translation: str, markup: Markup) -> Iterator[Act]:
    names = {*_FENCE.findall(source)}
    for found in _FENCE.finditer(translation):
        if found[1] not in names:
            yield Act(found.start(1), f"it holds the directive {found[1]}, the source does not")
    if markup != "md":
        return
    yield from acts_while_read(source, translation)
    pieces = {*PIECE.findall(source)}
    for found in PIECE.finditer(translation):
        if found[0] in pieces or is_harmless(found[0]) or re.match(r"<[A-Za-z+.-]+:", found[0]):
            continue
        if not re.fullmatch(r"</?[\w-]+>", found[0]) or _is_active(found[0]):
            yield Act(found.start(), f"it holds the HTML {found[0]:.60}, the source does not")


_ACTIVE = re.compile(
    r"</?(?:script|style|i?frame|object|embed|applet|base|link|meta|form|input|button|textarea"
    r"|select|svg|math|frameset|template|noscript|video|audio|source|track|img|portal|title|html"
    r"|head|body|xmp|plaintext|noembed|noframes|foreignobject|marquee|dialog|details)>",
    re.IGNORECASE,
)


def _is_active(tag: str) -> bool:
    # Any other name, such as <file>, is a word in angle brackets to people and browsers alike.
    return _ACTIVE.fullmatch(tag) is not None


def _roles(source: str, translation: str) -> Iterator[Act]:
    def named(text: str) -> list[tuple[int, str, str]]:
        found = _ROLE.finditer(text)
        return [
            (it.start(), (it[1] or it[3] or it[6]).lower(), it[2] or it[4] or it[5] or "")
            for it in found
        ]

    own = named(source)
    names = {name for _, name, _ in own}
    targets = {_target(content) for _, name, content in own if name == "download"}
    for offset, name, content in named(translation):
        if name not in names and ("raw" in name or "html" in name or name == "eval-rst"):
            yield Act(offset, f"it uses the role {name}, the source does not")
        elif name == "download" and (target := _target(content)) not in targets:
            yield Act(offset, f"it offers the file {target} for download, the source does not")


def _target(content: str) -> str:
    explicit = _TARGET.search(content)
    return (explicit[1] if explicit else content).strip()


def _links(text: str, markup: Markup = "unknown") -> Iterator[tuple[int, str]]:
    for found in _LINK.finditer(text):
        # In reStructuredText, what stands between < and > alone is no link: it may be the target
        # of a role, as in :doc:`Nox <nox:index>`.
        if found.lastindex and not (markup == "rst" and found.lastindex == _AUTOMATIC):
            yield found.start(found.lastindex), found[found.lastindex]


def _addresses(
    source: str, translation: str, markup: Markup, usual: Set[str], depth: int
) -> Iterator[Act]:
    own = {address for _, address in _links(source)}
    told: set[int] = set()
    for offset, address in _links(translation, markup):
        kind = scheme(address)
        if kind == "path" and address not in own:
            yield Act(offset, f"it links the file {address}, the source does not")
        elif kind == "" and markup == "md" and address not in own and leaves(address, depth):
            yield Act(offset, f"it links the file {address:.60}, the source does not")
        elif kind not in usual | {"", "path", "project", "inv"} and address not in own:
            told.add(offset)
            yield Act(offset, f"it links {address:.60}: only links to the web may be added")
    pictures = {it[0] for it in _PICTURE.finditer(source)}
    for found in _PICTURE.finditer(translation):
        path = found[1] or found[2]
        # Not even one from the web: for a book, the machine that builds it would fetch it.
        if found[0] not in pictures and leaves(path, depth):
            yield Act(found.start(), f"it shows the picture {path:.60}, the source does not")
    in_source = {it[0].lower() for it in _BARE.finditer(source)}
    for found in _BARE.finditer(translation):
        if found[0].lower() in in_source or not _is_address(translation, found):
            continue
        if not any(abs(found.start() - offset) < 3 for offset in told):
            reason = f"it links {translation[found.start() : found.end() + 20].strip()!r}"
            yield Act(found.start(), f"{reason}: only links to the web may be added")


def _is_address(text: str, found: re.Match[str]) -> bool:
    """Tell a link from a word before a colon, as in "Data: 5 files"."""
    rest = text[found.end() :]
    close = not found[0].endswith((" ", "\n", "\t"))
    starts = {"data": r"[\w.+-]+/[\w.+-]+|[,;]", "file": "/"}
    name = found[0].rstrip(": \n\t").lower()
    if not close or rest.startswith("`"):
        return False  # a literal whose first or last backquote is missing
    return re.match(starts[name], rest) is not None if name in starts else True


def _without_literals(text: str) -> str:
    """Return a text with spaces in the place of inline literals, whose content only is shown."""

    def blank(found: re.Match[str]) -> str:
        is_literal = found[1] is found[2] is None and (found[0][:2] == "``" or "<" not in found[0])
        return " " * len(found[0]) if is_literal else found[0]

    return _QUOTED.sub(blank, text)
