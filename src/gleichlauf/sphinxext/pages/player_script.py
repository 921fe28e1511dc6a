"""The script of the player, beside the pages of a site."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from gleichlauf.player.script import player_script
from gleichlauf.player.words import words_in
from gleichlauf.sphinxext.examples.downloads import can_download
from gleichlauf.sphinxext.pages.phrases import phrases
from gleichlauf.whole_file import write_whole

SCRIPT = "_static/gleichlauf-player.js"
"""Where the player lies below the root of a site."""


def write_player(app: Sphinx, exception: Exception | None) -> None:
    """Write the player's script, in the language of the pages, when a site is made."""
    if exception is None and app.config.gleichlauf_player and can_download(type(app.builder)):
        words = words_in(phrases(app.config.language).gettext)
        write_whole(Path(app.outdir, SCRIPT), player_script(words).encode())
