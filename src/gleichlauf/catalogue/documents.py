"""The code blocks of a tree of documents: what a catalogue's entries are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from gleichlauf.documents.reading import parse_document
from gleichlauf.regular_file import content

Certainty = Literal["python", "maybe"]
"""Whether an author said that a block is Python, or the highlighter decides."""

SUFFIXES = (".rst", ".md", ".txt")

_PROMPT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)


def blocks_of(
    folder: Path, on_unreadable: Callable[[Path, OSError], object] | None = None
) -> dict[str, Certainty]:
    """Return the blocks that may be Python in all documents below a folder, by their source.

    ``on_unreadable`` is called with each document that cannot be read; without it, this is an
    `OSError`. Raises `FileNotFoundError` if there is no document.
    """
    paths = [folder] if folder.is_file() else _documents(folder)
    if not paths:
        raise FileNotFoundError(f"{folder}: there is no document ({', '.join(SUFFIXES)}) in it")
    found: dict[str, Certainty] = {}
    for path in paths:
        try:
            text = content(path).decode("utf-8-sig", "replace")
        except OSError as error:
            if on_unreadable is None:
                raise
            on_unreadable(path, error)
            continue
        for source, certainty in blocks_of_text(text, path.suffix):
            if found.get(source) != "python":
                found[source] = certainty
    return found


def blocks_of_text(text: str, suffix: str) -> list[tuple[str, Certainty]]:
    """Return the blocks of one document that may be Python, in order."""
    found: list[tuple[str, Certainty]] = []
    for block in parse_document(text, suffix):
        if block.language == "python":
            found.append((block.text, "python"))
        elif block.language in ("", "maybe"):
            found.append((block.text, "python" if _PROMPT.search(block.text) else "maybe"))
    return found


def _documents(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and not p.is_dir())
