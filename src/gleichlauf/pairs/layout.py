"""Which documents are pairs: from two folders, or from a pattern of their paths."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gleichlauf.documents.reading import SUFFIXES

LANGUAGE, PATH = "@lang", "@path"

_CODE = r"[A-Za-z]{2}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?"
_LONG_CODE = (
    r"[A-Za-z]{3}[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3})"  # without a region, any word is one
)
_SKIPPED = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and the one that it was translated from."""

    language: str
    source: Path
    translation: Path


def pairs_of_folders(source: Path, folders: Iterable[Path]) -> list[Pair]:
    """Pair the documents of folders with those of the same relative path in the source folder.

    Raises `FileNotFoundError` for a folder that is none, or in which nothing has a source.
    """
    found = []
    for folder in folders:
        _require_folder(source)
        _require_folder(folder)
        language = _language(source, folder)
        here = [
            Pair(language, original, document)
            for document in documents(folder)
            if (original := _counterpart(source / document.relative_to(folder))) is not None
            and original != document
        ]
        if not here:
            kinds = ", ".join(SUFFIXES)
            reason = f"{folder}: no document here ({kinds}) has its source at the same place"
            raise FileNotFoundError(f"{reason} in {source}")
        found += here
    return found


def pairs_of_pattern(
    pattern: str,
    source: str | None = None,
    *,
    languages: Collection[str] | None = None,
    source_language: str = "en",
) -> list[Pair]:
    """Pair the documents whose paths match a pattern with their sources.

    In the pattern, ``@lang`` stands for a language and ``@path`` for the rest, which names the
    source: ``docs/@lang/docs/@path``, ``@path.@lang.md``. ``source`` is the folder or the pattern
    of the source; without it, it is the pattern with ``source_language``, or without ``@lang``.
    ``languages`` names those wanted; None takes every folder or suffix that looks like one.

    Raises `ValueError` for a pattern that is none, and `FileNotFoundError` if nothing matches.
    """
    if pattern.count(LANGUAGE) != 1 or pattern.count(PATH) != 1:
        raise ValueError(f"{pattern}: a pattern has {LANGUAGE} once and {PATH} once")
    codes = f"{_CODE}|{_LONG_CODE}"
    if languages:
        codes = "|".join(map(re.escape, (*languages, source_language)))
    expression = re.escape(pattern)
    expression = expression.replace(re.escape(LANGUAGE), f"(?P<lang>{codes})", 1)
    expression = expression.replace(re.escape(PATH), "(?P<path>.+)", 1)
    matches: dict[str, list[tuple[Path, str]]] = defaultdict(list)
    for document in documents(_root(pattern)):
        match = re.fullmatch(expression, document.as_posix())
        if match:
            matches[match["lang"]].append((document, match["path"]))
    origin = _source_pattern(pattern, source, source_language, matches)
    found = []
    for language, several in sorted(matches.items()):
        here = [
            Pair(language, original, document)
            for document, path in several
            if (original := _counterpart(Path(origin.replace(PATH, path, 1)))) is not None
            and original != document
        ]
        # A folder "ui" beside the sources is no language, whatever document it shares with them.
        if languages or 2 * len(here) >= len(several):
            found += here
    if not found:
        raise FileNotFoundError(
            f"{pattern}: nothing matches this that has its source at {origin}; "
            "name the source's folder with --source"
        )
    return found


def documents(folder: Path) -> Iterator[Path]:
    """Yield the documents below a folder, in the order of their paths; no link is followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in _SKIPPED and not n.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                yield Path(parent, name)


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such folder")


def _language(source: Path, folder: Path) -> str:
    """Return the part in which the path of a translation differs from that of its source."""
    parts = zip(folder.resolve().parts, source.resolve().parts, strict=False)
    return next((part for part, other in parts if part != other), folder.resolve().name)


def _counterpart(path: Path) -> Path | None:
    """Return the source at a path; ``.md`` and ``.mdx`` count as one."""
    if os.path.lexists(path):
        return path
    other = {".md": ".mdx", ".mdx": ".md"}.get(path.suffix)
    if other and os.path.lexists(path.with_suffix(other)):
        return path.with_suffix(other)
    return None


def _root(pattern: str) -> Path:
    """Return the folder that all paths of a pattern lie in."""
    literal = pattern[: min(pattern.index(LANGUAGE), pattern.index(PATH))]
    return Path(literal.rpartition("/")[0] or ("/" if literal.startswith("/") else "."))


def _source_pattern(
    pattern: str, source: str | None, language: str, matches: Collection[str]
) -> str:
    if source is not None:
        if PATH in source:
            return source
        suffix = pattern[max(pattern.index(LANGUAGE) + len(LANGUAGE), pattern.index(PATH) + 5) :]
        return f"{source.rstrip('/')}/{PATH}{suffix}"
    if language in matches:
        return pattern.replace(LANGUAGE, language)
    return re.sub(rf"[._-]{LANGUAGE}|{LANGUAGE}[/._-]", "", pattern)
