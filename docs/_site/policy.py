"""The site's Content-Security-Policy, told by each page too: not every host sends headers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

NAME = "Content-Security-Policy"
OF_HEADERS_ALONE = {"frame-ancestors", "report-uri", "report-to", "sandbox"}
"""What browsers pass over in a page, and complain about (CSP 3, "The delivery of a policy")."""


@cache
def policy(headers: Path) -> str:
    """Return the policy for all pages, from the file of headers that hosts read.

    It is empty where there is no such file, or no policy in it.
    """
    lines = headers.read_text(encoding="utf-8").splitlines() if headers.exists() else []
    fields = (line.strip().partition(": ") for line in lines)
    whole = next((value for name, _, value in fields if name == NAME), "")
    parts = (part.strip() for part in whole.split(";"))
    return "; ".join(it for it in parts if it and it.split()[0] not in OF_HEADERS_ALONE)


def tell_policy(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page its policy."""
    context["content_policy"] = policy(Path(app.confdir, "docs/_root/_headers"))
