"""The translations of one page, as Sphinx compiled them, and the lines of their ``.po`` files."""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from gleichlauf.sphinxext.authors.listing import Fault, Place


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


@dataclass(frozen=True, slots=True)
class _Entries:
    """Where the entries of a ``.po`` file stand, or what makes it unreadable."""

    lines: Mapping[str, int]
    fault: Fault | None = None


_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?"""
)
"""A line of a ``.po`` file; babel itself takes a text without its closing quote."""


@lru_cache(maxsize=8)
def _entries(path: Path, _changed_ns: int) -> _Entries:
    content = path.read_bytes()
    try:
        for number, line in enumerate(content.decode().splitlines(), start=1):
            if not _LINE.fullmatch(line):
                raise PoFileError("this is no line of a catalogue", Catalog(), line, number - 1)
        entries = read_po(BytesIO(content), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        number = error.lineno + 1 if isinstance(error, PoFileError) else 1
        reason = f"this catalogue cannot be read, so translations are lost: {error}"
        return _Entries({}, Fault(reason, Place(str(path), number), "catalogue"))
    return _Entries({str(message.id): message.lineno or 1 for message in entries})


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

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the ``.po`` files; Sphinx would skip it in silence."""
        return tuple(entries.fault for entries in self._sources().values() if entries.fault)

    def place(self, message: str) -> Place:
        """Return where the entry of a message stands, in the first file that has one."""
        for path, entries in self._sources().items():
            if line := entries.lines.get(message):
                return Place(str(path), line)
        return Place(str(self.files[0].with_suffix(".po")), 1)

    def _sources(self) -> dict[Path, _Entries]:
        return {path: _entries(path, path.stat().st_mtime_ns) for path in self.sources}


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
