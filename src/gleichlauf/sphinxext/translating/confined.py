"""Reading one translated message as markup, with nothing in it being run, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from inspect import getmodule
from types import ModuleType
from typing import Any

import docutils.utils
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import get_filetype, logging
from sphinx.util.docutils import CustomReSTDispatcher
from sphinx.util.nodes import LITERAL_TYPE_NODES

from gleichlauf.markup.acting import added_commands
from gleichlauf.markup.addresses import USUAL, leaves, scheme
from gleichlauf.markup.tags import differing, is_harmless
from gleichlauf.sphinxext.versions import document_name, source_parser

_SETS_TEXT = (
    "docutils.parsers.rst.roles",
    "sphinx.domains",
    "sphinx.ext.extlinks",
    "sphinx.ext.intersphinx",
    "sphinx.roles",
)
"""Modules whose roles mark up text or refer to something; what else they make is looked at."""

_ROLE_NAMES = re.compile(r":([\w.+:-]+):`|\{([\w.+:-]+)\}`|`:([\w.+-]+):")


class _Confinement(CustomReSTDispatcher):
    """Lets a message use no directive, and of the roles only those that cannot run anything.

    Directives and roles are looked up here whichever extension they are from, and whichever
    parser asks for them. ``known`` are names of roles that the page itself uses.
    """

    def __init__(self, known: Collection[str], *, picture: bool) -> None:
        super().__init__()
        self.refused: list[str] = []
        self._known, self._picture = known, picture

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[nodes.system_message]]:
        if self._picture and directive_name.lower() == "image":
            return super().directive(directive_name, language_module, document)
        self.refused.append(f"it holds the directive {directive_name}, the source does not")
        return None, []

    def role(self, role_name: str, language_module: ModuleType, lineno: int, reporter: Any) -> Any:
        # Not super(): Sphinx keeps the function under another name than its class begins with.
        function, messages = self.role_func(role_name, language_module, lineno, reporter)
        if function is None or role_name.lower() in self._known or _is_known(function):
            return function, messages
        self.refused.append(f"it uses the role {role_name}, the page in the source does not")
        return _as_text, []


def _is_known(function: object) -> bool:
    module = getmodule(function) or getmodule(type(function))
    name = module.__name__ if module else ""
    return any(name == it or name.startswith(f"{it}.") for it in _SETS_TEXT)


def _as_text(
    name: str, rawtext: str, text: str, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    return [nodes.inline(rawtext, text)], []


@dataclass(frozen=True, slots=True)
class _Source:
    """What the message in the source holds, which its translation may hold as well.

    ``depth`` is how many folders below the top of the sources its page lies.
    """

    message: str
    depth: int
    raw: frozenset[str]
    addresses: frozenset[str]
    files: frozenset[str]

    @classmethod
    def of(cls, node: nodes.Element, message: str, depth: int) -> _Source:
        return cls(
            message,
            depth,
            frozenset(it.astext() for it in node.findall(nodes.raw)),
            frozenset(filter(None, (_address(it) for it in node.findall(nodes.Element)))),
            frozenset(it["reftarget"] for it in node.findall(addnodes.download_reference)),
        )


def role_names(messages: Collection[str]) -> set[str]:
    """Return the names of all roles that messages use, in lower case."""
    found = (it for message in messages for it in _ROLE_NAMES.findall(message))
    return {name.lower() for names in found for name in names if name}


def acting(
    node: nodes.Element, message: str, translation: str, env: BuildEnvironment, known: set[str]
) -> list[str]:
    """Return what a translation of a node would do that its source does not.

    The texts that are read are those that Sphinx's ``Locale`` transform reads. ``known`` are the
    roles that the page uses.
    """
    if isinstance(node, nodes.raw):
        # A project may have raw text translated; its markup stays that of the source.
        if node.get("format", "") != "html":
            return ["raw text that is not HTML is not translated"]
        piece = differing(message, translation)
        return [f"it adds {piece:.60} to the raw HTML of the source"] if piece else []
    source = _Source.of(node, message, document_name(env).count("/"))
    if isinstance(node, nodes.math_block):
        return [*_formula(translation, source)]
    confinement = _Confinement(known, picture=isinstance(node, nodes.image))
    found: list[str] = []
    settings = node.document.settings if node.document else None
    with confinement, logging.suppress_logging():
        for text in _readings(node, translation):
            for made in _parsed(text, env, settings).findall(nodes.Element):
                found += _acts(made, source)
    return list(dict.fromkeys([*confinement.refused, *found]))


def _readings(node: nodes.Element, translation: str) -> Iterator[str]:
    text = translation
    if text.strip().endswith("::"):
        text += "\n\n   dummy literal"
    if isinstance(node, LITERAL_TYPE_NODES):
        text = "::\n\n" + "".join(f"   {row}" for row in text.splitlines(keepends=True))
    yield text
    if isinstance(node, nodes.title):
        yield f"{text}\n{'=' * len(text) * 2}"
    if isinstance(node, nodes.term):
        yield from re.split(" +: +", text)


def _parsed(text: str, env: BuildEnvironment, settings: Any) -> nodes.document:
    path = str(env.doc2path(document_name(env)))
    made = docutils.utils.new_document(path, settings)
    made.reporter = docutils.utils.Reporter(path, report_level=5, halt_level=5)
    prolog, env.config.rst_prolog = env.config.rst_prolog, None
    try:
        source_parser(env, filetype(env)).parse(text, made)
    finally:
        env.config.rst_prolog = prolog
    return made


def filetype(env: BuildEnvironment) -> str:
    """Return the name of the markup of the page that is being read."""
    path = env.doc2path(document_name(env))
    return get_filetype(env.config.source_suffix, path)


def _address(node: nodes.Element) -> str:
    """Return where a node leads, or what it shows."""
    address: str = node.get("refuri") or node.get("uri") or ""
    if not address and node.get("reftype") == "myst":
        address = node["reftarget"]  # MyST may leave it as it is
    return address


def _acts(node: nodes.Element, source: _Source) -> Iterator[str]:
    if isinstance(node, nodes.raw):
        text = node.astext()
        if text not in source.raw and not (node.get("format") == "html" and is_harmless(text)):
            yield f"it holds the raw text {text:.60}, the source does not"
    elif isinstance(node, nodes.meta):
        yield "it holds metadata of the page"
    elif isinstance(node, addnodes.download_reference):
        if node["reftarget"] not in source.files:
            yield f"it offers the file {node['reftarget']} for download, the source does not"
    elif isinstance(node, nodes.math | nodes.math_block):
        yield from _formula(node.astext(), source)
    elif isinstance(node, nodes.image):
        address = node["uri"]
        # Not even one from the web: for a book, the machine that builds it would fetch it.
        if address not in source.addresses and leaves(address, source.depth):
            yield f"it shows the picture {address:.60}, the source does not"
    elif (address := _address(node)) and not _may_lead_to(address, source):
        yield f"it links {address:.60}: only links to the web may be added"


def _may_lead_to(address: str, source: _Source) -> bool:
    return address in source.addresses or scheme(address) in USUAL | {"", "inv", "project"}


def _formula(formula: str, source: _Source) -> Iterator[str]:
    if added := added_commands(source.message, formula):
        yield f"a formula may not use more commands than that of the source: {added}"
