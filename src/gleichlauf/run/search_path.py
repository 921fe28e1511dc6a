"""Where examples find modules beside Python's own: a small file among them says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SEARCH_PATH = "search_path.txt"
"""The name of the file, in the top folder of the examples."""

_HEAD = "# Where examples look for modules, from here: written by sphinx-build -b examples.\n"


def write_search_path(paths: Sequence[str]) -> str:
    """Return the text of the file, given paths relative to its folder."""
    return _HEAD + "".join(f"{path}\n" for path in paths)


def is_search_path(content: bytes) -> bool:
    """Say whether a file is one of ours."""
    return content.startswith(_HEAD.encode())


def search_path(example: Path) -> tuple[str, ...]:
    """Return the folders that the nearest such file above an example names, as absolute paths."""
    for folder in example.absolute().parents:
        file = folder / SEARCH_PATH
        try:
            text = file.read_bytes()
        except OSError:
            continue
        if is_search_path(text):
            rows = text.decode(errors="replace").splitlines()[1:]
            return tuple(str((folder / row).resolve()) for row in rows if row.strip())
    return ()
