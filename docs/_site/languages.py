"""The languages of the site: that of the sources, and one for each folder of catalogues."""

from __future__ import annotations

from pathlib import Path

from babel import Locale, UnknownLocaleError


def languages(catalogues: Path, source: str) -> dict[str, str]:
    """Return the code and the name of each language, as its readers call it, the source first."""
    folders = sorted(it.name for it in catalogues.iterdir() if it.is_dir() and it.name != source)
    return {code: _name(code) for code in (source, *folders)}


def _name(code: str) -> str:
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name() or code
    except (UnknownLocaleError, ValueError):
        return code  # one that only its own readers know
    return name[:1].upper() + name[1:]
