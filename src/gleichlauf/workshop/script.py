"""The page's script as one file: its parts, joined, with the words of one language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from gleichlauf.player.script import FOLDER, bare

PARTS = ("reasons", "editor", "python", "programs", "results", "exercise", "page")
"""The files of the script, in the order in which each needs those before it."""


def workshop_script(words: Mapping[str, str], reasons: Mapping[str, str]) -> str:
    """Return the script without comments and indentation, as `player.script.player_script`.

    ``words`` maps the names of phrases to the phrases of the page's language, ``reasons`` what
    Python gives in English to what the page says.
    """
    own = Path(__file__).parent / "parts"
    files = [FOLDER / "elements.js", *(own / f"{name}.js" for name in PARTS)]
    parts = [bare(file.read_text(encoding="utf-8")) for file in files]
    told = [
        f"const {name}={json.dumps(dict(it), ensure_ascii=False, separators=(',', ':'))};"
        for name, it in (("WORDS", words), ("REASONS", reasons))
    ]
    return "\n".join(['"use strict";(()=>{', *told, *parts, "})();", ""])
