"""Small git repositories for tests, untouched by the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Repository:
    """A repository in a folder; each commit is a day later than the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._day = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        """Run git here and return what it prints."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        day = f"2024-01-{self._day:02} 12:00:00 +0000" if self._day else "2024-01-01 12:00:00 +0000"
        settings = {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "docs", "GIT_AUTHOR_EMAIL": "docs",
            "GIT_COMMITTER_NAME": "docs", "GIT_COMMITTER_EMAIL": "docs",
            "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
        }  # fmt: skip
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=kept | settings, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, given by their paths and contents."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def commit(self, subject: str, files: Mapping[str, str] | None = None) -> str:
        """Write files, commit all that has changed, and return the id of the commit."""
        self.write(files or {})
        self._day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)
        return self.git("rev-parse", "HEAD")
