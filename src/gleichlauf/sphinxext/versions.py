"""What differs between versions of Sphinx and docutils, and every private name of theirs.

Sphinx 7.4 to 9.2 are known. Each name here has a test (tests/sphinxext/test_versions.py) that says
what to do when it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any, cast

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers import Parser
from docutils.parsers.rst import Directive, directives
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.ext.doctest import blankline_re, doctestopt_re

try:
    from sphinx.util._lines import parse_line_num_spec
except ImportError:  # Sphinx 7.4
    from sphinx.util import parselinenos as parse_line_num_spec  # type: ignore[no-redef]

__all__ = [
    "app_of",
    "blankline_re",
    "builder_class",
    "doctestopt_re",
    "document_name",
    "parse_line_num_spec",
    "registered_directive",
    "registered_handlers",
    "same_kind_of_path",
    "source_parser",
]


def app_of(env: BuildEnvironment) -> Sphinx:
    """Return the application of an environment: ``env.app`` warns from Sphinx 9 on."""
    app = getattr(env, "_app", None)
    return cast(Sphinx, app if app is not None else env.app)


def builder_class(env: BuildEnvironment) -> type[Builder]:
    """Return the class of the builder that a page is made for."""
    return type(app_of(env).builder)


def document_name(env: BuildEnvironment) -> str:
    """Return the name of the document that is being read or written."""
    current = getattr(env, "current_document", None)  # Sphinx 8.2 and later
    return str(current.docname if current is not None else env.docname)


def source_parser(env: BuildEnvironment, filetype: str) -> Parser:
    """Return a parser for a kind of markup, as Sphinx itself makes it."""
    app = app_of(env)
    create: Callable[..., Parser] = app.registry.create_source_parser
    if "env" in signature(create).parameters:  # Sphinx 9.0 and later
        return create(filetype, config=env.config, env=env)
    return create(app, filetype)


def same_kind_of_path(text: str, example: Any) -> Any:
    """Return a path of the very class of another one: Sphinx has one of its own since 7.2."""
    return type(example)(text)


def registered_directive(name: str) -> type[Directive] | None:
    """Return the class that is registered under a name, whoever has done so."""
    found, _ = directives.directive(name, get_language("en"), new_document("<none>"))
    return found


Handlers = tuple[Callable[..., None], Callable[..., None] | None]


def registered_handlers(app: Sphinx, format_: str, node: type[nodes.Element]) -> Handlers | None:
    """Return how an extension writes a node in a format, if one has said so."""
    handlers = app.registry.translation_handlers.get(format_, {})
    return cast("Handlers | None", handlers.get(node.__name__))
