"""The player as one file: its parts, joined, with the words of one language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

PARTS = ("graph", "elements", "telling", "lanes", "board", "start")
"""The files of the script, in the order in which each needs those before it."""

FOLDER = Path(__file__).parent / "parts"


def player_script(words: Mapping[str, str]) -> str:
    """Return the script, without comments and indentation, which only its authors need.

    ``words`` maps the names of phrases to the phrases of the page's language.
    """
    parts = [bare((FOLDER / f"{name}.js").read_text(encoding="utf-8")) for name in PARTS]
    told = json.dumps(dict(words), ensure_ascii=False, separators=(",", ":"))
    return "\n".join(['"use strict";(()=>{', f"const WORDS={told};", *parts, "})();", ""])


def bare(script: str) -> str:
    """Return a script without indentation and lines of comment (none ends behind code)."""
    kept: list[str] = []
    inside = False
    for line in map(str.strip, script.splitlines()):
        opens = line.startswith("/*")
        if line and not inside and not opens and not line.startswith("//"):
            kept.append(line)
        inside = (inside or opens) and not line.endswith("*/")
    return "\n".join(kept)
