"""What a build is made from: if that is the same, so is what it makes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCES = ("docs", "locales", "examples/tested_with.txt")
CODE = ("src", "tools", "docs/_site", "conf.py", "requirements.txt", ".venv/pyodide")
COMPILED = {".mo", ".pyc"}
SETTINGS = (
    "GLEICHLAUF_REPOSITORY_URL",
    "GLEICHLAUF_SITE_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_SERVER_URL",
    "SOURCE_DATE_EPOCH",
)
"""The variables of the environment that conf.py and Sphinx look at."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes: one of all code and settings, and one of each source by its path."""

    made_with: str
    sources: Mapping[str, str]

    def text(self) -> str:
        """Return it as a text, for a file."""
        lines = (f"{content} {path}\n" for path, content in self.sources.items())
        return f"{self.made_with}\n{''.join(lines)}"

    @classmethod
    def parsed(cls, text: str) -> Fingerprint:
        """Read such a text; of any other one nothing fits a build."""
        made_with, _, rest = text.partition("\n")
        lines = (line.partition(" ") for line in rest.splitlines())
        return cls(made_with, {path: content for content, _, path in lines})


def fingerprint() -> Fingerprint:
    """Take it of the project in this folder.

    By contents, not by times: a file may come back with the time that it had.
    """
    # What Sphinx reads lies below this folder, and it notes the whole paths.
    made_with = [sys.version, os.getcwd()]  # noqa: PTH109
    made_with += [f"{name}={os.environ.get(name)}" for name in SETTINGS]
    if os.environ.get("GLEICHLAUF_SITE_URL"):
        made_with.append(_history())
    made_with += [f"{content} {path}" for path, content in _hashes(CODE)]
    together = hashlib.sha256("\0".join(made_with).encode("utf-8", "surrogateescape"))
    return Fingerprint(together.hexdigest(), dict(_hashes(SOURCES)))


def _history() -> str:
    """Return what stands for git's history here: published pages say when they were changed."""
    asked = ["git", "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def _hashes(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for path in _files(names):
        yield str(path), hashlib.sha256(path.read_bytes()).hexdigest()


def _files(names: Sequence[str]) -> list[Path]:
    roots = [Path(name) for name in names]
    below = [path for root in roots for path in (root.rglob("*") if root.is_dir() else [root])]
    return sorted(path for path in below if path.suffix not in COMPILED and path.is_file())
