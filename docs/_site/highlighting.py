"""The highlighting of code, quicker: the classes of a style are worked out once, not per block."""

from __future__ import annotations

from functools import cache
from typing import Any

from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder


@cache
def classes_of(style: Any, prefix: str) -> tuple[dict[Any, str], dict[str, Any]]:
    """Return what a formatter needs to know of a style: a class for each token, and its look."""
    formatter: Any = HtmlFormatter[str](style=style, classprefix=prefix)
    return formatter.ttype2class, formatter.class2style


class QuickFormatter(HtmlFormatter[str]):  # type: ignore[misc]
    """Writes a block of code; Sphinx makes one for each, since each has its own options."""

    def _create_stylesheet(self) -> None:
        self.ttype2class, self.class2style = classes_of(self.style, self.classprefix)


def use_quick_formatter(app: Sphinx) -> None:
    """Let the pages be written with it."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.highlighter.formatter = QuickFormatter
