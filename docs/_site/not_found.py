"""The page "not found", which a host shows at whatever address was asked for."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from sphinx.application import Sphinx


def make_links_absolute(app: Sphinx, exception: Exception | None) -> None:
    """Let the page find its style and its links, at any depth."""
    page = Path(app.outdir, "404.html")
    if exception or app.builder.name != "html":
        return
    address = f"{urlsplit(app.config.site_url).path}/{app.config.language}/{page.name}"
    page.write_text(
        re.sub(
            r'\b(href|src|action|data-content_root)="(?!#)([^"]*)"',
            lambda found: f'{found[1]}="{urljoin(address, found[2])}"',
            page.read_text(encoding="utf-8"),
        ),
        encoding="utf-8",
    )
