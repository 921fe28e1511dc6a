"""The other language's half of the parallel view, as a script that its twin page can load."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

SHOWN_ONCE = re.compile(r"<(svg|pre)\b.*?</\1>", re.DOTALL)
"""Code and pictures are not in the second half; neither element can contain another of its kind."""


def write_twin(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write ``_twins/<page>.js``, from which docs/_static/parallel.js takes the page's text.

    A script, because a page that is read from a disk may load one but may not read another page.
    """
    if doctree is None or app.builder.name != "html":
        return
    file = Path(app.outdir, "_twins", f"{pagename}.js")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(SHOWN_ONCE.sub("", context["body"]), ensure_ascii=False)
    file.write_text(f"window.twin = {text};\n", encoding="utf-8")
