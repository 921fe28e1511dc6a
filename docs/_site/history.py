"""When each source was last changed, as git tells."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path


@cache
def last_changes(root: Path) -> dict[str, date]:
    """Return when each source was last committed, by path from the root.

    The result is empty where there is no git, or not the whole history: the oldest commit of a
    shallow clone has changed every file.
    """
    if shutil.which("git") is None:
        return {}
    asked = ["git", "rev-parse", "--is-shallow-repository"]
    shallow = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    if shallow.stdout.strip() != "false":
        return {}
    command = ["git", "-c", "core.quotePath=off", "log", "--format=%x00%cs", "--name-only", "--"]
    history = subprocess.run(
        [*command, "docs", "locales"], cwd=root, capture_output=True, text=True, check=False
    )
    changes: dict[str, date] = {}
    for commit in history.stdout.split("\0")[1:]:
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            changes.setdefault(path, date.fromisoformat(day))
    return changes
