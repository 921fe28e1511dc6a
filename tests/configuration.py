"""What a small site needs of this project to be built as the whole one is."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

PARTS = (
    "conf.py",
    *("docs/_inventory", "docs/_site", "docs/_static", "docs/_templates"),
    *("docs/_search_scorer.js", "locales/de"),
)


def copy_configuration(folder: Path, *more: str) -> None:
    """Copy all of it, and ``more``, into a folder, and make its folder for pages."""
    (folder / "docs").mkdir()
    for part in (*PARTS, *more):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
