"""The translations of one page, as Sphinx compiled them, and the lines of their ``.po`` files."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gleichlauf.catalogue.reading import read
from gleichlauf.sphinxext.authors.listing import Place


class _Untranslated(gettext.NullTranslations):
    """Answers "" for what a catalogue does not translate, where gettext repeats the message."""

    def gettext(self, message: str) -> str:
        return ""


@lru_cache(maxsize=8)
def _compiled(path: Path, _changed_ns: int) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    translations.add_fallback(_Untranslated())
    return translations


@lru_cache(maxsize=8)
def _lines(path: Path, _changed_ns: int) -> Mapping[str, int]:
    """Return where the entries of a ``.po`` file stand; what it lacks is told by the check."""
    try:
        entries = read(path).entries
    except OSError:
        return {}
    lines: dict[str, int] = {}
    for entry in entries:
        if not entry.obsolete:
            lines.setdefault(entry.message.value, entry.message.line)
    return lines


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The compiled files of one domain in one language, the most important first.

    ``sources`` are what they were compiled from, as far as that is there: a project may ship
    compiled catalogues alone, or have them in another of its ``locale_dirs``.
    """

    files: tuple[Path, ...]
    sources: tuple[Path, ...]

    def translation(self, message: str) -> str:
        """Return the translation, or "" where there is none or only a fuzzy one."""
        for path in self.files:
            if found := _compiled(path, path.stat().st_mtime_ns).gettext(message):
                return found
        return ""

    def place(self, message: str) -> Place:
        """Return where the entry of a message stands, in the first file that has one."""
        for path in self.sources:
            if line := _lines(path, path.stat().st_mtime_ns).get(message):
                return Place(str(path), line)
        return Place(str(self.files[0].with_suffix(".po")), 1)


def find_catalogue(directories: Sequence[Path], language: str, domain: str) -> Catalogue:
    """Return the catalogue of a domain; it has no files where a language has no translation."""
    found = [
        Path(path).relative_to(directory)
        for directory in directories
        for path in gettext.find(domain, str(directory), [language], all=True)
    ]
    files = [directory / name for directory in directories for name in dict.fromkeys(found)]
    sources = [path.with_suffix(".po") for path in files]
    return Catalogue(
        tuple(path for path in files if path.exists()),
        tuple(path for path in sources if path.exists()),
    )
